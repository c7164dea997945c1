const DAY_MS = 86_400_000

/** Whole days from one calendar date (YYYY-MM-DD) to another; negative when that lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}
