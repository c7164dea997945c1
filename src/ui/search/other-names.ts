import { findSubstance } from '../../engine/grading/find-substance.ts'
import type { SubstanceRow } from '../../engine/grading/table-rows.ts'

export interface OtherNames {
  readonly aliases: readonly string[]
  readonly cas: readonly string[]
}
const NONE: OtherNames = { aliases: [], cas: [] }

/**
 * What else a substance is called in Table 1 of GB 18218-2018, and its CAS numbers. Of a name that fits several rows, all
 * of theirs: for finding things, and for nothing else.
 */
export function otherNames(name: string): OtherNames {
  const found = findSubstance(name)
  const rows = found.row ? [found.row] : found.code === 'ambiguous-substance' ? found.candidates : []
  if (rows.length === 0) return NONE
  return {
    aliases: [...new Set(rows.flatMap(namesOf))].filter((other) => other !== name),
    cas: [...new Set(rows.flatMap(({ cas = [] }) => cas))],
  }
}

const namesOf = ({ name, aliases = [], shortNames = [] }: SubstanceRow) => [name, ...aliases, ...shortNames]
