import type { BoundaryVersion, Material } from './park.ts'
import { sameOutline } from './same-outline.ts'

/** What a document that cites a boundary version says of another one. */
export type Citation = 'none' | 'unknown-outline' | 'other-outline' | 'same-outline'

export function citationOf(
  material: Material,
  version: BoundaryVersion,
  versions: readonly BoundaryVersion[],
): Citation {
  if (material.boundary === null) return 'none'
  if (material.boundary === version.id) return 'same-outline'
  const cited = versions.find(({ id }) => id === material.boundary)
  if (!cited) return 'unknown-outline'
  return sameOutline(cited.shape, version.shape) ? 'same-outline' : 'other-outline'
}

/** It cites this outline and was made before that was approved, as an assessment of the proposed boundary is. */
export function isBeforeApproval({ date }: Material, { approvalDate }: BoundaryVersion): boolean {
  return date !== null && approvalDate !== null && date < approvalDate
}
