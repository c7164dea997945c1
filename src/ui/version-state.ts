import { inForceSince } from '../engine/model/version-in-force.ts'
import type { VersionView } from '../jobs/park-view.ts'

/** A version that is void today was approved before its void date. */
export function stateOn({ status, approvalDate, voidDate }: VersionView, asOf: string): VersionView['status'] {
  const stillApproved = status === 'void' && approvalDate !== null && voidDate !== null && voidDate > asOf
  return stillApproved ? 'approved' : status
}

/** Approved, but the day from which it is in force has not come. */
export function isEarly(version: VersionView, asOf: string): boolean {
  return stateOn(version, asOf) === 'approved' && (inForceSince(version) ?? '') > asOf
}
