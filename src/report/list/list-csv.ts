import { spreadsheetCsv } from '../spreadsheet-csv.ts'
import type { ListRow, ReviewList } from './list-row.ts'
import { type ListVoice, say } from './list-words.ts'
import { headTexts, LIST_COLUMNS, rowCells } from './row-texts.ts'

/** The list as CSV that Excel opens; the unfinished first. What the head of a sheet says stands in every row. */
export function listCsv(list: ReviewList, voice: ListVoice): string {
  const { boundary, coverage, sample } = headTexts(list, voice)
  const head = [
    ...LIST_COLUMNS.map((column) => say(voice, column)),
    say(voice, 'columnDone'),
    say(voice, 'park'),
    say(voice, 'asOf'),
    say(voice, 'boundary'),
    say(voice, 'coverage'),
    ...(sample ? [say(voice, 'sample')] : []),
    say(voice, 'columnId'),
    say(voice, 'columnStamp'),
  ]
  const cells = (row: ListRow) => [
    ...rowCells(row, voice),
    say(voice, row.finished ? 'finished' : 'unfinished'),
    list.park.name,
    list.on,
    boundary,
    coverage,
    ...(sample ? [sample] : []),
    row.finding,
    row.steps,
  ]
  return spreadsheetCsv([head, ...list.unfinished.map(cells), ...list.finished.map(cells)])
}
