import { decodeText } from './encoding.ts'
import type { FormatFile } from './format.ts'

const MOST_BYTES = 256

/** The encoding that a .cpg names, as it is written there; null without one. */
export function cpgText(cpg: FormatFile | null): string | null {
  if (!cpg) return null
  try {
    return decodeText(cpg.bytes.subarray(0, MOST_BYTES), null).text.trim() || null
  } catch {
    return null
  }
}
