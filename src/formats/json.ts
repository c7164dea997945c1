import { InputError } from '../engine/model/trouble.ts'
import type { FormatFile } from './format.ts'
import { decodeText } from './text.ts'

/** The JSON value of a file. Throws InputError with the line, and the character in it, for anything else. */
export async function parseJson(file: FormatFile): Promise<unknown> {
  if (file.bytes.length === 0) throw new InputError('empty-file', {}, { file: file.name })
  const text = decodeText(file)
  try {
    return JSON.parse(text) as unknown
  } catch {
    const { jsonFaultAt } = await import('./json-fault.ts')
    const at = jsonFaultAt(text)
    const before = text.slice(0, at)
    const place = { line: before.split('\n').length, character: before.length - before.lastIndexOf('\n') }
    throw new InputError(at >= text.length ? 'json-ends-early' : 'not-json', place, { file: file.name })
  }
}
