import type { CheckAnswer } from '../engine/check.ts'
import type { Park } from '../engine/model/park.ts'
import type { Review } from '../engine/review/review.ts'
import { RULE_BOOK } from '../engine/rules/book.ts'
import type { ReadJob } from '../formats/format.ts'
import { type Language, loadWords } from '../i18n/index.ts'
import { loadListWords } from '../i18n/list.ts'
import { listCsv } from '../report/list/list-csv.ts'
import { listDocx } from '../report/list/list-docx.ts'
import { listHtml } from '../report/list/list-html.ts'
import { listJson } from '../report/list/list-json.ts'
import type { ReviewList } from '../report/list/list-row.ts'
import { reviewList } from '../report/list/list-rows.ts'
import type { ListVoice } from '../report/list/list-words.ts'
import { listXlsx } from '../report/list/list-xlsx.ts'
import { evidenceOf, standings } from './found-now.ts'
import { drive, type Progress } from './progress.ts'

/** How the list of rectifications is written: at once as text, or in pieces as a file of Office. */
const WRITERS = { xlsx: listXlsx, docx: listDocx, csv: listCsv, html: listHtml, json: listJson } satisfies Record<
  string,
  (list: ReviewList, voice: ListVoice, job: ReadJob) => string | Promise<Blob>
>

export type ListFormat = keyof typeof WRITERS
export const LIST_FORMATS = Object.keys(WRITERS) as [ListFormat, ...ListFormat[]]
/** Those that a terminal must not be given. */
export const isBinary = (format: ListFormat): boolean => format === 'xlsx' || format === 'docx'

export interface ListFile {
  readonly name: string
  readonly content: Blob
}

/** The list of rectifications of a park that was checked. */
export async function exportList(
  park: Park,
  reviews: ReadonlyMap<string, Review>,
  answer: CheckAnswer,
  format: ListFormat,
  language: Language,
  progress: Progress,
): Promise<ListFile> {
  const [words, list] = await Promise.all([loadWords(language), loadListWords(language)])
  const voice: ListVoice = { language, words, list, book: RULE_BOOK }
  const made = await drive(
    reviewList(
      {
        park,
        scene: answer.scene,
        findings: answer.findings,
        reviews,
        standings: standings(answer, reviews),
        records: evidenceOf(answer, answer.findings),
      },
      voice,
    ),
    progress,
  )
  const job: ReadJob = { report: (done, total) => progress.report({ phase: 'writing', done, total }) }
  const content = await WRITERS[format](made, voice, job)
  const sample = park.sample ? `-${words.sample}` : ''
  return {
    name: `${park.id}-${list.fileName}-${answer.scene.asOf}${sample}.${format}`,
    content: typeof content === 'string' ? new Blob([content]) : content,
  }
}
