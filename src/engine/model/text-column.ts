import { decodeUtf8 } from './utf8.ts'

/**
 * Texts of which most differ, as the UTF-8 that they came in: a million names are no million strings. They may stand in
 * the file itself, among all else that is there, until the column is `compacted`. A text is decoded when somebody looks.
 */
export interface TextColumn {
  /** Texts are the same when their bytes are; what is damaged is shown with U+FFFD. */
  readonly bytes: Uint8Array
  /** Where the text of each row starts; 0 of a row without one, since none stands at the very beginning. */
  readonly starts: Uint32Array
  /** Bytes of each text; in a byte each as long as none is longer than 255. */
  readonly lengths: Uint8Array | Uint32Array
  /** Not this kind of column: whoever looks for values in its list finds none. */
  readonly codes?: undefined
  readonly words?: undefined
}

/** The text of a row; null where it has none. */
export function textOf({ bytes, starts, lengths }: TextColumn, row: number): string | null {
  const start = starts[row]
  return start ? decodeUtf8(bytes, start, start + lengths[row]!) : null
}

/** Whether every row has a text, none empty and none twice. */
export function everyTextDiffers({ bytes, starts, lengths }: TextColumn): boolean {
  const count = starts.length
  // Half of the slots stay empty, so that most look-ups end at the first; they hold 1 and the row.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(count * 2 + 1)))
  const hashes = new Uint32Array(count)
  const last = slots.length - 1
  for (let row = 0; row < count; row++) {
    const start = starts[row]!
    const length = lengths[row]!
    if (start === 0 || length === 0) return false
    const hash = hashOf(bytes, start, length) >>> 0
    hashes[row] = hash
    let slot = hash & last
    while (slots[slot] !== 0) {
      const other = slots[slot]! - 1
      // The bytes of another text are far away, so they are looked at last.
      if (hashes[other] === hash && lengths[other] === length && sameBytes(bytes, starts[other]!, bytes, start, length))
        return false
      slot = (slot + 1) & last
    }
    slots[slot] = row + 1
  }
  return true
}

/** 32 bits of a text (FNV-1a, mixed once more because running numbers differ in their last digits only). */
export function hashOf(bytes: Uint8Array, start: number, length: number): number {
  let bits = 0x811c9dc5
  for (let at = start; at < start + length; at++) bits = Math.imul(bits ^ bytes[at]!, 0x01000193)
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b)
  return bits ^ (bits >>> 13)
}

/** Names of one kind differ at the end, so that is looked at first. */
export function sameBytes(a: Uint8Array, atA: number, b: Uint8Array, atB: number, length: number): boolean {
  let i = length - 1
  while (i >= 0 && a[atA + i] === b[atB + i]) i--
  return i < 0
}

/** The same texts in bytes of their own; the column itself where it has no others. */
export function compacted(column: TextColumn): TextColumn {
  const { bytes, starts, lengths } = column
  let total = 1
  for (let row = 0; row < lengths.length; row++) total += lengths[row]!
  if (total === bytes.length) return column
  const own = new Uint8Array(total)
  const ownStarts = new Uint32Array(starts.length)
  let at = 1
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row]!
    if (start === 0) continue
    ownStarts[row] = at
    for (let end = start + lengths[row]!, i = start; i < end; i++) own[at++] = bytes[i]!
  }
  return { bytes: own, starts: ownStarts, lengths }
}

/** Those rows of the column, in that order. */
export function selectTexts({ bytes, starts, lengths }: TextColumn, rows: Uint32Array): TextColumn {
  const chosen = lengths instanceof Uint8Array ? new Uint8Array(rows.length) : new Uint32Array(rows.length)
  rows.forEach((row, i) => (chosen[i] = lengths[row]!))
  return { bytes, starts: Uint32Array.from(rows, (row) => starts[row]!), lengths: chosen }
}

/** The column with one more row, which has no text. */
export function withEmptyRow({ bytes, starts, lengths }: TextColumn): TextColumn {
  const count = starts.length + 1
  const longer = lengths instanceof Uint8Array ? new Uint8Array(count) : new Uint32Array(count)
  longer.set(lengths)
  const longerStarts = new Uint32Array(count)
  longerStarts.set(starts)
  return { bytes, starts: longerStarts, lengths: longer }
}
