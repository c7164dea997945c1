import type { Value } from '../model/table.ts'
import { splitSymbols } from './find-categories.ts'
import type { Amount } from './grading.ts'

/** The amounts in the `substances` of a hazard source: a list of {name, category, q_t}. Nothing of it is left out. */
export function amountsOf(substances: Value): Amount[] {
  if (!Array.isArray(substances)) return []
  return (substances as readonly Value[]).map((item) => {
    const entry = typeof item === 'object' && item !== null && !Array.isArray(item) ? item : {}
    const { name, category, q_t: tonnes } = entry as Readonly<Record<string, Value>>
    return {
      substance: typeof name === 'string' && name.trim() !== '' ? name : null,
      categories: typeof category === 'string' ? splitSymbols(category) : [],
      tonnes: typeof tonnes === 'number' ? tonnes : null,
    }
  })
}
