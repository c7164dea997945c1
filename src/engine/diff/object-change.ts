import type { Position } from '../model/placement.ts'

/** What became of an object between two versions of an outline; `straddles` is about the new one. */
export type SideChange = 'entered' | 'left' | 'straddles' | 'inside' | 'outside'

/**
 * Objects on the line belong to the inside. What straddled the old outline has entered when it is all inside, and left
 * when it is all outside. A reading near the limit has to be settled before.
 */
export function objectChange(before: Position, after: Position): SideChange {
  if (after === 'straddling') return 'straddles'
  const isInside = (position: Position) => position === 'inside' || position === 'on-line'
  if (isInside(after)) return isInside(before) ? 'inside' : 'entered'
  return before === 'outside' ? 'outside' : 'left'
}
