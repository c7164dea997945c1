import type { Park } from '../engine/model/park.ts'

/** A file name for a layer that no other layer of the park has: the wanted one, or with a number. */
export function freeName({ layers }: Park, wanted: string): string {
  const taken = new Set(layers.map(({ file }) => file.toLowerCase()))
  const stem = wanted.replace(/\.[^.]*$/, '')
  for (let count = 1; ; count++) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}.geojson`
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** A layer's file name after the file that it came from; nothing that a folder or a zip could trip over. */
export function layerFileName(source: string): string {
  const stem = source
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${stem || 'layer'}.geojson`
}
