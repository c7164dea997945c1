import { InputError } from '../engine/model/trouble.ts'
import { tallyText } from './encoding-vote.ts'
import type { Encoding } from './format.ts'
import { decoderOf, isOwnPage } from './text-decoder.ts'

/** Numbers of code pages, as .cpg files write them, that are not among the labels of TextDecoder. */
const CODE_PAGES: Readonly<Record<string, string>> = {
  '874': 'windows-874',
  '932': 'shift_jis',
  '936': 'gb18030',
  '949': 'euc-kr',
  '950': 'big5',
  '1200': 'utf-16le',
  '1201': 'utf-16be',
  '10000': 'macintosh',
  '10006': 'x-mac-greek',
  '10007': 'x-mac-cyrillic',
  '10029': 'x-mac-ce',
  '20936': 'gb18030',
  '28591': 'iso-8859-1',
  '52936': 'gb18030',
  '54936': 'gb18030',
  '65001': 'utf-8',
}

/**
 * The name by which `decoderOf` knows an encoding, from the many ways to write it (`GBK`, `CP936`, `ANSI 936`, `65001`,
 * `ISO-88591`, `OEM 850`); null for one that it does not know. GBK and GB 2312 come out as GB18030, which holds both: browsers
 * decode them as that, other engines have tables of their own.
 */
export function labelOf(spelling: string): string | null {
  const trimmed = spelling.trim().toLowerCase().replaceAll('_', '-')
  const digits = /^(?:(?:ansi|oem|dos|cp|ms|ibm|windows|win|codepage|code page)[ -]?)?(\d+)$/.exec(trimmed)?.[1]
  const latin = /^(?:iso[ -]?)?8859-?(\d{1,2})$/.exec(trimmed)?.[1]
  const page =
    digits === undefined
      ? undefined
      : (CODE_PAGES[digits] ?? (/^125\d$/.test(digits) ? `windows-${digits}` : `ibm${digits}`))
  const label = latin ? `iso-8859-${latin}` : (page ?? trimmed.replace(/^(big)-(5)/, '$1$2').replace(/ /g, '-'))
  if (isOwnPage(label)) return label
  try {
    const { encoding } = new TextDecoder(label)
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    return null
  }
}

/** V8 holds no longer text; in the other engines there is room for more. */
const MOST_TEXT_BYTES = 0x1fffffe8

/** Throws InputError for what would be too long for one text, whatever its encoding. */
export function checkTextLength(bytes: Uint8Array, file?: string): void {
  if (bytes.length > MOST_TEXT_BYTES)
    throw new InputError('text-too-large', { most: 512 }, file === undefined ? {} : { file })
}

/** The text, or null when the bytes are not of this encoding. A byte order mark is left out. */
export function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return decoderOf(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

const LOOKED_AT = 65_536

/** Whether the beginning is a text in this encoding, without control characters; `share` of it at least everyday. */
function readsAs(bytes: Uint8Array, label: string, share: number): boolean {
  let text: string
  try {
    // The beginning may end within a character.
    text = new TextDecoder(label, { fatal: true }).decode(bytes.subarray(0, LOOKED_AT), { stream: true })
  } catch {
    return false
  }
  const { common, other, odd } = tallyText(text, label)
  return odd === 0 && common >= (common + other) * share
}

/** Latin letters and digits of UTF-16 have a zero in every other place; no other encoding writes zeros into a text. */
function utf16ByZeros(bytes: Uint8Array): string | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null
  const end = Math.min(bytes.length, LOOKED_AT)
  const zeros = [0, 0]
  for (let i = 0; i < end; i++) if (bytes[i] === 0) zeros[i % 2]!++
  const [even, odd] = zeros as [number, number]
  if (odd > even * 8 && odd * 20 >= end && readsAs(bytes, 'utf-16le', 0)) return 'utf-16le'
  if (even > odd * 8 && even * 20 >= end && readsAs(bytes, 'utf-16be', 0)) return 'utf-16be'
  return null
}

/**
 * A text that is Chinese alone has no zeros; then it must read as UTF-16 throughout, and as nothing else. Texts of a few
 * characters are left alone: too much is plausible by chance.
 */
function utf16ByHan(bytes: Uint8Array): string | null {
  if (bytes.length < 16 || bytes.length % 2 !== 0) return null
  return ['utf-16le', 'utf-16be'].find((label) => readsAs(bytes, label, 0.9)) ?? null
}

/** Damage in a UTF-8 text: few characters that are no UTF-8 among many that are. 0 when it is another encoding. */
function damagedUtf8(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes)
  let bad = 0
  let good = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) bad++
    else if (code >= 0x2e80) good++
  }
  return good > bad * 20 ? bad : 0
}

/**
 * The text of a file and how it was decoded: as the user says, else by byte order mark, as UTF-16 by its shape, as valid
 * UTF-8, else as GB18030, which holds GBK and GB2312. Throws InputError for a label that is unknown or does not fit, for
 * damaged UTF-8 and for bytes that are none of these; `file` is the place to name in it.
 */
export function decodeText(
  bytes: Uint8Array,
  chosen: string | null,
  file?: string,
): { text: string; encoding: Encoding } {
  checkTextLength(bytes, file)
  const where = file === undefined ? {} : { file }
  if (chosen !== null) {
    const name = labelOf(chosen)
    if (name === null) throw new InputError('encoding-unknown-label', { encoding: chosen }, where)
    const text = decodeStrictly(bytes, name)
    if (text === null) throw new InputError('encoding-does-not-fit', { encoding: name }, where)
    return { text, encoding: { name, rule: 'user' } }
  }
  const guesses: [() => string | null, string][] = [
    [() => encodingOfMark(bytes), 'bom'],
    [() => utf16ByZeros(bytes), 'utf16-shape'],
    [() => 'utf-8', 'utf8-valid'],
    [() => utf16ByHan(bytes), 'utf16-shape'],
  ]
  for (const [guess, rule] of guesses) {
    const name = guess()
    const text = name === null ? null : decodeStrictly(bytes, name)
    if (name !== null && text !== null) return { text, encoding: { name, rule } }
  }
  const damaged = damagedUtf8(bytes)
  if (damaged > 0) throw new InputError('damaged-utf8', { count: damaged }, where)
  const text = decodeStrictly(bytes, 'gb18030')
  if (text === null) throw new InputError('unknown-encoding', {}, where)
  return { text, encoding: { name: 'gb18030', rule: 'default' } }
}
