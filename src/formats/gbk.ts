/**
 * Text as bytes of GB 18030: the two-byte codes of GBK, which every Chinese program reads, and four bytes for what GBK
 * lacks. A browser decodes these only, so its decoder is turned round once.
 */
export function encodeGbk(text: string): Uint8Array {
  const codes = codesOfBmp()
  const bytes = new Uint8Array(text.length * 4)
  let at = 0
  const put = (code: number, count: number) => {
    for (let shift = (count - 1) * 8; shift >= 0; shift -= 8) bytes[at++] = (code >>> shift) & 0xff
  }
  for (const character of text) {
    const point = character.codePointAt(0)!
    if (point < 0x80) put(point, 1)
    else if (point > 0xffff) put(fourBytes(LINEAR_OF_PLANE_1 + point - 0x10000), 4)
    else {
      // A lone half of a surrogate pair is no text; TextEncoder, too, puts U+FFFD in its place.
      const code = codes[point] || codes[0xfffd]!
      put(code, code > 0xffff ? 4 : 2)
    }
  }
  return bytes.slice(0, at)
}

/** Whether every character has a code of GBK: one byte or two. */
export function isGbk(text: string): boolean {
  const bytes = encodeGbk(text)
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue
    const second = bytes[++at]!
    if (second >= 0x30 && second <= 0x39) return false
  }
  return true
}

/** Linear number of 0x90308130, which stands for U+10000; from there on the codes run as the code points do. */
const LINEAR_OF_PLANE_1 = (0x90 - 0x81) * 12600
/** One more than that of 0x8431a439, the last of the basic plane. */
const BMP_END = 3 * 12600 + 1260 + 35 * 10 + 10

const fourBytes = (linear: number) =>
  (0x81 + Math.floor(linear / 12600)) * 0x1000000 +
  (0x30 + (Math.floor(linear / 1260) % 10)) * 0x10000 +
  (0x81 + (Math.floor(linear / 10) % 126)) * 0x100 +
  (0x30 + (linear % 10))

let known: Uint32Array | null = null

/** The code of each character of the basic plane; 0 for none. */
function codesOfBmp(): Uint32Array {
  if (known) return known
  const codes = new Uint32Array(0x10000)
  const decoder = new TextDecoder('gb18030')
  const learn = (list: readonly number[], count: 2 | 4) => {
    // A line feed after each, so that a code for nothing does not swallow the next.
    const bytes = new Uint8Array(list.length * (count + 1))
    list.forEach((code, i) => {
      for (let k = 0; k < count; k++) bytes[i * (count + 1) + k] = (code >>> ((count - 1 - k) * 8)) & 0xff
      bytes[i * (count + 1) + count] = 10
    })
    decoder
      .decode(bytes)
      .split('\n')
      .forEach((character, i) => {
        if (character.length === 1 && character !== '\ufffd') codes[character.charCodeAt(0)] ||= list[i]!
      })
  }
  const pairs: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.push(lead * 256 + trail)
  learn(pairs, 2)
  learn(
    Array.from({ length: BMP_END }, (_, linear) => fourBytes(linear)),
    4,
  )
  codes[0xfffd] = 0x8431a437
  return (known = codes)
}
