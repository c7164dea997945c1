/** A node of the packed R-tree: least x and y, greatest x and y, and where it leads. */
export const NODE_BYTES = 40
/** As the reference implementation and GDAL have it. */
export const USUAL_NODE_SIZE = 16

/** First and end of each level of the tree in its list of nodes; the leaves are level 0 and stand last. */
export function levelBounds(count: number, nodeSize: number): [number, number][] {
  const sizes = [count]
  do sizes.push(Math.ceil(sizes.at(-1)! / Math.max(nodeSize, 2)))
  while (sizes.at(-1)! > 1)
  let end = sizes.reduce((sum, size) => sum + size, 0)
  return sizes.map((size) => {
    end -= size
    return [end, end + size]
  })
}

/** Size of the tree; there is none over an unknown number of features. */
export function indexBytes(count: number, nodeSize: number): number {
  return nodeSize === 0 || count === 0 ? 0 : levelBounds(count, nodeSize)[0]![1] * NODE_BYTES
}

/**
 * The packed R-tree over features in the order in which they stand in the file. `boxes` has four numbers a feature,
 * `offsets` the byte of each, from the first feature on.
 */
export function packedTree(boxes: Float64Array, offsets: Float64Array): Uint8Array {
  const count = offsets.length
  const levels = levelBounds(count, USUAL_NODE_SIZE)
  const bytes = new Uint8Array(levels[0]![1] * NODE_BYTES)
  const view = new DataView(bytes.buffer)
  const put = (node: number, box: readonly number[] | Float64Array, leads: number) => {
    const at = node * NODE_BYTES
    for (let i = 0; i < 4; i++) view.setFloat64(at + i * 8, box[i]!, true)
    view.setUint32(at + 32, leads % 2 ** 32, true)
    view.setUint32(at + 36, Math.floor(leads / 2 ** 32), true)
  }
  for (let i = 0; i < count; i++) put(levels[0]![0] + i, boxes.subarray(i * 4, i * 4 + 4), offsets[i]!)
  for (let level = 1; level < levels.length; level++) {
    let child = levels[level - 1]![0]
    const lastChild = levels[level - 1]![1]
    for (let node = levels[level]![0]; node < levels[level]![1]; node++) {
      const first = child
      const box = [Infinity, Infinity, -Infinity, -Infinity]
      for (; child < lastChild && child < first + USUAL_NODE_SIZE; child++)
        for (let i = 0; i < 4; i++) {
          const value = view.getFloat64(child * NODE_BYTES + i * 8, true)
          box[i] = i < 2 ? Math.min(box[i]!, value) : Math.max(box[i]!, value)
        }
      put(node, box, first)
    }
  }
  return bytes
}
