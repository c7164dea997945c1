import type { BoundaryVersion } from './park.ts'

/**
 * The version in force on a date: approved on or before it, not voided on or before it, the latest of those.
 * A version that is void today was in force between its approval and its void date, when both are on record.
 */
export function versionInForce<T extends Pick<BoundaryVersion, 'status' | 'approvalDate' | 'voidDate'>>(
  versions: readonly T[],
  asOf: string,
): T | null {
  let inForce: T | null = null
  for (const version of versions) {
    const { status, approvalDate, voidDate } = version
    if (!approvalDate || approvalDate > asOf) continue
    if (status !== 'approved' && !(status === 'void' && voidDate)) continue
    if (voidDate && voidDate <= asOf) continue
    if (!inForce || approvalDate >= inForce.approvalDate!) inForce = version
  }
  return inForce
}
