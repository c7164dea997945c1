import { InputError } from '../engine/model/trouble.ts'
import type { FormatFile } from './format.ts'

/** Text of a file: UTF-8, with or without BOM, or UTF-16 with BOM. Anything else is refused, never guessed. */
export function decodeText({ name, bytes }: FormatFile): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new InputError('not-utf8', {}, { file: name })
  }
}
