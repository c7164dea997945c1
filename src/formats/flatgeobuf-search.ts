import { levelBounds, NODE_BYTES } from './flatgeobuf-index.ts'
import type { FlatHeader } from './flatgeobuf-read.ts'
import type { Box } from './format.ts'
import { GAP_BYTES, type Range, type ReadPieces } from './read-ranges.ts'
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
  { except, most, mostBytes }: SearchLimits = NO_LIMITS,
): Promise<Found> {
  const nodes = new Nodes(pieces, header)
  const { levels, span } = nodes
  const isWanted = (at: Box) => touches(at, box) && !(except && isWithin(at, except))
  const isNew = (at: Box) => !(except && touches(at, except))
  await nodes.read([0], 1)
  let open: number[] = [0]
  for (let level = levels.length - 1; level >= 1;) {
    const start = levels[level]![0]
    const wanted = open.filter((node) => isWanted(nodes.boxOf(node)))
    const below = span ** level
    let sure = 0
    for (const node of wanted) {
      const bounds = nodes.boxOf(node)
      if (isWithin(bounds, box) && isNew(bounds)) sure += Math.min(below, header.expected - (node - start) * below)
    }
    if (sure > most) return tooMany(sure)
    // Of the last two levels the leaves alone: some more bytes cost less than another round of requests does.
    const isPacked = (node: number) => nodes.leadsTo(node) === levels[level - 1]![0] + (node - start) * span
    const skips = level === 2 && wanted.length * span * span * NODE_BYTES <= mostBytes && wanted.every(isPacked)
    level = skips ? 0 : level - 1
    const width = skips ? span * span : span
    const [first, end] = levels[level]!
    const childOf = (node: number) => (skips ? first + (node - start) * width : nodes.leadsTo(node))
    const children = [...new Set(wanted.map(childOf))].sort((a, b) => a - b)
    if (children.length * width * NODE_BYTES > mostBytes) return tooMany(sure)
    if (children.some((child) => child < first || child >= end)) throw new RangeError('the index leads astray')
    // With one node more: where a feature ends is where the next one begins.
    await nodes.read(children, level === 0 ? width + 1 : width)
    open = []
    for (const child of children) for (let node = child; node < Math.min(child + width, end); node++) open.push(node)
  }
  const leaves = open.filter((leaf) => isWanted(nodes.boxOf(leaf)))
  const sure = leaves.reduce((sum, leaf) => sum + (isNew(nodes.boxOf(leaf)) ? 1 : 0), 0)
  return leaves.length > most ? tooMany(sure) : { ...featuresOf(leaves, nodes, header.first), sure, givenUp: false }
}

/** The features that leaves lead to; the first of the file stands at `start`. */
function featuresOf(leaves: readonly number[], nodes: Nodes, start: number): Pick<Found, 'numbers' | 'ranges'> {
  const [first, end] = nodes.levels[0]!
  const ranges: Range[] = []
  for (const leaf of leaves) {
    const from = start + nodes.leadsTo(leaf)
    const to = leaf + 1 === end ? Infinity : start + nodes.leadsTo(leaf + 1)
    if (to < from + 4 || (ranges.length > 0 && from < ranges.at(-1)!.end)) throw new RangeError('features out of order')
    ranges.push({ from, end: to })
  }
  return { numbers: leaves.map((leaf) => leaf - first), ranges }
}

/** The nodes of an index by their numbers: those of the root first, the leaves last. */
class Nodes {
  readonly levels: readonly (readonly [number, number])[]
  /** Children of a node. */
  readonly span: number
  readonly #pieces: ReadPieces
  readonly #start: number

  constructor(pieces: ReadPieces, { expected, nodeSize, indexAt }: FlatHeader) {
    this.levels = levelBounds(expected, nodeSize)
    this.span = Math.max(nodeSize, 2)
    this.#pieces = pieces
    this.#start = indexAt
  }

  /** Reads so many nodes from each of these on, as far as there are any. */
  async read(firsts: readonly number[], count: number): Promise<void> {
    const end = this.levels[0]![1]
    const placeOf = (node: number) => this.#start + Math.min(node, end) * NODE_BYTES
    await this.#pieces.read(
      firsts.map((node) => ({ from: placeOf(node), end: placeOf(node + count) })),
      GAP_BYTES,
    )
  }

  boxOf(node: number): Box {
    const view = this.#viewOf(node)
    return [view.getFloat64(0, true), view.getFloat64(8, true), view.getFloat64(16, true), view.getFloat64(24, true)]
  }

  /** A node of the next level, or of a leaf the place of its feature. */
  leadsTo(node: number): number {
    const view = this.#viewOf(node)
    return view.getUint32(32, true) + view.getUint32(36, true) * 2 ** 32
  }

  #viewOf(node: number): DataView {
    const from = this.#start + node * NODE_BYTES
    return this.#pieces.at(from, from + NODE_BYTES).view
  }
}

const isWithin = (inner: Box, outer: Box) =>
  inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
