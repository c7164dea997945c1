import type { Box } from './format.ts'
import { touches } from './rows-within.ts'
import type { SqlitePages } from './sqlite-pages.ts'
import type { SqliteTable } from './sqlite-schema.ts'
import { SqliteTree } from './sqlite-tree.ts'

/** A number of a row or node, and four floats: least and greatest x, least and greatest y. */
const CELL_BYTES = 24
const ROOT = 1
const MOST_LEVELS = 40

/**
 * Numbers of the rows whose bounds may touch the box, by the R-tree of a layer; null when there is none that can be
 * followed, or when it has not as many entries as the layer has rows: a row that it lacks would be nobody.
 */
export function rowsByRtree(
  pages: SqlitePages,
  tables: ReadonlyMap<string, SqliteTable>,
  { layer, column, rows, box }: { layer: string; column: string; rows: number; box: Box },
): number[] | null {
  const rootOf = (part: string) => tables.get(`rtree_${layer}_${column}_${part}`.toLowerCase())?.root || null
  const nodes = rootOf('node')
  const entries = rootOf('rowid')
  if (nodes === null || entries === null) return null
  try {
    if (new SqliteTree(pages, entries).length !== rows) return null
    const found = new Set<number>()
    descend(new SqliteTree(pages, nodes), box, found)
    return [...found].sort((a, b) => a - b)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The first two bytes of the root say how many levels are below it. */
function descend(nodes: SqliteTree, box: Box, found: Set<number>): void {
  const seen = new Set<number>()
  const visit = (number: number, level: number | null): void => {
    const record = seen.has(number) ? null : nodes.find(number)
    if (!record?.isBlob(1)) throw new RangeError('no such node')
    seen.add(number)
    const { view } = record
    const at = record.starts[1]!
    const levels = level ?? view.getUint16(at)
    const count = view.getUint16(at + 2)
    if (levels > MOST_LEVELS || 4 + count * CELL_BYTES > record.lengthOf(1)) throw new RangeError('no node')
    const below: number[] = []
    for (let i = 0, cell = at + 4; i < count; i++, cell += CELL_BYTES) {
      const [minX, maxX, minY, maxY] = [8, 12, 16, 20].map((step) => view.getFloat32(cell + step)) as [
        number,
        number,
        number,
        number,
      ]
      if (!touches([minX, minY, maxX, maxY], box)) continue
      const child = Number(view.getBigInt64(cell))
      if (levels === 0) found.add(child)
      else below.push(child)
    }
    // Afterwards, because the record of this node is used again for the next.
    for (const child of below) visit(child, levels - 1)
  }
  visit(ROOT, null)
}
