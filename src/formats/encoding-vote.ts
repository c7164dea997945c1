/** What kinds of characters a text has. ASCII says nothing and is not counted. */
export interface TextTally {
  /** Characters as a Chinese text has them. */
  readonly common: number
  /** Rare Han characters and letters of other scripts: possible, and typical of a text read in the wrong encoding. */
  readonly other: number
  /** Control and private-use characters, and those that no text has. */
  readonly odd: number
}

/**
 * The characters of everyday use, as the two standards rank them: level 1 of GB 2312 (3755 by sound) and of Big5 (5401
 * by strokes). Read once from the decoders themselves.
 */
let everyday: Set<number> | null = null
function everydayHan(): Set<number> {
  if (everyday) return everyday
  everyday = new Set()
  const levels = [
    { label: 'gbk', first: 0xb0a1, last: 0xd7f9 },
    { label: 'big5', first: 0xa440, last: 0xc67e },
  ]
  for (const { label, first, last } of levels) {
    const decoder = new TextDecoder(label)
    for (let code = first; code <= last; code++) {
      const trail = code & 0xff
      if (label === 'gbk' ? trail < 0xa1 || trail > 0xfe : trail < 0x40 || trail === 0x7f || trail > 0xfe) continue
      const text = decoder.decode(Uint8Array.of(code >> 8, trail))
      if (text.length === 1 && text.charCodeAt(0) !== 0xfffd) everyday.add(text.charCodeAt(0))
    }
  }
  return everyday
}

/** Signs that stand in Chinese tables: punctuation, full-width forms, degree, square metre, numbers in circles. */
const isSign = (code: number) =>
  (code >= 0x3000 && code <= 0x301f) ||
  (code >= 0xff01 && code <= 0xff5e) ||
  (code >= 0x2460 && code <= 0x249b) ||
  (code >= 0x2160 && code <= 0x217b) ||
  '—–‘’“”…‰′″※℃№→←↑↓≤≥≈≠∞∅·×÷°±²³μΦφαβ㎡㎥㎜㎝㎞￥〇'.includes(String.fromCharCode(code))

export function tallyText(text: string): TextTally {
  const han = everydayHan()
  const tally = { common: 0, other: 0, odd: 0 }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) {
      if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) tally.odd++
    } else if (code < 0xa0 || (code >= 0xe000 && code <= 0xf8ff) || code >= 0xfff0) tally.odd++
    else if (han.has(code) || isSign(code)) tally.common++
    else tally.other++
  }
  return tally
}

/** The length without a character that the field's end has cut in two; the same when there is none. */
export function wholeCharacters(bytes: Uint8Array, label: string): number {
  const end = bytes.length
  if (label === 'utf-8') {
    for (let back = 1; back <= Math.min(3, end); back++) {
      const byte = bytes[end - back]!
      if (byte < 0x80) return end
      if (byte < 0xc0) continue
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? end - back : end
    }
    return end
  }
  if (label !== 'gb18030' && label !== 'gbk' && label !== 'big5') return end
  let i = 0
  while (i < end) {
    const byte = bytes[i]!
    if (byte < 0x81) i++
    else if (i + 1 >= end) return i
    else if (label !== 'big5' && bytes[i + 1]! >= 0x30 && bytes[i + 1]! <= 0x39) {
      if (i + 4 > end) return i
      i += 4
    } else i += 2
  }
  return end
}

export interface Vote {
  /** The candidate that won clearly, or null. */
  readonly winner: string | null
  /** All candidates that cannot be told apart, best first: one when there is a winner, none when nothing fits. */
  readonly tied: readonly string[]
}

/** How many of the everyday characters decide: a score this much lower has lost. */
const CLEARLY_LESS = 0.8

/**
 * Which encoding short texts are in. Each candidate gets, for each sample that decodes strictly and holds no control or
 * private-use character, the share of its characters that are everyday ones; samples of ASCII alone say nothing.
 * A last character that is cut in two is not held against a candidate. Candidates are labels of TextDecoder.
 */
export function voteEncoding(samples: readonly Uint8Array[], candidates: readonly string[]): Vote {
  const telling = samples.filter((sample) => sample.some((byte) => byte >= 0x80))
  const scores = candidates.map((label) => {
    const decoder = new TextDecoder(label, { fatal: true })
    let score = 0
    for (const sample of telling) {
      try {
        const { common, other, odd } = tallyText(decoder.decode(sample.subarray(0, wholeCharacters(sample, label))))
        if (odd === 0 && common + other > 0) score += 0.01 + common / (common + other)
      } catch {
        // Not of this encoding: no vote from this sample.
      }
    }
    return { label, score }
  })
  scores.sort((a, b) => b.score - a.score)
  const best = scores[0]?.score ?? 0
  const tied = scores.filter(({ score }) => score > 0 && score >= best * CLEARLY_LESS).map(({ label }) => label)
  return { winner: tied.length === 1 ? tied[0]! : null, tied }
}
