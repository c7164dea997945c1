import type { TargetKind } from '../model/layer-kind.ts'
import { type Place, placeText, targetKind } from '../model/park.ts'
import { positionOf } from '../model/placement.ts'
import { reframe } from '../geometry/reframe.ts'

/** What a plant may have within its own fence. A house or school there is somebody else's until the record says so. */
const PLANT_KINDS: ReadonlySet<TargetKind> = new Set(['dormitory', 'assembly', 'office', 'clinic', 'other'])

/**
 * Whether a place belongs to an enterprise: by its record, or because it stands in the plant. Protection targets are
 * places outside the site (场外, GB 36894-2018), so it is none for that enterprise.
 */
export function isOnSite(target: Place, enterprise: string, plant: Place | undefined): boolean {
  const owner = placeText(target, 'enterprise')
  if (owner !== null) return owner === enterprise
  const kind = targetKind(target)
  if (!plant || kind === null || !PLANT_KINDS.has(kind)) return false
  const { position } = positionOf(reframe(target.shape, plant.shape.frame), plant.shape)
  return position === 'inside' || position === 'on-line'
}
