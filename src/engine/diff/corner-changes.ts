/** Corners that were moved, added or dropped between two versions of an outline. */
import Flatbush from 'flatbush'
import { ellipsoidalMetres } from '../geometry/geodesic.ts'
import type { Frame } from '../geometry/frame.ts'
import { type Bounds, boundsOf, type Shape } from '../geometry/shape.ts'
import type { Stretch } from './align-corners.ts'
import type { BorderTarget } from './border-target.ts'
import { matchCorners } from './match-corners.ts'
import { numberPositions } from './number-positions.ts'
import { type OutlineCorners, outlineCorners } from './outline-corners.ts'
import type { CornerChange, CornerPlace } from './outline-comparison.ts'

/** A corner that was brought from another frame is at the same place up to here, as its edges are. */
const SAME_METRES = 0.001

/** Both borders in the frame of the new outline. */
export function cornerChanges(
  old: Shape,
  now: Shape,
  borders: Readonly<Record<'old' | 'now', BorderTarget>>,
): CornerChange[] {
  const { frame } = now
  const [before, after] = [outlineCorners(old, frame), outlineCorners(now, frame)]
  const bounds = boundsOf([[before.xy], [after.xy]])
  const scale = frame.metresPerUnit((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
  const [keptOld, keptNow] =
    old.frame.key === frame.key ? samePositions(before.xy, after.xy) : samePlaces(before.xy, after.xy, scale)
  const places = ({ xy }: OutlineCorners) => inMetres(xy, bounds, scale)
  const sides = [
    { rings: before.rings, places: places(before), kept: keptOld },
    { rings: after.rings, places: places(after), kept: keptNow },
  ] as const
  // In one order, whichever is the old one: the way back has the same pairs.
  const pairs = isAfter(before.xy, after.xy)
    ? matchCorners(sides[1], sides[0]).map(([to, from]) => [from, to] as const)
    : matchCorners(...sides)
  const toOf = new Map(pairs)
  const isTarget = new Set(pairs.map(([, to]) => to))
  const changes: CornerChange[] = []
  keptOld.forEach((number, corner) => {
    if (number >= 0) return
    const from = placeOf(before, corner, old.frame)
    const target = toOf.get(corner)
    if (target === undefined) {
      const { metres } = borders.now.nearest(before.xy[corner * 2]!, before.xy[corner * 2 + 1]!)
      changes.push({ kind: 'dropped', from, to: null, distanceMetres: metres })
      return
    }
    const to = placeOf(after, target, frame)
    changes.push({ kind: 'moved', from, to, distanceMetres: ellipsoidalMetres(from.lngLat, to.lngLat) })
  })
  keptNow.forEach((number, corner) => {
    if (number >= 0 || isTarget.has(corner)) return
    const { metres } = borders.old.nearest(after.xy[corner * 2]!, after.xy[corner * 2 + 1]!)
    changes.push({ kind: 'added', from: null, to: placeOf(after, corner, frame), distanceMetres: metres })
  })
  return changes
}

/** Some order of lists of numbers. */
function isAfter(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return a.length > b.length
  const differs = a.findIndex((value, i) => value !== b[i])
  return differs >= 0 && a[differs]! > b[differs]!
}

function placeOf({ own, numbers }: OutlineCorners, corner: number, frame: Frame): CornerPlace {
  const xy = [own[corner * 2]!, own[corner * 2 + 1]!] as const
  return { number: numbers[corner]!, xy, lngLat: frame.toLngLat(...xy) }
}

function inMetres(xy: Float64Array, [x0, y0]: Bounds, [sx, sy]: readonly [number, number]): Stretch {
  const count = xy.length / 2
  return {
    x: Float64Array.from({ length: count }, (_, i) => (xy[i * 2]! - x0) * sx),
    y: Float64Array.from({ length: count }, (_, i) => (xy[i * 2 + 1]! - y0) * sy),
  }
}

type Kept = [Int32Array, Int32Array]

function samePositions(old: Float64Array, now: Float64Array): Kept {
  const both = new Float64Array(old.length + now.length)
  both.set(old)
  both.set(now, old.length)
  const numbers = numberPositions(both)
  const ofOld = numbers.slice(0, old.length / 2)
  const ofNow = numbers.slice(old.length / 2)
  const hasOld = new Uint8Array(numbers.length)
  const hasNow = new Uint8Array(numbers.length)
  for (const number of ofOld) hasOld[number] = 1
  for (const number of ofNow) hasNow[number] = 1
  return [ofOld.map((number) => (hasNow[number] ? number : -1)), ofNow.map((number) => (hasOld[number] ? number : -1))]
}

/** Each corner of the new outline is the place of at most one of the old. */
function samePlaces(old: Float64Array, now: Float64Array, [sx, sy]: readonly [number, number]): Kept {
  const kept: Kept = [new Int32Array(old.length / 2).fill(-1), new Int32Array(now.length / 2).fill(-1)]
  if (kept[0].length === 0 || kept[1].length === 0) return kept
  const tree = new Flatbush(kept[1].length)
  for (let i = 0; i < now.length; i += 2) tree.add(now[i]! * sx, now[i + 1]! * sy, now[i]! * sx, now[i + 1]! * sy)
  tree.finish()
  for (let corner = 0; corner < kept[0].length; corner++) {
    const [found] = tree.neighbors(
      old[corner * 2]! * sx,
      old[corner * 2 + 1]! * sy,
      1,
      SAME_METRES,
      (i) => kept[1][i]! < 0,
    )
    if (found === undefined) continue
    kept[0][corner] = kept[1][found] = found
  }
  return kept
}
