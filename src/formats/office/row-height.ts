/** Points: of a line of 10 point text, and of the room around it. */
const LINE_POINTS = 14
const ROOM_POINTS = 4
/** Excel's own limit. */
const MOST_POINTS = 409

/** Characters of East Asia are as wide as two digits. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

/**
 * How high a row of wrapped texts is, in points; widths in digits. LibreOffice takes the height from the file, while
 * Excel works it out anew.
 */
export function rowPoints(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, i) =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(digitsOf(line) / (widths[i]! - 2))), 0),
  )
  return Math.min(MOST_POINTS, Math.max(1, ...lines) * LINE_POINTS + ROOM_POINTS)
}

const digitsOf = (line: string) => line.length + (line.match(WIDE)?.length ?? 0)
