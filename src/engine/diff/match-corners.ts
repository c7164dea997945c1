/**
 * Which corner of the old outline became which of the new one. A corner at the same position is kept. Between kept
 * corners that follow one another in both outlines the others are paired in order; a ring without a kept corner is
 * paired with the ring that lies most over it, and begins at two corners that are nearest to one another.
 */
import { type Bounds, boundsMeet, boundsOf } from '../geometry/shape.ts'
import { alignStretches, type Pair, part, type Stretch, wayOf } from './align-corners.ts'
import { mutuallyNearest } from './mutually-nearest.ts'
import type { CornerRing } from './outline-corners.ts'

export interface MatchSide {
  readonly rings: readonly CornerRing[]
  /** In metres of a flat plane. */
  readonly places: Stretch
  /** Of each corner the number of the position that it shares with a corner of the other outline; −1: none. */
  readonly kept: Int32Array
}

/** Corners that differ between two kept ones. */
interface Run {
  readonly start: number
  readonly end: number
  readonly corners: readonly number[]
}

/** Numbers to be tried as beginnings of a ring that was drawn anew: so many cells of their tables in all. */
const MOST_CELLS = 4e6

/** Pairs of corners, of the old and of the new outline, that were moved. */
export function matchCorners(old: MatchSide, now: MatchSide): Pair[] {
  const pairs: Pair[] = []
  const pairUp = (first: readonly number[], second: readonly number[]) => {
    const found = alignStretches(pick(old.places, first), pick(now.places, second))
    for (const [i, j] of found) pairs.push([first[i]!, second[j]!])
  }
  let left = runsOf(now)
  let unmatched = runsOf(old)
  for (const key of [
    ({ start, end }: Run) => `${start} ${end}`,
    ({ start }: Run) => `${start}`,
    ({ end }: Run) => `${end}`,
  ]) {
    const byKey = new Map<string, Run[]>()
    for (const run of left) byKey.set(key(run), [...(byKey.get(key(run)) ?? []), run])
    unmatched = unmatched.filter((run) => {
      const other = byKey.get(key(run))?.shift()
      if (!other) return true
      pairUp(run.corners, other.corners)
      return false
    })
    left = [...byKey.values()].flat()
  }
  for (const [first, second] of ringPairs(old, now)) {
    const [begin, start] = beginnings(pick(old.places, first), pick(now.places, second))
    pairUp(turned(first, begin), turned(second, start))
  }
  return pairs
}

const pick = ({ x, y }: Stretch, corners: readonly number[]): Stretch => ({
  x: Float64Array.from(corners, (corner) => x[corner]!),
  y: Float64Array.from(corners, (corner) => y[corner]!),
})

const turned = <Item>(items: readonly Item[], first: number) => [...items.slice(first), ...items.slice(0, first)]

const cornersOf = ({ first, end }: CornerRing) => Array.from({ length: end - first }, (_, i) => first + i)

function runsOf({ rings, kept }: MatchSide): Run[] {
  const runs: Run[] = []
  for (const ring of rings) {
    const corners = cornersOf(ring)
    const first = corners.findIndex((corner) => kept[corner]! >= 0)
    if (first < 0) continue
    let start = kept[corners[first]!]!
    let between: number[] = []
    for (const corner of [...turned(corners, first).slice(1), corners[first]!]) {
      if (kept[corner]! < 0) {
        between.push(corner)
        continue
      }
      if (between.length > 0) runs.push({ start, end: kept[corner]!, corners: between })
      start = kept[corner]!
      between = []
    }
  }
  return runs
}

/** Rings without a kept corner, those together that share the most of their bounds; a hole only with a hole. */
function ringPairs(old: MatchSide, now: MatchSide): [number[], number[]][] {
  const free = ({ rings, kept, places }: MatchSide) =>
    rings
      .filter(({ first, end }) => end > first && kept.subarray(first, end).every((number) => number < 0))
      .map((ring) => ({ ring, bounds: boundsWithin(places, ring) }))
  const [ofOld, ofNow] = [free(old), free(now)]
  const candidates = ofOld.flatMap((a, i) =>
    ofNow.flatMap((b, j) =>
      a.ring.isHole === b.ring.isHole && boundsMeet(a.bounds, b.bounds)
        ? [{ i, j, share: sharedPart(a.bounds, b.bounds) }]
        : [],
    ),
  )
  candidates.sort((p, q) => q.share - p.share)
  const [usedOld, usedNow] = [new Set<number>(), new Set<number>()]
  const pairs: [number[], number[]][] = []
  for (const { i, j } of candidates) {
    if (usedOld.has(i) || usedNow.has(j)) continue
    usedOld.add(i)
    usedNow.add(j)
    pairs.push([cornersOf(ofOld[i]!.ring), cornersOf(ofNow[j]!.ring)])
  }
  return pairs
}

function boundsWithin(places: Stretch, { first, end }: CornerRing): Bounds {
  const { x, y } = part(places, first, end)
  return boundsOf([[Float64Array.from({ length: x.length * 2 }, (_, i) => (i % 2 === 0 ? x[i >> 1]! : y[i >> 1]!))]])
}

/** Of the ground of both bounds together, the part that lies in both. */
function sharedPart(a: Bounds, b: Bounds): number {
  const shared =
    Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]))
  const all = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
  return all > 0 ? shared / all : 0
}

/** Where to begin in either ring: with those of the corners nearest to one another that give the least way in all. */
function beginnings(first: Stretch, second: Stretch): Pair {
  const nearest = mutuallyNearest(first, second)
    .map((pair) => ({ pair, metres: wayOf([pair], first, second) }))
    .sort((p, q) => p.metres - q.metres)
  const cells = Math.min(first.x.length, second.x.length) * (Math.abs(first.x.length - second.x.length) + 1)
  const most = Math.max(1, Math.floor(MOST_CELLS / cells))
  let best: Pair = nearest[0]?.pair ?? [0, 0]
  if (most === 1) return best
  let least = Infinity
  for (const { pair } of nearest.slice(0, most)) {
    const [a, b] = [begunAt(first, pair[0]), begunAt(second, pair[1])]
    const way = wayOf(alignStretches(a, b), a, b)
    if (way >= least) continue
    least = way
    best = pair
  }
  return best
}

const begunAt = ({ x, y }: Stretch, first: number): Stretch => ({
  x: Float64Array.from([...x.subarray(first), ...x.subarray(0, first)]),
  y: Float64Array.from([...y.subarray(first), ...y.subarray(0, first)]),
})
