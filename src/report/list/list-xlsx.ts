import type { ReadJob } from '../../formats/format.ts'
import {
  type WorkbookCell,
  type WorkbookColumn,
  type WorkbookSheet,
  writeWorkbook,
} from '../../formats/office/workbook.ts'
import type { ListRow, ReviewList } from './list-row.ts'
import { type ListVoice, say } from './list-words.ts'
import { DEADLINE_COLUMN, headTexts, LIST_COLUMNS, rowCells, STATE_COLUMN, stateChoices } from './row-texts.ts'

/** Characters of a digit, by column. */
const WIDTHS = [6, 38, 26, 12, 16, 12, 18, 34, 28, 28]

/** The list as a workbook: the unfinished, the finished, and what it is about; two hidden columns lead back from it. */
export function listXlsx(list: ReviewList, voice: ListVoice, job: ReadJob): Promise<Blob> {
  const head = headTexts(list, voice)
  const titles = [head.title, [head.sample, head.line, head.counts].filter((text) => text !== null).join('　')]
  const columns: WorkbookColumn[] = [
    ...LIST_COLUMNS.map((column, i) => ({
      heading: say(voice, column),
      width: WIDTHS[i]!,
      ...(i === STATE_COLUMN && { choices: stateChoices(voice), hint: say(voice, 'stateHint') }),
    })),
    { heading: say(voice, 'columnId'), width: 10, hidden: true },
    { heading: say(voice, 'columnStamp'), width: 10, hidden: true },
  ]
  const cells = (row: ListRow): WorkbookCell[] => {
    const texts: WorkbookCell[] = rowCells(row, voice)
    const { deadline } = row.rectification
    if (deadline !== null) texts[DEADLINE_COLUMN] = { day: deadline }
    return [...texts, row.finding, row.steps]
  }
  const table = (name: 'unfinished' | 'finished', rows: readonly ListRow[]): WorkbookSheet => ({
    name: say(voice, name),
    titles,
    columns,
    rows: rows.map(cells),
  })
  const about: WorkbookSheet = {
    name: say(voice, 'about'),
    titles: [head.title],
    columns: [
      { heading: say(voice, 'about'), width: 20 },
      { heading: '', width: 90 },
    ],
    rows: [
      [say(voice, 'park'), list.park.name],
      [say(voice, 'parkId'), list.park.id],
      ...(head.sample ? [[say(voice, 'sample'), head.sample]] : []),
      [say(voice, 'asOf'), { day: list.on }],
      [say(voice, 'boundary'), head.boundary],
      [say(voice, 'coverage'), head.coverage],
      ['', head.counts],
      ['', head.notClean],
      ['', say(voice, 'guide')],
    ],
  }
  return writeWorkbook([table('unfinished', list.unfinished), table('finished', list.finished), about], job)
}
