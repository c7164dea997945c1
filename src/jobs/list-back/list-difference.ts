import type { Note } from '../../engine/model/trouble.ts'

/** What of a row can be filled in by others. */
export const LIST_FIELDS = ['measure', 'leader', 'department', 'deadline', 'state'] as const
export type ListField = (typeof LIST_FIELDS)[number]

/** A cell that says another thing than when the list was written; states by their names in the data. */
export interface FieldDifference {
  readonly field: ListField
  readonly before: string | null
  readonly after: string | null
  /** What this device has by now, when somebody has changed it here since the list was written. */
  readonly here?: string | null
}

/** Why a row, or a cell of it, cannot be taken. */
export type RowTrouble =
  | 'unknown-id'
  | 'contradicting'
  | 'repeated'
  | 'unreadable-date'
  | 'unreadable-state'
  | 'reason-missing'
  | 'fixed-text'
  | 'not-stamped'
  | 'own-known'
  | 'no-problem'

export interface RowRemark {
  readonly what: RowTrouble
  /** What stands in the cell, or which rows it is about. */
  readonly text: string | null
}

/** What becomes of a row: it changes a finding, is a problem of their own, says nothing new, or cannot be taken. */
export interface ListDifference {
  /** Of the dialog. */
  readonly key: string
  readonly kind: 'changed' | 'own' | 'unchanged' | 'left'
  /** Name of the table and 1-based row, as a spreadsheet shows them. */
  readonly sheet: string
  readonly row: number
  /** Finding, or null for a problem of their own. */
  readonly finding: string | null
  readonly problem: string
  readonly place: string | null
  readonly basis: string | null
  readonly fields: readonly FieldDifference[]
  /** Why it does not apply, when the state says so. */
  readonly reason: string | null
  readonly comment: string | null
  readonly remarks: readonly RowRemark[]
}

/** A filled-in list against the park that is open. */
export interface ListComparison {
  readonly file: string
  readonly differences: readonly ListDifference[]
  /** Headings that are not of the list, with how many cells stand under them. */
  readonly foreign: readonly { readonly heading: string; readonly cells: number }[]
  /** Columns to be filled in that the file does not have. */
  readonly missing: readonly ListField[]
  /** Sheets that are no list. */
  readonly otherSheets: readonly string[]
  /** What was said of reading it. */
  readonly notes: readonly Note[]
}
