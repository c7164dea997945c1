import { InputError } from '../engine/model/trouble.ts'
import { flatgeobuf } from './flatgeobuf.ts'
import type { Format, FormatSource, ReadJob, ReadOptions, ReadResult } from './format.ts'
import { geojson } from './geojson.ts'
import { repairRings } from './repair-rings.ts'

/** Every format. To add one: a file and a line here. */
export const FORMATS: readonly Format[] = [geojson, flatgeobuf]

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
  const [best] = FORMATS.map((format) => ({ format, score: format.sniff(head, name) })).sort(
    (a, b) => b.score - a.score,
  )
  if (!best || best.score === 0) {
    const known = FORMATS.flatMap((format) => format.extensions.map((extension) => `.${extension}`)).join(' ')
    throw new InputError('unknown-format', { known }, { file: name })
  }
  const { layers, refused } = await best.format.read(source, options, job)
  return { format: best.format.id, layers: layers.map((layer) => repairRings(layer, name)), refused }
}

/** Whether a file of this name needs a reader that is fetched first. */
export function isFetched(name: string): boolean {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return FORMATS.some(({ fetched, extensions }) => fetched && extensions.includes(extension))
}
