import { hilbertOrder } from './hilbert.ts'
import { recordOf, type SqliteWriter } from './sqlite-write.ts'

/** As many as SQLite itself has in a node of this size. */
const MOST_CELLS = 51
const CELL_BYTES = 24
const NODE_BYTES = 4 + MOST_CELLS * CELL_BYTES

interface Entry {
  /** Number of a row, or of the node below. */
  readonly key: number
  readonly box: readonly [number, number, number, number]
}

/**
 * Writes the tables of an R-tree and returns their roots. `rowids` are those of the rows that have a shape, `boxes` the
 * bounds of each. Nodes are filled along a Hilbert curve; bounds are rounded outward to floats, as SQLite does.
 */
export function writeRtree(database: SqliteWriter, rowids: readonly number[], boxes: Float64Array) {
  const extent = boundsOf(Array.from(rowids, (_, i) => boxAt(boxes, i)))
  const order = rowids.length > 0 ? hilbertOrder(boxes, extent) : []
  let level: Entry[] = Array.from(order, (i) => ({ key: rowids[i]!, box: boxAt(boxes, i) }))
  const nodes = new Map<number, Uint8Array>()
  const parents = new Map<number, number>()
  const nodeOfRow = new Map<number, number>()
  let next = 2
  let depth = 0
  for (; ; depth++) {
    const isRoot = level.length <= MOST_CELLS
    const above: Entry[] = []
    for (let i = 0; i === 0 || i < level.length; i += MOST_CELLS) {
      const cells = level.slice(i, i + MOST_CELLS)
      const node = isRoot ? 1 : next++
      nodes.set(node, nodeBytes(cells, isRoot ? depth : 0))
      for (const { key } of cells) (depth === 0 ? nodeOfRow : parents).set(key, node)
      above.push({ key: node, box: boundsOf(cells.map(({ box }) => box)) })
    }
    if (isRoot) break
    level = above
  }
  const tree = (pairs: Iterable<readonly [number, number | Uint8Array]>) => {
    const table = database.tree()
    for (const [key, value] of [...pairs].sort(([a], [b]) => a - b)) table.add(key, recordOf([null, value]))
    return table.finish()
  }
  return { node: tree(nodes), parent: tree(parents), rowid: tree(nodeOfRow) }
}

const boxAt = (boxes: Float64Array, i: number): Entry['box'] => [
  boxes[i * 4]!,
  boxes[i * 4 + 1]!,
  boxes[i * 4 + 2]!,
  boxes[i * 4 + 3]!,
]

function boundsOf(boxes: readonly Entry['box'][]): Entry['box'] {
  const all: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [minX, minY, maxX, maxY] of boxes) {
    all[0] = Math.min(all[0], minX)
    all[1] = Math.min(all[1], minY)
    all[2] = Math.max(all[2], maxX)
    all[3] = Math.max(all[3], maxY)
  }
  return all
}

function nodeBytes(cells: readonly Entry[], depth: number): Uint8Array {
  const bytes = new Uint8Array(NODE_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, depth)
  view.setUint16(2, cells.length)
  cells.forEach(({ key, box: [minX, minY, maxX, maxY] }, i) => {
    const at = 4 + i * CELL_BYTES
    view.setBigInt64(at, BigInt(key))
    view.setFloat32(at + 8, floatBelow(minX))
    view.setFloat32(at + 12, -floatBelow(-maxX))
    view.setFloat32(at + 16, floatBelow(minY))
    view.setFloat32(at + 20, -floatBelow(-maxY))
  })
  return bytes
}

const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)

/** The greatest float that is not above. */
export function floatBelow(value: number): number {
  float[0] = value
  if (float[0] <= value) return float[0]
  // The next float down has the next pattern of bits: smaller of a positive number, greater of a negative one.
  if (float[0] === 0) return -1.401298464324817e-45
  bits[0]! += float[0] > 0 ? -1 : 1
  return float[0]
}
