import type { Layer } from './park.ts'

/** Objects are named by kind and id: where another layer of the kind has an id already, the file name is added. */
export function withOwnIds(layer: Layer, others: readonly Layer[]): Layer {
  const taken = new Set(others.flatMap(({ kind, table }) => (kind === layer.kind ? table.ids : [])))
  if (!layer.table.ids.some((id) => taken.has(id))) return layer
  const ids = layer.table.ids.map((id) => (taken.has(id) ? `${id}@${layer.file}` : id))
  return { ...layer, table: { ...layer.table, ids } }
}
