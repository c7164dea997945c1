import type { ReadJob } from '../../formats/format.ts'
import { type DocumentTable, writeDocument } from '../../formats/office/document.ts'
import type { ListRow, ReviewList } from './list-row.ts'
import { type ListVoice, say } from './list-words.ts'
import { headTexts, LIST_COLUMNS, rowCells } from './row-texts.ts'

/** Percent of the width of the page. */
const WIDTHS = [4, 18, 12, 7, 7, 8, 8, 13, 13, 10]

/** The list as a document: what it is about, the unfinished, the finished. */
export function listDocx(list: ReviewList, voice: ListVoice, job: ReadJob): Promise<Blob> {
  const { title, sample, line, counts, notClean } = headTexts(list, voice)
  const table = (name: 'unfinished' | 'finished', rows: readonly ListRow[]): DocumentTable => ({
    heading: `${say(voice, name)} (${rows.length})`,
    none: say(voice, 'none'),
    columns: LIST_COLUMNS.map((column, i) => ({ heading: say(voice, column), width: WIDTHS[i]! })),
    rows: rows.map((row) => rowCells(row, voice).map((cell) => String(cell ?? ''))),
  })
  const [before = '', between = '', after = ''] = voice.list.page.split(/\{pages?\}/)
  return writeDocument(
    {
      language: voice.language === 'zh' ? 'zh-CN' : 'en-GB',
      title,
      paragraphs: [sample, line, counts, notClean].filter((text) => text !== null),
      tables: [table('unfinished', list.unfinished), table('finished', list.finished)],
      pageWords: [before, between, after],
    },
    job,
  )
}
