import { levelBounds, NODE_BYTES } from './flatgeobuf-index.ts'
import type { FlatHeader } from './flatgeobuf-read.ts'
import type { Box } from './format.ts'
import type { Range, ReadPieces } from './read-ranges.ts'
import { touches } from './rows-within.ts'

/** Features whose bounds touch a box. */
export interface Found {
  /** Number of each in the file, from 0, rising. */
  readonly numbers: readonly number[]
  /** Where each stands; the end of the last feature of the file is not in the index, and then Infinity. */
  readonly ranges: readonly Range[]
  /** How many of them are wanted for sure: not one of these touches what is known. */
  readonly sure: number
  /** The search was given up because they are too many: numbers and ranges are empty. */
  readonly givenUp: boolean
}

/** What of a box is wanted, and when that is too much. */
export interface SearchLimits {
  /** What is known: what lies wholly in here is not wanted; null: all is. */
  readonly except: Box | null
  /** Features. */
  readonly most: number
  /** Bytes of the index that are read of one level. */
  readonly mostBytes: number
}
export const NO_LIMITS: SearchLimits = { except: null, most: Infinity, mostBytes: Infinity }

const tooMany = (sure: number): Found => ({ numbers: [], ranges: [], sure, givenUp: true })

/**
 * Goes down the packed R-tree, level by level: the nodes of one level that are looked at are read together. Nodes that lie
 * wholly in the box say how many features are below them, so too many are known before they are read. Throws RangeError
 * for an index that leads out of itself, or not to features one behind the other.
 */
export async function searchIndex(
  pieces: ReadPieces,
  header: FlatHeader,
  box: Box,
  gap: number,
  { except, most, mostBytes }: SearchLimits = NO_LIMITS,
): Promise<Found> {
  const { expected, nodeSize, indexAt, first } = header
  const levels = levelBounds(expected, nodeSize)
  const span = Math.max(nodeSize, 2)
  const placeOf = (node: number) => indexAt + node * NODE_BYTES
  const isWanted = (at: Box) => touches(at, box) && !(except && isWithin(at, except))
  const isNew = (at: Box) => !(except && touches(at, except))
  await pieces.read([{ from: placeOf(0), end: placeOf(1) }], gap)
  let open: number[] = [0]
  for (let level = levels.length - 1; level >= 1; level--) {
    const [, childrenEnd] = levels[level - 1]!
    const children = new Set<number>()
    const below = span ** level
    let sure = 0
    for (const node of open) {
      const { view } = pieces.at(placeOf(node), placeOf(node + 1))
      const bounds = boxAt(view, 0)
      if (!isWanted(bounds)) continue
      const before = (node - levels[level]![0]) * below
      if (isWithin(bounds, box) && isNew(bounds)) sure += Math.min(below, expected - before)
      const child = leadsTo(view, 0)
      if (child < levels[level - 1]![0] || child >= childrenEnd) throw new RangeError('the index leads astray')
      children.add(child)
    }
    if (sure > most || children.size * span * NODE_BYTES > mostBytes) return tooMany(sure)
    // With one node more: where a feature ends is where the next one begins.
    const ranges = [...children].map((child) => ({
      from: placeOf(child),
      end: placeOf(Math.min(child + span + (level === 1 ? 1 : 0), childrenEnd)),
    }))
    await pieces.read(ranges, gap)
    open = []
    for (const child of [...children].sort((a, b) => a - b))
      for (let node = child; node < Math.min(child + span, childrenEnd); node++) open.push(node)
  }
  const [leaves, leavesEnd] = levels[0]!
  const numbers: number[] = []
  const ranges: Range[] = []
  let sure = 0
  for (const leaf of open) {
    const { view } = pieces.at(placeOf(leaf), placeOf(leaf + 1))
    const bounds = boxAt(view, 0)
    if (!isWanted(bounds)) continue
    if (isNew(bounds)) sure++
    const from = first + leadsTo(view, 0)
    const next = leaf + 1 === leavesEnd ? null : pieces.at(placeOf(leaf + 1), placeOf(leaf + 2)).view
    const end = next ? first + leadsTo(next, 0) : Infinity
    if (end < from + 4 || (ranges.length > 0 && from < ranges.at(-1)!.end))
      throw new RangeError('features out of order')
    numbers.push(leaf - leaves)
    ranges.push({ from, end })
  }
  return numbers.length > most ? tooMany(sure) : { numbers, ranges, sure, givenUp: false }
}

const isWithin = (inner: Box, outer: Box) =>
  inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]

const boxAt = (view: DataView, at: number): Box => [
  view.getFloat64(at, true),
  view.getFloat64(at + 8, true),
  view.getFloat64(at + 16, true),
  view.getFloat64(at + 24, true),
]
const leadsTo = (view: DataView, at: number) => view.getUint32(at + 32, true) + view.getUint32(at + 36, true) * 2 ** 32
