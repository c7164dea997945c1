import type { BoundaryVersion } from './park.ts'

type Dates = Pick<BoundaryVersion, 'status' | 'approvalDate' | 'effectiveDate' | 'voidDate'>

/** The day from which an approved version is in force: the one that its approval names, else that of the approval. */
export const inForceSince = ({ approvalDate, effectiveDate }: Omit<Dates, 'status' | 'voidDate'>): string | null =>
  approvalDate !== null && effectiveDate !== null && effectiveDate > approvalDate ? effectiveDate : approvalDate

/**
 * The version in force on a date: approved and in effect on or before it, not voided on or before it, the latest of those.
 * A version that is void today was in force between its approval and its void date, when both are on record.
 */
export function versionInForce<T extends Dates>(versions: readonly T[], asOf: string): T | null {
  let inForce: T | null = null
  let latest = ''
  for (const version of versions) {
    const { status, voidDate } = version
    const since = inForceSince(version)
    if (!since || since > asOf) continue
    if (status !== 'approved' && !(status === 'void' && voidDate)) continue
    if (voidDate && voidDate <= asOf) continue
    if (since >= latest) [inForce, latest] = [version, since]
  }
  return inForce
}
