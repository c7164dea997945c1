/** Distances are shaded in bands, the nearest darkest; metres up to which each goes (自定). The number is always printed. */
export const BANDS = [100, 300, 500, 1000] as const

/** 0 for the nearest band; the number of bands for what is beyond all. */
export function bandOf(metres: number): number {
  const at = BANDS.findIndex((most) => metres <= most)
  return at < 0 ? BANDS.length : at
}
