const DAY_MS = 86_400_000

/** Whole days from one date to another, both YYYY-MM-DD; null when one is no date. Negative: it is past. */
export function daysBetween(from: string, to: string): number | null {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS
  return Number.isInteger(days) ? days : null
}
