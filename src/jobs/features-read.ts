import type { RawLayer } from '../formats/format.ts'

/** How many features the file has, those that its reader dropped included. */
export function featuresRead({ notes, table, features }: RawLayer): number {
  if (features !== undefined) return features
  const dropped = new Set<number>()
  for (const { level, rows, where } of notes)
    if (level === 'error') for (const row of rows ?? (where.row === undefined ? [] : [where.row])) dropped.add(row)
  if (dropped.size > 0) for (const row of table.rows) dropped.delete(row)
  return table.length + dropped.size
}
