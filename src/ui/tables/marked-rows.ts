/** Rows of a range, those that were marked before along with them. */
export function withRange(marked: ReadonlySet<number>, from: number, to: number): ReadonlySet<number> {
  const rows = new Set(marked)
  for (let row = Math.min(from, to); row <= Math.max(from, to); row++) rows.add(row)
  return rows
}

export function toggled(marked: ReadonlySet<number>, row: number): ReadonlySet<number> {
  const rows = new Set(marked)
  if (!rows.delete(row)) rows.add(row)
  return rows
}
