/** Where nothing coarser is stated. */
const LEAST_METRES = 1

export interface Tolerance {
  readonly toleranceMetres: number
  readonly toleranceFrom: 'accuracies' | 'least' | 'user'
}

/** What somebody wants, else the sum of both stated accuracies, at least 1 m; one that is not stated adds nothing. */
export function toleranceOf(wanted: number | null, old: number | null, now: number | null): Tolerance {
  if (wanted !== null) return { toleranceMetres: wanted, toleranceFrom: 'user' }
  const stated = (old ?? 0) + (now ?? 0)
  return stated > LEAST_METRES
    ? { toleranceMetres: stated, toleranceFrom: 'accuracies' }
    : { toleranceMetres: LEAST_METRES, toleranceFrom: 'least' }
}
