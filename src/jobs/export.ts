import type { CheckAnswer } from '../engine/check.ts'
import { RULE_BOOK } from '../engine/rules/book.ts'
import { type Language, loadWords } from '../i18n/index.ts'
import { loadOverviewWords } from '../i18n/overview.ts'
import { findingsCsv, findingsGeoJson, findingsJson } from '../report/findings-report.ts'
import { findingsText } from '../report/findings-text.ts'
import type { Ledger } from '../engine/ledger/ledger.ts'
import { overviewCsv } from '../report/overview-csv.ts'
import type { ParkSummary } from '../report/park-summary.ts'
import { reportOf } from './check.ts'
import { ledgerRecord } from './ledger-json.ts'
import { ledgerText } from './ledger-text.ts'
import type { ReadPark } from './read-park.ts'

const WRITERS = { text: findingsText, json: findingsJson, csv: findingsCsv, geojson: findingsGeoJson }

export type ExportFormat = keyof typeof WRITERS
export const EXPORT_FORMATS = Object.keys(WRITERS) as [ExportFormat, ...ExportFormat[]]

/**
 * Findings as the command line writes them; the page exports the same bytes. With a ledger, text and JSON hold it, too:
 * CSV and GeoJSON are lists of findings.
 */
export async function exportFindings(
  read: ReadPark,
  answer: CheckAnswer,
  format: ExportFormat,
  language: Language,
  ledger: Ledger | null = null,
): Promise<string> {
  const voice = { language, words: await loadWords(language), book: RULE_BOOK }
  const report = { ...reportOf(read, answer), ...(ledger && { extra: { ledger: ledgerRecord(ledger) } }) }
  const written = WRITERS[format](report, voice)
  return ledger && format === 'text' ? written + ledgerText(ledger, read.park, voice) : written
}

/** The list of all parks as CSV for a spreadsheet. */
export async function exportOverview(parks: readonly ParkSummary[], asOf: string, language: Language): Promise<string> {
  const [words, overview] = await Promise.all([loadWords(language), loadOverviewWords(language)])
  return overviewCsv(parks, asOf, overview, { language, words })
}
