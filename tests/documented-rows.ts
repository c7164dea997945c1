import { readFileSync } from 'node:fs'

/** A document at the root of the repository, with line ends of one kind. */
export const readDocument = (name: string) =>
  readFileSync(new URL(`../${name}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n')

/** Cells of a table in ARCHITECTURE.md between `<!-- name -->` and `<!-- /name -->`, without its two head lines. */
export function documentedRows(name: string): string[][] {
  const text = readDocument('ARCHITECTURE.md').split(`<!-- ${name} -->\n`)[1]?.split(`<!-- /${name} -->`)[0]
  if (text === undefined) throw new Error(`ARCHITECTURE.md has no table ${name}`)
  const lines = text.trim().split('\n')
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
