/** Pairs of corners of two stretches of outline, in order: as many as possible, of these with the least way in all. */
import { mutuallyNearest } from './mutually-nearest.ts'

/** Corners x, y in metres of a flat plane. */
export interface Stretch {
  readonly x: Float64Array
  readonly y: Float64Array
}

export type Pair = readonly [number, number]

/** Cells of the table of one search; a larger one is divided at corners that are nearest to one another. */
const MOST_CELLS = 2e6

export function alignStretches(first: Stretch, second: Stretch): Pair[] {
  const pairs: Pair[] = []
  /** Stretches still to be aligned: begin and end in the first, begin and end in the second. */
  const tasks: [number, number, number, number][] = [[0, first.x.length, 0, second.x.length]]
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    const [a0, a1, b0, b1] = task
    const [a, b] = [a1 - a0, b1 - b0]
    if (a === 0 || b === 0) continue
    if (Math.min(a, b) * (Math.abs(a - b) + 1) <= MOST_CELLS) {
      pairs.push(...alignWhole(part(first, a0, a1), part(second, b0, b1)).map(([i, j]): Pair => [a0 + i, b0 + j]))
      continue
    }
    let [from, to] = [a0, b0]
    for (const [i, j] of anchors(part(first, a0, a1), part(second, b0, b1))) {
      pairs.push([a0 + i, b0 + j])
      tasks.push([from, a0 + i, to, b0 + j])
      from = a0 + i + 1
      to = b0 + j + 1
    }
    tasks.push([from, a1, to, b1])
  }
  return pairs.sort((p, q) => p[0] - q[0])
}

/** The way of all pairs together, metres. */
export function wayOf(pairs: readonly Pair[], first: Stretch, second: Stretch): number {
  return pairs.reduce((way, [i, j]) => way + distance(first, i, second, j), 0)
}

const distance = (first: Stretch, i: number, second: Stretch, j: number) =>
  Math.hypot(first.x[i]! - second.x[j]!, first.y[i]! - second.y[j]!)

export const part = ({ x, y }: Stretch, from: number, to: number): Stretch => ({
  x: x.subarray(from, to),
  y: y.subarray(from, to),
})

/** Every corner of the shorter stretch has its pair, so that it can only lie so far along the longer one. */
function alignWhole(first: Stretch, second: Stretch): Pair[] {
  if (first.x.length > second.x.length) return alignWhole(second, first).map(([i, j]): Pair => [j, i])
  const count = first.x.length
  const width = second.x.length - count + 1
  if (width === 1) return Array.from({ length: count }, (_, i): Pair => [i, i])
  /** The least way up to a corner of the shorter one, by how many of the longer one are left out before it. */
  let least = new Float64Array(width)
  const leftOut = new Int32Array(count * width)
  for (let i = 0; i < count; i++) {
    const next = new Float64Array(width)
    let best = 0
    for (let k = 0; k < width; k++) {
      if (least[k]! < least[best]!) best = k
      leftOut[i * width + k] = best
      next[k] = least[best]! + distance(first, i, second, i + k)
    }
    least = next
  }
  let k = 0
  for (let j = 1; j < width; j++) if (least[j]! < least[k]!) k = j
  const pairs: Pair[] = []
  for (let i = count - 1; i >= 0; i--) {
    pairs.push([i, i + k])
    k = leftOut[i * width + k]!
  }
  return pairs.reverse()
}

/** Corners that are nearest to one another, as many of them as keep the order; else the middles of both. */
function anchors(first: Stretch, second: Stretch): Pair[] {
  const ordered = longestInOrder(mutuallyNearest(first, second))
  return ordered.length > 0 ? ordered : [[first.x.length >> 1, second.x.length >> 1]]
}

/** The longest row of pairs that goes on in both stretches; they come in the order of the first. */
function longestInOrder(pairs: readonly Pair[]): Pair[] {
  /** For each length, the pair with the least second number at which a row of that length ends. */
  const ends: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, j], p) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]![1] < j) low = middle + 1
      else high = middle
    }
    if (low > 0) before[p] = ends[low - 1]!
    ends[low] = p
  })
  const row: Pair[] = []
  for (let p = ends.at(-1) ?? -1; p >= 0; p = before[p]!) row.push(pairs[p]!)
  return row.reverse()
}
