import type { Note } from '../engine/model/trouble.ts'
import { checkTextLength, decodeStrictly, decodeText, labelOf } from './encoding.ts'
import type { Encoding, FormatFile } from './format.ts'

/** Up to here an XML declaration ends. */
const HEAD_BYTES = 200

/** The text of an XML file: as the user says, else as its declaration does, else as its bytes show. */
export function decodeXml(
  { name, bytes }: FormatFile,
  chosen: string | null,
): { text: string; encoding: Encoding; notes: Note[] } {
  checkTextLength(bytes, name)
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES))
  const declared = /<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1]
  const label = declared === undefined ? null : labelOf(declared)
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb
  if (chosen !== null || isMarked || label === null || label.startsWith('utf-16'))
    return { ...decodeText(bytes, chosen, name), notes: [] }
  const text = decodeStrictly(bytes, label)
  if (text !== null) return { text, encoding: { name: label, rule: 'declared' }, notes: [] }
  const found = decodeText(bytes, null, name)
  const params = { declared: declared!, used: found.encoding.name }
  return { ...found, notes: [{ level: 'note', code: 'declared-encoding-wrong', params, where: { file: name } }] }
}
