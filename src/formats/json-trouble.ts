import { InputError } from '../engine/model/trouble.ts'
import { JsonBroken, JsonTooDeep, MOST_LEVELS, NotUtf8 } from './json-cursor.ts'
import { jsonFaultAt } from './json-fault.ts'

/** A place in a text up to which it is good JSON, and a short beginning of a text that stands for all before it. */
export interface Boundary {
  readonly at: number
  readonly before: string
}

const WINDOW_BYTES = 1_048_576

/** What to tell the user about an error of reading a text; any other error as it is. */
export function troubleOf(error: unknown, bytes: Uint8Array, boundary: Boundary, file: string): unknown {
  if (error instanceof JsonBroken) return jsonTrouble(bytes, boundary, file)
  if (error instanceof NotUtf8) return new InputError('not-utf8', {}, { file })
  if (error instanceof JsonTooDeep)
    return new InputError('json-too-deep', { line: lineAt(bytes, error.at), most: MOST_LEVELS }, { file })
  return error
}

/**
 * What to tell the user about a text that is not JSON, or not UTF-8: the line, and the character in it. Only the part
 * from the boundary on is looked at, as far as needed.
 */
function jsonTrouble(bytes: Uint8Array, { at, before }: Boundary, file: string): InputError {
  for (let window = WINDOW_BYTES; ; window *= 8) {
    const whole = at + window >= bytes.length
    let text: string
    try {
      // A character cut in half at the end is no fault of the encoding.
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(at, at + window), { stream: true })
    } catch {
      return new InputError('not-utf8', {}, { file })
    }
    const fault = jsonFaultAt(before + text) - before.length
    if (fault >= text.length && !whole) continue
    const line = lineAt(bytes, at) + text.slice(0, fault).split('\n').length - 1
    if (fault >= text.length) return new InputError('json-ends-early', { line }, { file })
    return new InputError('not-json', { line, character: characterAt(bytes, at, text.slice(0, fault)) }, { file })
  }
}

/** What opens a text of another kind of JSON, with a map in it or a part of one. */
const OTHERS = [
  ['topojson', /"type"\s*:\s*"Topology"/],
  ['esri-json', /"geometryType"\s*:\s*"esriGeometry|"spatialReference"\s*:/],
] as const
const HEAD_BYTES = 65_536

/** What to tell the user about a text that is JSON and no GeoJSON: which other kind it is, where that is known. */
export function otherJson(bytes: Uint8Array, file: string): InputError {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES))
  const other = OTHERS.find(([, pattern]) => pattern.test(head))
  return new InputError(other?.[0] ?? 'not-geojson', {}, { file })
}

/** Line of a byte, from 1. */
function lineAt(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let i = 0; i < at; i++) if (bytes[i] === 0x0a) line++
  return line
}

/** Character in its line, from 1, after the text that follows the boundary at `at`. */
function characterAt(bytes: Uint8Array, at: number, text: string): number {
  const lineStart = text.lastIndexOf('\n') + 1
  if (lineStart > 0) return text.length - lineStart + 1
  const start = bytes.subarray(0, at).lastIndexOf(0x0a) + 1
  return new TextDecoder().decode(bytes.subarray(start, at)).length + text.length + 1
}
