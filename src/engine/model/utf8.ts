/** Whether the bytes between two places are UTF-8, as a TextDecoder that is strict would say. */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from
  while (at < to) {
    if (bytes[at]! < 0x80) at++
    else {
      const length = lengthAt(bytes, at, to)
      if (length === 0) return false
      at += length
    }
  }
  return true
}

/** So many UTF-16 units are put together at once. */
const ROOM = 1024
const units = new Uint16Array(ROOM)
const DAMAGED = 0xfffd

/**
 * The text of the bytes between two places; what is not UTF-8 becomes U+FFFD, as with a TextDecoder, which takes longer
 * over a few bytes and is none of the engine's.
 */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  let count = 0
  for (let at = from; at < to;) {
    const first = bytes[at]!
    const length = first < 0x80 ? 1 : lengthAt(bytes, at, to)
    if (length === 1) units[count++] = first
    else if (length === 2) units[count++] = ((first & 0x1f) << 6) | low(bytes, at + 1)
    else if (length === 3) units[count++] = ((first & 0x0f) << 12) | (low(bytes, at + 1) << 6) | low(bytes, at + 2)
    else if (length === 4) {
      const high = ((first & 0x07) << 18) | (low(bytes, at + 1) << 12)
      const point = (high | (low(bytes, at + 2) << 6) | low(bytes, at + 3)) - 0x10000
      units[count++] = 0xd800 | (point >> 10)
      units[count++] = 0xdc00 | (point & 0x3ff)
    } else units[count++] = DAMAGED
    at += length === 0 ? damagedLength(bytes, at, to) : length
    if (count < ROOM - 1) continue
    text += unitsUpTo(count)
    count = 0
  }
  return text + unitsUpTo(count)
}

/** A list of each length up to 64, used over and over: a view of `units` would be an object for every text. */
const lists: number[][] = []

function unitsUpTo(count: number): string {
  if (count > 64) return String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[])
  const list = (lists[count] ??= new Array<number>(count).fill(0))
  for (let i = 0; i < count; i++) list[i] = units[i]!
  return String.fromCharCode.apply(null, list)
}

const low = (bytes: Uint8Array, at: number) => bytes[at]! & 0x3f

const isMore = (byte: number) => (byte & 0xc0) === 0x80

/** Bytes of the character that starts here with a byte that is not ASCII; 0 when it is none. */
function lengthAt(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at]!
  // Most of Chinese.
  if (first > 0xe0 && first < 0xed) return at + 3 <= to && isMore(bytes[at + 1]!) && isMore(bytes[at + 2]!) ? 3 : 0
  const length = lengthBy(first)
  if (length === 0 || at + length > to || !maySecond(first, bytes[at + 1]!)) return 0
  for (let i = at + 2; i < at + length; i++) if (!isMore(bytes[i]!)) return 0
  return length
}

const lengthBy = (first: number) => (first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4)

/** Not if that were longer than need be, half of a pair, or beyond the last character. */
function maySecond(first: number, second: number): boolean {
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  return second >= least && second <= most
}

/** How many bytes one U+FFFD stands for: a beginning that could have become a character, or a single byte. */
function damagedLength(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at]!
  const wanted = lengthBy(first)
  if (wanted === 0 || at + 1 >= to || !maySecond(first, bytes[at + 1]!)) return 1
  let length = 2
  while (length < wanted && at + length < to && isMore(bytes[at + length]!)) length++
  return length
}

/**
 * Writes a text at a place, where there has to be room for three bytes a UTF-16 unit; returns where it ends, or 0 of a
 * text with half a character, which UTF-8 does not have.
 */
export function encodeUtf8(text: string, bytes: Uint8Array, from: number): number {
  let at = from
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) bytes[at++] = unit
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6)
      bytes[at++] = 0x80 | (unit & 0x3f)
    } else if (unit < 0xd800 || unit > 0xdfff) {
      bytes[at++] = 0xe0 | (unit >> 12)
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[at++] = 0x80 | (unit & 0x3f)
    } else {
      const point = text.codePointAt(i)!
      if (point < 0x10000) return 0
      i++
      bytes[at++] = 0xf0 | (point >> 18)
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f)
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f)
      bytes[at++] = 0x80 | (point & 0x3f)
    }
  }
  return at
}
