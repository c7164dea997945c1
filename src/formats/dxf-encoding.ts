import type { Note } from '../engine/model/trouble.ts'
import { checkTextLength, decodeStrictly, decodeText, labelOf } from './encoding.ts'
import { tallyText } from './encoding-vote.ts'
import type { Encoding, FormatFile } from './format.ts'

const HEAD_BYTES = 65_536
/** AutoCAD 2007; from then on a drawing is UTF-8 whatever its code page. */
const UTF8_FROM = 1021
const SAMPLE_CHARACTERS = 200_000
/** Share of everyday characters from which a text is Chinese, whatever code page was left standing. */
const CHINESE_SHARE = 0.9

const isAscii = (text: string) => !/[^\u0000-\u007f]/.test(text) // eslint-disable-line no-control-regex

/** The text of a drawing: as the user says, else by version and $DWGCODEPAGE, unless the bytes contradict them. */
export function decodeDxf(
  { name, bytes }: FormatFile,
  chosen: string | null,
): { text: string; encoding: Encoding; notes: Note[] } {
  checkTextLength(bytes, name)
  if (chosen !== null) return { ...decodeText(bytes, chosen, name), notes: [] }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES))
  const version = Number(/\$ACADVER\s+1\s+AC(\d{4})/.exec(head)?.[1] ?? 0)
  const page = /\$DWGCODEPAGE\s+3[ \t]*\r?\n[ \t]*([^\r\n]+)/.exec(head)?.[1]?.trim()
  const declared = version >= UTF8_FROM ? 'utf-8' : page === undefined ? null : labelOf(page)
  const found = declared === null ? null : decodeStrictly(bytes, declared)
  if (found !== null && (isAscii(found) || !declared!.startsWith('windows-125')))
    return { text: found, encoding: { name: declared!, rule: 'declared' }, notes: [] }
  if (found !== null) {
    // A code page of the West fits any bytes, and many programs write it without a thought.
    const other = decodeStrictly(bytes, 'utf-8') ?? decodeStrictly(bytes, 'gb18030')
    const tally = other === null ? null : tallyText(beyondAscii(other), 'gb18030')
    if (!tally || tally.odd > 0 || tally.common < (tally.common + tally.other) * CHINESE_SHARE)
      return { text: found, encoding: { name: declared!, rule: 'declared' }, notes: [] }
  }
  const read = decodeText(bytes, null, name)
  if (declared === null) return { ...read, notes: [] }
  const params = { declared: version >= UTF8_FROM ? `AC${version}` : page!, used: read.encoding.name }
  return { ...read, notes: [{ level: 'note', code: 'declared-encoding-wrong', params, where: { file: name } }] }
}

function beyondAscii(text: string): string {
  let found = ''
  for (let i = 0; i < text.length && found.length < SAMPLE_CHARACTERS; i++)
    if (text.charCodeAt(i) >= 0x80) found += text[i]
  return found
}
