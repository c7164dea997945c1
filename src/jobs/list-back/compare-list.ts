import type { CheckAnswer } from '../../engine/check.ts'
import { InputError, type Note } from '../../engine/model/trouble.ts'
import type { Review } from '../../engine/review/review.ts'
import { type FormatFile, NO_OPTIONS } from '../../formats/format.ts'
import { readSource } from '../../formats/index.ts'
import { standings } from '../found-now.ts'
import type { Progress } from '../progress.ts'
import { compareRow, type Known } from './compare-row.ts'
import { countCells, listTable, type ListTable } from './list-columns.ts'
import { LIST_FIELDS, type ListComparison, type ListDifference } from './list-difference.ts'

/** Our own sheet about the list, and what is said of every list that we write. */
const ABOUT = /(?:说明|About)$/
const USUAL = new Set(['title-row', 'no-rows'])
/** Rows between two looks at whether to stop. */
const ROWS_AT_ONCE = 200

/** A filled-in list in a file, against what is found and written; null when the file holds no such list. */
export async function compareList(
  file: FormatFile,
  reviews: ReadonlyMap<string, Review>,
  answer: CheckAnswer,
  progress: Progress,
): Promise<ListComparison | null> {
  const read = await listTables(file, progress)
  if (read.tables.length === 0) return null
  const known: Known = {
    findings: new Set(answer.findings.map(({ id }) => id)),
    reviews,
    standings: standings(answer, reviews),
  }
  const differences: ListDifference[] = []
  for (const table of read.tables)
    for (let row = 0; row < table.table.length; row++) {
      if (row % ROWS_AT_ONCE === 0)
        await progress.report({ phase: 'reading', file: file.name, done: row, total: table.table.length })
      differences.push(compareRow(table, row, known))
    }
  return {
    file: file.name,
    differences: withoutContradictions(differences),
    foreign: read.tables.flatMap(({ table, foreign }) =>
      foreign.flatMap((heading) => {
        const cells = countCells(table, heading)
        return cells > 0 ? [{ heading, cells }] : []
      }),
    ),
    missing: LIST_FIELDS.filter((field) => read.tables.some(({ columns }) => !columns.has(field))),
    otherSheets: read.others,
    notes: read.notes,
  }
}

async function listTables(
  file: FormatFile,
  progress: Progress,
): Promise<{ tables: ListTable[]; others: readonly string[]; notes: readonly Note[] }> {
  const job = {
    report: (done: number, total: number) => progress.report({ phase: 'reading', file: file.name, done, total }),
  }
  try {
    const { layers, refused } = await readSource({ main: file, companions: [] }, NO_OPTIONS, job)
    const read = layers.map((layer) => ({ layer, table: listTable(layer) }))
    return {
      tables: read.flatMap(({ table }) => table ?? []),
      others: read.flatMap(({ layer, table }) => (table || ABOUT.test(layer.name) ? [] : [layer.name])),
      notes: [
        ...read.flatMap(({ layer, table }) => (table ? layer.notes.filter(({ code }) => !USUAL.has(code)) : [])),
        ...refused.map(({ note }) => note),
      ],
    }
  } catch (error) {
    // What cannot be read is no list; the import says what is wrong with it.
    if (error instanceof InputError) return { tables: [], others: [], notes: [] }
    throw error
  }
}

/** A finding that stands in several rows: taken once when they agree, not at all when they do not. */
function withoutContradictions(rows: readonly ListDifference[]): ListDifference[] {
  const byFinding = new Map<string, ListDifference[]>()
  for (const row of rows) if (row.finding) byFinding.set(row.finding, [...(byFinding.get(row.finding) ?? []), row])
  const saying = ({ fields, reason, comment, remarks }: ListDifference) =>
    JSON.stringify([fields, reason, comment, remarks.map(({ what }) => what)])
  return rows.map((row): ListDifference => {
    const all = row.finding ? byFinding.get(row.finding)! : []
    if (all.length < 2 || row.remarks.some(({ what }) => what === 'unknown-id')) return row
    const [first] = all
    const others = all.filter((each) => each !== row).map(({ row: number }) => number)
    if (all.some((each) => saying(each) !== saying(first!)))
      return { ...row, kind: 'left', remarks: [...row.remarks, { what: 'contradicting', text: others.join(', ') }] }
    if (row === first) return row
    return { ...row, kind: 'left', remarks: [...row.remarks, { what: 'repeated', text: String(first!.row) }] }
  })
}
