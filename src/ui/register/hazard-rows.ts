import { findSubstance } from '../../engine/grading/find-substance.ts'
import type { Finding } from '../../engine/model/finding.ts'
import type { Layer } from '../../engine/model/park.ts'
import { numberAt, textAt, valueAt } from '../../engine/model/table.ts'
import { keyOf } from '../object-key.ts'
import type { ObjectIndex } from '../objects.ts'
import { substanceNames } from '../substance-names.ts'

/** What the findings say of a filing; a hazard may be in several of these states. */
export const FILING_STATES = ['valid', 'undated', 'expired', 'mismatch', 'out-of-date', 'none'] as const
export type FilingState = (typeof FILING_STATES)[number]

/** A hazard source with what it is filtered by. */
export interface HazardRow {
  readonly layer: number
  readonly row: number
  readonly grade: number
  /** What it holds, by the names of Table 1 where it has them. */
  readonly media: readonly string[]
  readonly company: string | null
  readonly states: ReadonlySet<FilingState>
}

const RULE_STATES: Readonly<Record<string, FilingState>> = {
  'filing-expired': 'expired',
  'grade-mismatch': 'mismatch',
  'people-500m-mismatch': 'mismatch',
  'register-out-of-date': 'out-of-date',
}
const FILED = ['filed_date', 'filed_until_date', 'filed_r', 'filed_grade', 'filed_people_500m']

/** All hazard sources of the park, the gravest grade first; those that are not graded come last. */
export function hazardRows(index: ObjectIndex): HazardRow[] {
  const rows: HazardRow[] = []
  for (const [at, layer] of index.view.park.layers.entries())
    for (let row = 0; layer.kind === 'hazard_source' && row < layer.table.length; row++)
      rows.push({
        layer: at,
        row,
        grade: numberAt(layer.table, 'grade', row) ?? 0,
        media: mediaOf(layer, row),
        company: textAt(layer.table, 'enterprise', row),
        states: statesOf(
          layer,
          row,
          index.findings.get(keyOf({ layer: 'hazard_source', id: layer.table.ids[row]! })) ?? [],
        ),
      })
  return rows.sort((a, b) => (a.grade || 9) - (b.grade || 9))
}

function mediaOf({ table }: Layer, row: number): string[] {
  const listed = substanceNames(valueAt(table, 'substances', row))
  const names = listed.length > 0 ? listed : (textAt(table, 'medium', row) ?? '').split(/[、,，;；]+/)
  return [...new Set(names.map((name) => findSubstance(name).row?.name ?? name.trim()).filter((name) => name !== ''))]
}

function statesOf({ table }: Layer, row: number, findings: readonly Finding[]): Set<FilingState> {
  const states = new Set(findings.flatMap(({ rule }) => RULE_STATES[rule] ?? []))
  if (!FILED.some((property) => valueAt(table, property, row) !== null)) states.add('none')
  else if (!states.has('expired') && !states.has('mismatch'))
    // Without its last day nobody knows whether it is valid still.
    states.add(textAt(table, 'filed_until_date', row) === null ? 'undated' : 'valid')
  return states
}
