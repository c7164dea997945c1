import { InputError } from '../engine/model/trouble.ts'
import type { FormatFile } from './format.ts'
import { jsonFaultAt } from './json-fault.ts'
import { decodeText } from './text.ts'

/** The JSON value of a file. Throws InputError with line and place for anything else. */
export function parseJson(file: FormatFile): unknown {
  if (file.bytes.length === 0) throw new InputError('empty-file', {}, { file: file.name })
  const text = decodeText(file)
  try {
    return JSON.parse(text) as unknown
  } catch {
    const at = jsonFaultAt(text)
    const line = text.slice(0, at).split('\n').length
    const ended = at >= text.length
    throw new InputError(ended ? 'json-ends-early' : 'not-json', { line, character: at + 1 }, { file: file.name })
  }
}
