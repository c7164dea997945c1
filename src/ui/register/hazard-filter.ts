import type { FilingState, HazardRow } from './hazard-rows.ts'

/** Which hazard sources are shown; null: whatever it is. */
export interface HazardFilter {
  readonly grade: number | null
  readonly medium: string | null
  readonly company: string | null
  readonly state: FilingState | null
}
export const NO_FILTER: HazardFilter = { grade: null, medium: null, company: null, state: null }

export const isFiltering = (filter: HazardFilter) => Object.values(filter).some((value) => value !== null)

const TESTS = {
  grade: (row: HazardRow, grade: number) => row.grade === grade,
  medium: (row: HazardRow, medium: string) => row.media.includes(medium),
  company: (row: HazardRow, company: string) => row.company === company,
  state: (row: HazardRow, state: FilingState) => row.states.has(state),
}

export function matches(row: HazardRow, { grade, medium, company, state }: HazardFilter): boolean {
  return (
    (grade === null || TESTS.grade(row, grade)) &&
    (medium === null || TESTS.medium(row, medium)) &&
    (company === null || TESTS.company(row, company)) &&
    (state === null || TESTS.state(row, state))
  )
}

/** Values that can be chosen, with how many hazards each would leave beside the other choices; the most first. */
export function choicesOf<K extends keyof HazardFilter>(
  rows: readonly HazardRow[],
  filter: HazardFilter,
  key: K,
  valuesOf: (row: HazardRow) => Iterable<NonNullable<HazardFilter[K]>>,
): { value: NonNullable<HazardFilter[K]>; count: number }[] {
  const counts = new Map<NonNullable<HazardFilter[K]>, number>()
  const others = { ...filter, [key]: null }
  for (const row of rows) {
    const counted = matches(row, others) ? 1 : 0
    for (const value of new Set(valuesOf(row))) counts.set(value, (counts.get(value) ?? 0) + counted)
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}

/** The filter of the map's layers of hazards, by the layer and row that their features carry; null shows all. */
export function mapFilter(rows: readonly HazardRow[], shown: readonly HazardRow[]): unknown[] | null {
  if (shown.length === rows.length) return null
  // Whichever list is shorter: each feature is looked up in it.
  const chosen = new Set(shown)
  const hidden = rows.filter((row) => !chosen.has(row))
  const [listed, isIn] = shown.length <= hidden.length ? [shown, true] : [hidden, false]
  const byLayer = new Map<number, number[]>()
  for (const { layer, row } of listed) byLayer.set(layer, [...(byLayer.get(layer) ?? []), row])
  const each = [...byLayer].map(([layer, list]) => [
    'all',
    ['==', ['get', 'layer'], layer],
    ['in', ['get', 'index'], ['literal', list]],
  ])
  const any = ['any', ...each]
  return isIn ? any : ['!', any]
}
