/** Whether a change polygon keeps near the border of the other version, inside as along its own border. */
import { planeArea } from '../geometry/area.ts'
import { locate } from '../geometry/contains.ts'
import { ringsOf, type Shape } from '../geometry/shape.ts'
import { BorderTarget } from './border-target.ts'
import { isAnyFarther } from './farthest.ts'

/** Within a piece, a place may be farther by this share of the tolerance, and a millimetre, before it is found. */
const SLACK = 0.01
const SLACK_METRES = 0.001
/** A piece that is not decided after so many squares, long and near the limit all along, counts as beyond it. */
const MOST_SQUARES = 200_000

export function isWithinTolerance(piece: Shape, other: BorderTarget, toleranceMetres: number): boolean {
  const rings = [...ringsOf(piece)]
  if (isAnyFarther(rings, other, toleranceMetres)) return false
  return isInteriorWithin(piece, other, toleranceMetres * (1 + SLACK) + SLACK_METRES)
}

/** Squares that lie near the border are done, as are those outside the piece; others are divided. */
function isInteriorWithin(piece: Shape, other: BorderTarget, metres: number): boolean {
  const { frame, bounds } = piece
  const own = new BorderTarget(frame, [...ringsOf(piece)], bounds)
  const [minX, minY, maxX, maxY] = bounds
  const [sx, sy] = frame.metresPerUnit((minX + maxX) / 2, (minY + maxY) / 2)
  // No circle within it is larger than the piece, and its own border is near.
  if (Math.sqrt((planeArea(piece) * sx * sy) / Math.PI) <= SLACK_METRES) return true
  const width = (maxX - minX) * sx
  const height = (maxY - minY) * sy
  const least = Math.max(Math.min(width, height), metres)
  const columns = Math.ceil(width / least)
  const rows = Math.ceil(height / least)
  /** x, y of the middle, and half the sides, in units of the frame. */
  const squares: [number, number, number, number][] = []
  const [halfX, halfY] = [(maxX - minX) / columns / 2, (maxY - minY) / rows / 2]
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++)
      squares.push([minX + (2 * column + 1) * halfX, minY + (2 * row + 1) * halfY, halfX, halfY])
  const distance = (target: BorderTarget, x: number, y: number) =>
    Math.sqrt(target.tree.leastSquared(x, y, sx, sy, Infinity))
  let tried = 0
  for (let square = squares.pop(); square; square = squares.pop()) {
    if (++tried > MOST_SQUARES) return false
    const [x, y, hx, hy] = square
    const reach = Math.hypot(hx * sx, hy * sy)
    const away = distance(other, x, y)
    if (away + reach <= metres) continue
    const place = locate(piece, x, y)
    if (away > metres && place >= 0) return false
    // The smallest squares only straddle the border, which is known to be near.
    if ((place < 0 && distance(own, x, y) > reach) || reach < SLACK_METRES) continue
    for (const right of [-0.5, 0.5])
      for (const up of [-0.5, 0.5]) squares.push([x + right * hx, y + up * hy, hx / 2, hy / 2])
  }
  return true
}
