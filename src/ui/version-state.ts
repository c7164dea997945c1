import type { VersionView } from '../jobs/park-view.ts'

/** A version that is void today was approved before its void date. */
export function stateOn({ status, approvalDate, voidDate }: VersionView, asOf: string): VersionView['status'] {
  const stillApproved = status === 'void' && approvalDate !== null && voidDate !== null && voidDate > asOf
  return stillApproved ? 'approved' : status
}
