import { numberAt, textAt, type Value, valueAt } from '../../engine/model/table.ts'
import { keyOf } from '../object-key.ts'
import { nameAt, nameField, type ObjectIndex } from '../objects.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Cell, TableContent, TableRow } from '../tables/column.ts'
import { pillOf } from '../verdict.ts'
import { hazardPosition } from './hazard-position.ts'
import type { HazardRow } from './hazard-rows.ts'
import type { Register } from './register.svelte.ts'

const NOTHING = '—'

/** The register: what is on record of each hazard source; rows are made when they come into sight. */
export function hazardsTable(register: Register, desk: Desk, index: ObjectIndex): TableContent {
  const rows = register.shown
  const say = register.say.bind(register)
  return {
    columns: [
      { title: desk.say('grade'), width: 112 },
      { title: 'ID', width: 70 },
      { title: desk.say('name'), width: 190 },
      { title: desk.say('enterprise'), width: 170 },
      { title: say('mediumAmounts'), width: 'free' },
      { title: say('unit'), width: 84 },
      { title: say('filedR'), width: 92, numeric: true },
      { title: say('filedUntil'), width: 168 },
      { title: say('reported'), width: 112 },
      { title: desk.say('position'), width: 112 },
    ],
    leastWidth: 1300,
    length: rows.length,
    rowAt: (at) => hazardRow(register, desk, index, rows[at]!),
    indexOf(ref) {
      const found = index.row(ref)
      return found ? rows.findIndex(({ layer, row }) => layer === found.layerIndex && row === found.index) : -1
    },
    // The filter row says it, with the way out.
    empty: register.filtering ? '' : desk.say('noData'),
  }
}

function hazardRow(register: Register, desk: Desk, index: ObjectIndex, { layer: at, row, grade }: HazardRow): TableRow {
  const layer = index.view.park.layers[at]!
  const { table } = layer
  const ref = { layer: layer.kind, id: table.ids[row]! }
  const owner = textAt(table, 'enterprise', row)
  const findings = index.findings.get(keyOf(ref)) ?? []
  const withPill = (text: string, ...rules: string[]): Cell => {
    const found = findings.find(({ rule }) => rules.includes(rule))
    return found ? { text, pill: pillOf(found) } : { text }
  }
  const unit = textAt(table, 'unit', row)
  const position = hazardPosition(layer, row, index.check?.checked ?? null, findings)
  // The other verdicts are what the pill says.
  const where = position === 'inside' || position === 'outside' ? desk.words.verdicts[position] : ''
  return {
    key: ref.id,
    ref,
    finding: null,
    cells: [
      { text: desk.words.grades[grade] || desk.say('ungraded'), swatch: `hazard:${grade}`, field: 'grade' },
      { text: ref.id },
      { text: nameAt(layer, row, desk.language), strong: true, field: nameField(layer, row, desk.language) },
      { text: owner ? index.name({ layer: 'enterprise', id: owner }, desk.language) : NOTHING },
      { text: amountsText(valueAt(table, 'substances', row)) ?? textAt(table, 'medium', row) ?? NOTHING },
      { text: unit === 'production' || unit === 'storage' ? register.say(unit) : NOTHING, field: 'unit' },
      { ...withPill(numberAt(table, 'filed_r', row)?.toString() ?? NOTHING, 'grade-mismatch'), field: 'filed_r' },
      { ...withPill(textAt(table, 'filed_until_date', row) ?? NOTHING, 'filing-expired'), field: 'filed_until_date' },
      { ...withPill(textAt(table, 'reported_date', row) ?? NOTHING, 'register-out-of-date'), field: 'reported_date' },
      position ? withPill(where, 'hazard-outside-boundary') : { text: NOTHING },
    ],
  }
}

/** Substances with their design maximum: `氨 40 t、氯 10 t`. */
function amountsText(value: Value): string | null {
  if (!Array.isArray(value) || value.length === 0) return null
  return (value as readonly { name?: unknown; q_t?: unknown }[])
    .map(({ name, q_t }) => `${String(name)} ${String(q_t)} t`)
    .join('、')
}
