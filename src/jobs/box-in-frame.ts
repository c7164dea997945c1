import type { Frame } from '../engine/geometry/frame.ts'
import type { DegreeBounds } from '../engine/model/neighbourhood.ts'
import type { Box } from '../formats/format.ts'

/** Places on each edge of the bounds that are brought into the plane, where the edge is a curve. */
const ON_AN_EDGE = 32

/** Least and greatest numbers that places within these bounds have in a frame; null where it does not reach so far. */
export function boxInFrame(frame: Frame, [west, south, east, north]: DegreeBounds): Box | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  const take = (lng: number, lat: number) => {
    const [x, y] = frame.fromLngLat(lng, lat)
    ;[minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)]
  }
  for (let i = 0; i <= ON_AN_EDGE; i++) {
    const [lng, lat] = [west + ((east - west) * i) / ON_AN_EDGE, south + ((north - south) * i) / ON_AN_EDGE]
    take(lng, south)
    take(lng, north)
    take(west, lat)
    take(east, lat)
  }
  const box: Box = [minX, minY, maxX, maxY]
  return box.every(Number.isFinite) ? box : null
}
