import type { Layer } from './park.ts'

/** Objects are named by kind and id: where another layer of the kind has an id already, the file name is added. */
export function withOwnIds(layer: Layer, others: readonly Layer[]): Layer {
  const taken = new Set(others.flatMap(({ kind, table }) => (kind === layer.kind ? table.ids : [])))
  let changed = false
  const ids = layer.table.ids.map((id) => {
    const own = taken.has(id) ? `${id}@${layer.file}` : id
    changed ||= own !== id
    taken.add(own)
    return own
  })
  return changed ? { ...layer, table: { ...layer.table, ids } } : layer
}
