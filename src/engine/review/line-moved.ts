import { groupOf } from '../ledger/left-people.ts'
import { frameOf } from '../model/park.ts'
import type { Scene } from '../model/scene.ts'
import { placeAt } from '../model/place-at.ts'
import type { Review } from './review.ts'

/**
 * Whether a finding that is gone is gone because a line was drawn anew: its people are on record where they were, none of
 * their own dated records says that they moved, and the boundary is another than the one on which it was last found.
 * Clearing people by redrawing the line is not moving people.
 */
export function isLineMoved(
  { objects, steps }: Review,
  scene: Pick<Scene, 'park' | 'checked' | 'asOf'>,
  outline: string | null,
): boolean {
  const found = steps.findLast(({ evidence }) => evidence !== null)?.evidence
  if (!found || (found.boundary === (scene.checked?.id ?? null) && found.outline === outline)) return false
  const ids = new Set(objects.filter(({ layer }) => layer === 'protection_target').map(({ id }) => id))
  if (ids.size === 0) return false
  for (const layer of scene.park.layers) {
    if (layer.kind !== 'protection_target') continue
    for (const id of ids) {
      const index = layer.table.ids.indexOf(id)
      const place = index < 0 ? null : placeAt(layer, index, frameOf(layer))
      if (place && groupOf(place, scene.asOf) !== 'moved') return true
    }
  }
  return false
}
