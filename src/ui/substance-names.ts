import type { Value } from '../engine/model/table.ts'

/** The names in a cell of substances. */
export function substanceNames(value: Value): string[] {
  if (!Array.isArray(value)) return []
  return (value as readonly Value[]).flatMap((item) =>
    typeof item === 'object' && item !== null && 'name' in item && typeof item.name === 'string' ? [item.name] : [],
  )
}
