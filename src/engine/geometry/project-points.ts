import type { Frame } from './frame.ts'

/**
 * Positions (x, y in turn) of one frame in another, as a new array; the same array when both frames hold the same
 * numbers. To the last bit what `toLngLat` and `fromLngLat` give one by one, without an object for each position.
 */
export function projectPoints(positions: Float64Array, from: Frame, to: Frame): Float64Array {
  if (from.key === to.key) return positions
  const moved = positions.slice()
  from.toLngLats(moved)
  to.fromLngLats(moved)
  return moved
}
