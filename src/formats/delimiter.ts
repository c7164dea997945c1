/** Between the cells of a line; of two that fit equally well the first. */
const DELIMITERS = [',', '\t', ';', '|', '，'] as const

const SAMPLE_LINES = 60

/** The lines of a text, where a line break within quotes is none. */
function logicalLines(text: string): string[] {
  const lines: string[] = []
  let held = ''
  for (const line of text.split(/\r\n|\n|\r/)) {
    held = held === '' ? line : `${held}\n${line}`
    // A stray quote would hold all that follows.
    if (quotes(held) % 2 === 1 && held.length < 4096) continue
    if (held.trim() !== '') lines.push(held)
    held = ''
    if (lines.length === SAMPLE_LINES) break
  }
  return lines
}

function quotes(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++
  return count
}

function cellsOf(line: string, delimiter: string): number {
  const bare = line.includes('"') ? line.replace(/"(?:[^"]|"")*"/g, '') : line
  return bare.split(delimiter).length
}

/**
 * The delimiter of a table in text, from its beginning: the one that cuts most lines into the same number of cells,
 * more than one. null when there is none.
 */
export function findDelimiter(text: string): string | null {
  const lines = logicalLines(text)
  let best: { delimiter: string; score: number } | null = null
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const cells = cellsOf(line, delimiter)
      counts.set(cells, (counts.get(cells) ?? 0) + 1)
    }
    let score = 0
    for (const [cells, count] of counts)
      if (cells > 1) score = Math.max(score, (count / lines.length) * (1 + Math.log2(cells) / 16))
    if (score > (best?.score ?? 0)) best = { delimiter, score }
  }
  return best?.delimiter ?? null
}
