import { InputError } from '../engine/model/trouble.ts'
import type { Format, FormatSource, ReadJob, ReadOptions, ReadResult } from './format.ts'
import { geojson } from './geojson.ts'
import { repairRings } from './repair-rings.ts'

/** Every format. The readers of the others are fetched for the first file that is not GeoJSON by its name. */
export async function allFormats(): Promise<readonly Format[]> {
  const { FETCHED_FORMATS } = await import('./fetched-formats.ts')
  return [geojson, ...FETCHED_FORMATS]
}

const extensionOf = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase()
const isAtHand = (name: string) => geojson.extensions.includes(extensionOf(name))

/** Whether a file of this name needs a reader that is fetched first. */
export const isFetched = (name: string) => !isAtHand(name)

/** What was read, and by which format. */
export interface Identified extends ReadResult {
  readonly format: string
}

/** As much of a file as a reader is shown to recognise it. */
const HEAD_BYTES = 1024

/**
 * Reads a file by what it is, not only by its name. Rings come closed and wound; what was repaired or dropped is in the
 * notes. Throws InputError for a file of which nothing can be used.
 */
export async function readSource(source: FormatSource, options: ReadOptions, job: ReadJob): Promise<Identified> {
  const { name, bytes } = source.main
  if (bytes.length === 0) throw new InputError('empty-file', {}, { file: name })
  const head = bytes.subarray(0, HEAD_BYTES)
  const format = isAtHand(name) && geojson.sniff(head, name) > 0.5 ? geojson : await recognise(head, name)
  const { layers, refused } = await format.read(source, options, job)
  return { format: format.id, layers: layers.map((layer) => repairRings(layer, name)), refused }
}

async function recognise(head: Uint8Array, name: string): Promise<Format> {
  const formats = await allFormats()
  const [best] = formats
    .map((format) => ({ format, score: format.sniff(head, name) }))
    .sort((a, b) => b.score - a.score)
  if (best && best.score > 0) return best.format
  const known = formats.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(' ')
  throw new InputError('unknown-format', { known }, { file: name })
}
