import type { DegreeBounds } from '../engine/model/neighbourhood.ts'
import type { Note } from '../engine/model/trouble.ts'

/**
 * What a view shows of large layers of people beyond the parts of them that were read. It is looked at, and no more: it
 * enters no check, count, export or table.
 */
export interface BeyondView {
  /** What was looked at: the view, and a little around it where that costs little. */
  readonly bounds: DegreeBounds
  /** Longitude and latitude of each in turn; null where they are too many to be drawn, or could not be read. */
  readonly positions: Float64Array | null
  /** How many there are; without positions at least so many, and 0 where not even that is known. */
  readonly count: number
  /** Files whose rest is not at hand, as in a project that was opened again. */
  readonly gone: readonly string[]
  /** Why nothing could be read. */
  readonly note: Note | null
}
