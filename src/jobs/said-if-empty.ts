import type { RawLayer } from '../formats/format.ts'

/** A layer without rows, of which its reader has nothing to say, says that it is empty: nobody shall look for its rows. */
export function saidIfEmpty(layer: RawLayer, file: string): RawLayer {
  if (layer.table.length > 0 || layer.notes.length > 0) return layer
  const params = { layer: layer.name === '' ? file : layer.name }
  return { ...layer, notes: [{ level: 'note', code: 'layer-empty', params, where: { file } }] }
}
