import type { Note } from '../engine/model/trouble.ts'
import { isUtf8 } from '../engine/model/utf8.ts'
import { isAscii } from './ascii.ts'
import { checkTextLength, decodeStrictly, decodeText, labelOf } from './encoding.ts'
import { tallyText } from './encoding-vote.ts'
import type { Encoding, FormatFile } from './format.ts'

const HEAD_BYTES = 65_536
/** AutoCAD 2007; from then on a drawing is UTF-8 whatever its code page. */
const UTF8_FROM = 1021
/** So much is decoded at once, up to the end of a line. */
const PIECE_BYTES = 65_536
const SAMPLE_CHARACTERS = 200_000
/** Share of everyday characters from which a text is Chinese, whatever code page was left standing. */
const CHINESE_SHARE = 0.9

/** A drawing in an encoding whose lines can be told from its bytes. */
export interface DxfText {
  readonly bytes: Uint8Array
  /** As `decoderOf` knows it. */
  readonly label: string
  readonly encoding: Encoding
  readonly notes: readonly Note[]
}

/** The encoding of a drawing: as the user says, else by version and $DWGCODEPAGE, unless the bytes contradict them. */
export function dxfText({ name, bytes }: FormatFile, chosen: string | null): DxfText {
  checkTextLength(bytes, name)
  if (chosen !== null) return byLines(bytes, decodeText(bytes, chosen, name), [])
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES))
  const version = Number(/\$ACADVER\s+1\s+AC(\d{4})/.exec(head)?.[1] ?? 0)
  const page = /\$DWGCODEPAGE\s+3[ \t]*\r?\n[ \t]*([^\r\n]+)/.exec(head)?.[1]?.trim()
  const declared = version >= UTF8_FROM ? 'utf-8' : page === undefined ? null : labelOf(page)
  if (declared !== null && fits(bytes, declared)) {
    const found: DxfText = { bytes, label: declared, encoding: { name: declared, rule: 'declared' }, notes: [] }
    if (NOT_BY_BYTES.test(declared)) return byLines(bytes, { text: decodeStrictly(bytes, declared)!, ...found }, [])
    if (!/^(?:windows-125|ibm|x-mac)/.test(declared) || isAscii(bytes, 0, bytes.length)) return found
    // A code page of the West fits any bytes, and many programs write it without a thought.
    const other = decodeStrictly(bytes, 'utf-8') ?? decodeStrictly(bytes, 'gb18030')
    const tally = other === null ? null : tallyText(beyondAscii(other), 'gb18030')
    if (!tally || tally.odd > 0 || tally.common < (tally.common + tally.other) * CHINESE_SHARE) return found
  }
  const read = decodeText(bytes, null, name)
  if (declared === null) return byLines(bytes, read, [])
  const params = { declared: version >= UTF8_FROM ? `AC${version}` : page!, used: read.encoding.name }
  return byLines(bytes, read, [{ level: 'note', code: 'declared-encoding-wrong', params, where: { file: name } }])
}

/** Lines of these are not told from the bytes, so that they are written anew as UTF-8. */
const NOT_BY_BYTES = /^(?:utf-16|iso-2022)/

function byLines(
  bytes: Uint8Array,
  { text, encoding }: { text: string; encoding: Encoding },
  notes: readonly Note[],
): DxfText {
  if (!NOT_BY_BYTES.test(encoding.name)) return { bytes, label: encoding.name, encoding, notes }
  return { bytes: new TextEncoder().encode(text), label: 'utf-8', encoding, notes }
}

/** Whether all bytes are of an encoding. Pieces of ASCII alone are of any other, and are not decoded. */
function fits(bytes: Uint8Array, label: string): boolean {
  if (label === 'utf-8') return isUtf8(bytes, 0, bytes.length)
  if (NOT_BY_BYTES.test(label)) return decodeStrictly(bytes, label) !== null
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, Math.min(from + PIECE_BYTES, bytes.length - 1))
    const to = end === -1 ? bytes.length : end + 1
    if (!isAscii(bytes, from, to) && decodeStrictly(bytes.subarray(from, to), label) === null) return false
    from = to
  }
  return true
}

function beyondAscii(text: string): string {
  let found = ''
  for (let i = 0; i < text.length && found.length < SAMPLE_CHARACTERS; i++)
    if (text.charCodeAt(i) >= 0x80) found += text[i]
  return found
}
