import type { RawLayer } from '../formats/format.ts'

/** How many rows the file has and the table does not: those that its reader dropped. */
export function droppedRows({ notes, table }: RawLayer): number {
  const kept = new Set(table.rows)
  const dropped = new Set<number>()
  for (const { level, rows, where } of notes)
    if (level === 'error') for (const row of rows ?? (where.row === undefined ? [] : [where.row])) dropped.add(row)
  return [...dropped].filter((row) => !kept.has(row)).length
}
