import { InputError } from '../engine/model/trouble.ts'
import { flatgeobuf } from './flatgeobuf.ts'
import type { Format, FormatFile, ReadResult } from './format.ts'
import { geojson } from './geojson.ts'

/** Every format. To add one: a file and a line here. */
export const FORMATS: readonly Format[] = [geojson, flatgeobuf]

/** Reads a file by what it is, not only by its name. */
export async function readFeatures(file: FormatFile): Promise<ReadResult> {
  if (file.bytes.length === 0) throw new InputError('empty-file', {}, { file: file.name })
  const head = file.bytes.subarray(0, 64)
  const [best] = FORMATS.map((format) => ({ format, score: format.sniff(head, file.name) })).sort(
    (a, b) => b.score - a.score,
  )
  if (!best || best.score === 0) {
    const known = FORMATS.flatMap((format) => format.extensions.map((extension) => `.${extension}`)).join(' ')
    throw new InputError('unknown-format', { known }, { file: file.name })
  }
  return best.format.read(file)
}

/** Whether a file of this name needs a reader that is fetched first. */
export function isFetched(name: string): boolean {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return FORMATS.some(({ fetched, extensions }) => fetched && extensions.includes(extension))
}
