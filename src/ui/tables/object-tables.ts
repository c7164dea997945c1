import { numberAt, textAt, valueAt } from '../../engine/model/table.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import { shapeOfKind } from '../../map/symbols.ts'
import type { ObjectIndex } from '../objects.ts'
import { substanceNames } from '../search.ts'
import type { Desk } from '../state/desk.svelte.ts'
import { pillOf } from '../verdict.ts'
import type { TableContent, TableRow } from './column.ts'

const number = (value: number | null) => (value === null ? '—' : String(value))

export function hazardsTable(desk: Desk, index: ObjectIndex, view: ParkView): TableContent {
  const rows: TableRow[] = []
  for (const layer of view.park.layers) {
    if (layer.kind !== 'hazard_source') continue
    for (let i = 0; i < layer.table.length; i++) {
      const { table } = layer
      const ref = { layer: layer.kind, id: table.ids[i]! }
      const grade = numberAt(table, 'grade', i) ?? 0
      const owner = textAt(table, 'enterprise', i)
      const outside = index.findings
        .get(`hazard_source/${ref.id}`)
        ?.find(({ rule }) => rule === 'hazard-outside-boundary')
      rows.push({
        key: ref.id,
        ref,
        finding: null,
        cells: [
          { text: desk.words.grades[grade] ?? '', swatch: `hazard:${grade}` },
          { text: ref.id },
          { text: index.name(ref, desk.language) },
          { text: owner ? index.name({ layer: 'enterprise', id: owner }, desk.language) : '—' },
          { text: textAt(table, 'medium', i) ?? (substanceNames(valueAt(table, 'substances', i)).join('、') || '—') },
          outside ? { text: '', pill: pillOf(outside) } : { text: desk.words.verdicts.inside },
        ],
      })
    }
  }
  const rank = (row: TableRow) => (row.cells[0]!.swatch === 'hazard:0' ? 'hazard:9' : row.cells[0]!.swatch!)
  rows.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
  return {
    columns: [
      { title: desk.say('grade'), width: 110 },
      { title: 'ID', width: 70 },
      { title: desk.say('name'), width: 200 },
      { title: desk.say('enterprise'), width: 220 },
      { title: desk.say('medium'), width: 'free' },
      { title: desk.say('position'), width: 110 },
    ],
    rows,
    empty: desk.say('noData'),
  }
}

const STATE_WORDS = {
  inside: 'stateInside',
  straddling: 'stateStraddling',
  'near-limit': 'stateNear',
  between: 'stateBetween',
  outside: 'stateOutside',
  moved: 'stateMoved',
} as const
const STATE_ORDER = Object.keys(STATE_WORDS)

export function peopleTable(desk: Desk, index: ObjectIndex, check: CheckView): TableContent {
  const { layers } = index.view.park
  const targets = check.targets
    .filter(({ state }) => desk.state === null || state === desk.state)
    .sort((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state))
  return {
    columns: [
      { title: desk.say('position'), width: 170 },
      { title: desk.say('name'), width: 'free' },
      { title: desk.say('kind'), width: 110, minor: true },
      { title: desk.say('persons'), width: 64, numeric: true },
      { title: desk.say('households'), width: 88, numeric: true, minor: true },
      { title: desk.say('longStay'), width: 80, numeric: true },
      { title: desk.say('distanceBoundary'), width: 124, numeric: true },
      { title: desk.say('record'), width: 170, minor: true },
    ],
    rows: targets.map((target): TableRow => {
      const { table } = layers[target.layer]!
      const i = target.index
      const ref = { layer: 'protection_target' as const, id: target.id }
      const kind = textAt(table, 'kind', i)
      const status = textAt(table, 'status', i)
      return {
        key: `${target.layer}/${i}`,
        ref,
        finding: null,
        cells: [
          { text: desk.say(STATE_WORDS[target.state]), swatch: `person:${shapeOfKind(kind)}:${target.state}` },
          { text: index.name(ref, desk.language) },
          { text: kind === null ? desk.words.unknown : desk.words.targets[kind]! },
          { text: number(numberAt(table, 'persons', i)) },
          { text: number(numberAt(table, 'households', i)) },
          { text: number(numberAt(table, 'long_stay', i)) },
          { text: target.boundaryMetres === null ? '—' : target.boundaryMetres.toFixed(1) },
          {
            text: status
              ? [desk.words.statuses[status], textAt(table, 'status_date', i)].filter(Boolean).join(' ')
              : desk.words.unknown,
          },
        ],
      }
    }),
    empty: check.targets.length > 0 ? desk.say('noRows') : desk.say('noData'),
  }
}

export function materialsTable(desk: Desk, index: ObjectIndex, view: ParkView): TableContent {
  const rows = view.park.materials.map((material): TableRow => {
    const ref = { layer: 'material' as const, id: material.id }
    const [finding] = index.findings.get(`material/${material.id}`) ?? []
    return {
      key: material.id,
      ref,
      finding: finding?.id ?? null,
      cells: [
        { text: '', pill: finding ? pillOf(finding) : 'current' },
        { text: desk.words.materials[material.kind] },
        { text: index.name(ref, desk.language) },
        { text: material.document ?? '—' },
        { text: material.date ?? '—' },
        { text: material.boundary ?? '—' },
      ],
    }
  })
  return {
    columns: [
      { title: desk.say('state'), width: 118 },
      { title: desk.say('kind'), width: 190, minor: true },
      { title: desk.say('title'), width: 'free' },
      { title: desk.say('document'), width: 190, minor: true },
      { title: desk.say('date'), width: 100 },
      { title: desk.say('cites'), width: 100 },
    ],
    rows,
    empty: desk.say('noData'),
  }
}
