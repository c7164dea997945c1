import type { CheckAnswer } from '../engine/check.ts'
import { RULE_BOOK } from '../engine/rules/book.ts'
import { type Language, loadWords } from '../i18n/index.ts'
import { findingsCsv, findingsGeoJson, findingsJson } from '../report/findings-report.ts'
import { findingsText } from '../report/findings-text.ts'
import { reportOf } from './check.ts'
import type { ReadPark } from './read-park.ts'

const WRITERS = { text: findingsText, json: findingsJson, csv: findingsCsv, geojson: findingsGeoJson }

export type ExportFormat = keyof typeof WRITERS
export const EXPORT_FORMATS = Object.keys(WRITERS) as [ExportFormat, ...ExportFormat[]]

/** Findings as the command line writes them; the page exports the same bytes. */
export async function exportFindings(
  read: ReadPark,
  answer: CheckAnswer,
  format: ExportFormat,
  language: Language,
): Promise<string> {
  const words = await loadWords(language)
  return WRITERS[format](reportOf(read, answer), { language, words, book: RULE_BOOK })
}
