import { BorderLines, type Sample } from '../geometry/border-lines.ts'
import type { LngLat } from '../geometry/ellipsoid.ts'
import { ellipsoidalMetres } from '../geometry/geodesic.ts'
import { nearestBetweenEdges } from '../geometry/nearest.ts'
import { forEachPiece } from '../geometry/pieces.ts'
import { makeShape, type Ring, type Shape } from '../geometry/shape.ts'

/** Between two places of the profile there are at most so many metres, as long as there are not too many of them. */
const STEP_METRES = 25
/** Between two places the chart draws a straight line; where the distance leaves it by more, another place is put in. */
const CHART_METRES = 0.1
/** No nearer than this to one another for the sake of the chart. */
const LEAST_STEP_METRES = 1
const MOST_PLACES = 2000

/** A distance to the line (negative beyond it), from a place on the border to one on the line. */
export interface Offset {
  readonly metres: number
  readonly at: LngLat
  readonly to: LngLat
}

export interface BorderProfile {
  readonly least: Offset
  readonly greatest: Offset
  /** From the first corner: metres along, metres to the line, in turn. */
  readonly profile: Float64Array
  readonly places: Float64Array
  readonly feet: Float64Array
}

interface Entry {
  readonly along: number
  readonly offset: Offset
}

/**
 * The offset of a line along a ring, both in one frame. The ring is cut where it crosses the line, so that on each
 * piece it lies on one side of it, which the exact predicates say; the lines together are one line.
 */
export function borderProfile(ring: Ring, lines: readonly Shape[]): BorderProfile | null {
  const { frame } = lines[0]!
  const border = new BorderLines(lines)
  const entries: Entry[] = []
  let along = 0
  let greatestInside: Sample | null = null
  let farthestBeyond: Sample | null = null

  const put = (sample: Sample, sign: 1 | -1) => {
    const { distanceMetres, from, to } = sample.measure
    const before = entries.at(-1)
    if (before) along += ellipsoidalMetres(before.offset.at, from)
    const metres = distanceMetres === 0 ? 0 : sign * distanceMetres
    // Two pieces share the place between them.
    if (before?.along === along && before.offset.metres === metres) return
    entries.push({ along, offset: { metres, at: from, to } })
  }
  const fill = (a: Sample, b: Sample, sign: 1 | -1): void => {
    const way = ellipsoidalMetres(a.measure.from, b.measure.from)
    if (way > LEAST_STEP_METRES) {
      const middle = border.sample((a.x + b.x) / 2, (a.y + b.y) / 2)!
      const straight = (a.measure.distanceMetres + b.measure.distanceMetres) / 2
      if (way > STEP_METRES || Math.abs(middle.measure.distanceMetres - straight) > CHART_METRES) {
        fill(a, middle, sign)
        fill(middle, b, sign)
        return
      }
    }
    put(b, sign)
  }

  forEachPiece(makeShape('polygon', frame, [[ring]]), lines, ({ x0, y0, x1, y1, courses }) => {
    const a = border.sample(x0, y0)
    const b = border.sample(x1, y1)
    if (!a || !b) return
    const inside = courses.some((course) => course === 'in' || course === 'same')
    const sign = inside ? 1 : -1
    put(a, sign)
    fill(a, b, sign)
    if (inside) greatestInside = border.farthest(a, b, greatestInside)
    else farthestBeyond = border.farthest(a, b, farthestBeyond)
  })
  if (entries.length === 0) return null

  const offsets = entries.map(({ offset }) => offset)
  const least = farthestBeyond ? offsetOf(farthestBeyond, -1) : nearestOffset(ring, lines, offsets, 1)
  const greatest = greatestInside ? offsetOf(greatestInside, 1) : nearestOffset(ring, lines, offsets, -1)
  for (const offset of [least, greatest]) putWhereItLies(entries, offset)
  const kept = thinned(entries)
  return {
    least,
    greatest,
    profile: Float64Array.from(kept.flatMap((entry) => [entry.along, entry.offset.metres])),
    places: Float64Array.from(kept.flatMap(({ offset }) => offset.at)),
    feet: Float64Array.from(kept.flatMap(({ offset }) => offset.to)),
  }
}

function offsetOf({ measure: { distanceMetres, from, to } }: Sample, sign: 1 | -1): Offset {
  return { metres: distanceMetres === 0 ? 0 : sign * distanceMetres, at: from, to }
}

/** The nearest that the ring comes to the lines, which it does not cross but may touch. */
function nearestOffset(ring: Ring, lines: readonly Shape[], offsets: readonly Offset[], sign: 1 | -1): Offset {
  const border = makeShape('line', lines[0]!.frame, [[ring]])
  let best = offsets.reduce((a, b) => (Math.abs(b.metres) < Math.abs(a.metres) ? b : a))
  for (const line of lines) {
    const found = nearestBetweenEdges(border, line)
    if (found && found.distanceMetres < Math.abs(best.metres))
      best = { metres: sign * found.distanceMetres, at: found.from, to: found.to }
  }
  return best
}

/** The extremes are places of the chart, so that what it shows as the least and the greatest are they. */
function putWhereItLies(entries: Entry[], offset: Offset): void {
  if (entries.some((entry) => entry.offset.metres === offset.metres)) return
  let [best, leastDetour] = [1, Infinity]
  for (let i = 1; i < entries.length; i++) {
    const [a, b] = [entries[i - 1]!.offset.at, entries[i]!.offset.at]
    const detour = degrees(a, offset.at) + degrees(offset.at, b) - degrees(a, b)
    if (detour < leastDetour) [best, leastDetour] = [i, detour]
  }
  const before = entries[best - 1]!
  const along = before.along + ellipsoidalMetres(before.offset.at, offset.at)
  entries.splice(best, 0, { along: Math.min(along, entries[best]?.along ?? along), offset })
}

/** Enough to tell between which places another one lies. */
const degrees = ([lng, lat]: LngLat, [otherLng, otherLat]: LngLat) =>
  Math.hypot((lng - otherLng) * Math.cos((lat * Math.PI) / 180), lat - otherLat)

/** Of too many places the first, the least, the greatest and the last of each stretch: the chart stays the same. */
function thinned(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length <= MOST_PLACES) return entries
  const stretches = MOST_PLACES / 4
  const length = entries.at(-1)!.along
  const kept: Entry[] = []
  let start = 0
  for (let stretch = 1; stretch <= stretches; stretch++) {
    let end = start
    while (end < entries.length && (stretch === stretches || entries[end]!.along < (length * stretch) / stretches))
      end++
    if (end === start) continue
    let [low, high] = [start, start]
    for (let i = start; i < end; i++) {
      if (entries[i]!.offset.metres < entries[low]!.offset.metres) low = i
      if (entries[i]!.offset.metres > entries[high]!.offset.metres) high = i
    }
    const chosen = new Set([start, low, high, end - 1])
    for (const i of [...chosen].sort((a, b) => a - b)) kept.push(entries[i]!)
    start = end
  }
  return kept
}
