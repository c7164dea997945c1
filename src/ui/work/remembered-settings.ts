import type { DraftView } from '../../jobs/import/draft-view.ts'
import type { ImportSettings } from '../../project/receipt.ts'
import type { RememberedSettings } from '../../worker/protocol.ts'

const KEY = 'sizhi-import-settings'
/** Of so many kinds of table the meaning of the columns is remembered; the oldest are forgotten. */
const MOST = 50

/** Settings of earlier imports by the headings of their tables. Names of columns only, nothing of the data. */
export function recall(): RememberedSettings {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as RememberedSettings
  } catch {
    return {}
  }
}

export function remember({ columns, settings }: DraftView): void {
  if (columns.length === 0) return
  const headings = columns
    .map(({ name }) => name)
    .sort()
    .join('\t')
  const { kind, mapping } = settings
  // What holds for all rows of one file says nothing about the next.
  const { constants: _, ...lasting } = mapping
  const { [headings]: __, ...rest } = recall()
  const kept = Object.entries(rest).slice(1 - MOST)
  const own: Partial<ImportSettings> = { kind, mapping: lasting }
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...Object.fromEntries(kept), [headings]: own }))
  } catch {
    // Without a place to remember it the next file is guessed anew.
  }
}
