/** Safety-risk grade of a park (导则 应急〔2023〕123号): A is the worst, D the best. */
export type ParkGrade = 'A' | 'B' | 'C' | 'D'

/**
 * What the rectification plans of the provinces set for a grade: `close` for A (the park is closed and given up), `freeze`
 * for B (it is put right by a deadline). In both no hazardous chemicals project is built, rebuilt or extended meanwhile,
 * except for safety, environment, energy saving and smart upgrades. C and D bring none.
 */
export type ParkRestriction = 'close' | 'freeze'

export const restrictionOf = (grade: ParkGrade | null): ParkRestriction | null =>
  grade === 'A' ? 'close' : grade === 'B' ? 'freeze' : null
