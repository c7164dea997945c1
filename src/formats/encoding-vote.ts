import { decoderOf } from './text-decoder.ts'

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
 * The characters of everyday use, as two standards rank them: level 1 of GB 2312 (3755 by sound) and of Big5 (5401 by
 * strokes). Read from the decoders themselves when first asked for.
 */
const LEVELS = [
  { label: 'gb18030', first: 0xb0a1, last: 0xd7f9, trail: 0xa1 },
  { label: 'big5', first: 0xa440, last: 0xc67e, trail: 0x40 },
]
const everyday = new Map<string, Set<number>>()

function everydayIn(label: string): Set<number> {
  const known = everyday.get(label)
  if (known) return known
  // An encoding of all scripts may hold the characters of either.
  const levels = LEVELS.some((level) => level.label === label)
    ? LEVELS.filter((level) => level.label === label)
    : LEVELS
  const codes = new Set<number>()
  for (const { label: standard, first, last, trail } of levels) {
    const decoder = new TextDecoder(standard)
    for (let code = first; code <= last; code++) {
      if ((code & 0xff) < trail) continue
      const text = decoder.decode(Uint8Array.of(code >> 8, code & 0xff))
      if (text.length === 1 && text !== '\ufffd') codes.add(text.charCodeAt(0))
    }
  }
  everyday.set(label, codes)
  return codes
}

/** Signs that stand in Chinese tables: punctuation, full-width forms, degree, square metre, numbers in circles. */
const isSign = (code: number) =>
  (code >= 0x3000 && code <= 0x301f) ||
  (code >= 0xff01 && code <= 0xff5e) ||
  (code >= 0x2460 && code <= 0x249b) ||
  (code >= 0x2160 && code <= 0x217b) ||
  '—–‘’“”…‰′″※℃№→←↑↓≤≥≈≠∞∅·×÷°±²³μΦφαβ㎡㎥㎜㎝㎞￥〇'.includes(String.fromCharCode(code))

/** Counts the characters of a text that was decoded by this label. */
export function tallyText(text: string, label: string): TextTally {
  const han = everydayIn(label)
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
  if (label !== 'gb18030' && label !== 'big5') return end
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
  /** The mean share of everyday characters, 0 to 1, that each candidate makes of the samples. */
  readonly shares: ReadonlyMap<string, number>
}

/** A share this much lower than the best has lost. */
const CLEARLY_LESS = 0.8
/** What a sample counts for a candidate in which its last character is cut in two. */
const CUT = 0.5

/**
 * Which encoding short texts are in. Each candidate gets, for each sample that decodes strictly and holds no control or
 * private-use character, the share of its characters that are everyday ones; samples of ASCII alone say nothing.
 * A last character that is cut in two is tolerated, but makes the candidate less likely. Candidates are labels of
 * `decoderOf`.
 */
export function voteEncoding(samples: readonly Uint8Array[], candidates: readonly string[]): Vote {
  const telling = samples.filter((sample) => sample.some((byte) => byte >= 0x80))
  const scores = [...new Set(candidates)].map((label) => {
    const decoder = decoderOf(label, { fatal: true })
    let score = 0
    for (const sample of telling) {
      const whole = wholeCharacters(sample, label)
      try {
        const { common, other, odd } = tallyText(decoder.decode(sample.subarray(0, whole)), label)
        const weight = whole < sample.length ? CUT : 1
        // The small constant lets letters of other scripts count as possible.
        if (odd === 0 && common + other > 0) score += weight * (0.01 + (0.99 * common) / (common + other))
      } catch {
        // Not of this encoding: no vote from this sample.
      }
    }
    return { label, score }
  })
  scores.sort((a, b) => b.score - a.score)
  const best = scores[0]?.score ?? 0
  const tied = scores.filter(({ score }) => score > 0 && score >= best * CLEARLY_LESS).map(({ label }) => label)
  return {
    winner: tied.length === 1 ? tied[0]! : null,
    tied,
    shares: new Map(scores.map(({ label, score }) => [label, telling.length > 0 ? score / telling.length : 0])),
  }
}
