import type { Shape } from '../geometry/shape.ts'
import type { Ring } from '../geometry/shape.ts'
import { LiveArea } from '../screen/live-area.ts'
import { applySplice, canEdit, type CornerEdit, spliceOf } from './corner-edit.ts'
import { type OutlineFault, outlineFault } from './outline-fault.ts'

/**
 * The rings of an outline after an edit, by the very code that says while it is dragged what it would do; or why it cannot
 * be made. `no-corner`: there is none, or it is one of the last three of its ring.
 */
export function editOutline(
  outline: Shape,
  edit: CornerEdit,
): { readonly parts: readonly (readonly Ring[])[] } | { readonly fault: OutlineFault | 'no-corner' } {
  const area = new LiveArea(outline)
  if (!canEdit(area, edit)) return { fault: 'no-corner' }
  const chains = applySplice(area, spliceOf(edit))
  const fault = outlineFault(area, edit.part, edit.ring, chains)
  return fault ? { fault } : { parts: area.rings() }
}
