import type { Layer } from '../../engine/model/park.ts'
import { numberAt, textAt, valueAt } from '../../engine/model/table.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import { keyOf } from '../object-key.ts'
import { nameAt, type ObjectIndex } from '../objects.ts'
import { substanceNames } from '../substance-names.ts'
import type { Desk } from '../state/desk.svelte.ts'
import { pillOf } from '../verdict.ts'
import type { TableContent, TableRow } from './column.ts'

export function hazardsTable(desk: Desk, index: ObjectIndex, view: ParkView): TableContent {
  const { layers } = view.park
  const places: { readonly layer: number; readonly row: number; readonly grade: number }[] = []
  for (const [layer, { kind, table }] of layers.entries())
    for (let row = 0; kind === 'hazard_source' && row < table.length; row++)
      places.push({ layer, row, grade: numberAt(table, 'grade', row) ?? 0 })
  // Those that are not graded come last.
  places.sort((a, b) => (a.grade || 9) - (b.grade || 9))
  return {
    columns: [
      { title: desk.say('grade'), width: 110 },
      { title: 'ID', width: 70 },
      { title: desk.say('name'), width: 200 },
      { title: desk.say('enterprise'), width: 220 },
      { title: desk.say('medium'), width: 'free' },
      { title: desk.say('position'), width: 110 },
    ],
    length: places.length,
    rowAt(at) {
      const { layer, row, grade } = places[at]!
      return hazardRow(desk, index, layers[layer]!, row, grade)
    },
    indexOf(ref) {
      const found = index.row(ref)
      return found ? places.findIndex(({ layer, row }) => layer === found.layerIndex && row === found.index) : -1
    },
    empty: desk.say('noData'),
  }
}

function hazardRow(desk: Desk, index: ObjectIndex, layer: Layer, row: number, grade: number): TableRow {
  const { table } = layer
  const ref = { layer: layer.kind, id: table.ids[row]! }
  const owner = textAt(table, 'enterprise', row)
  const outside = index.findings.get(keyOf(ref))?.find(({ rule }) => rule === 'hazard-outside-boundary')
  return {
    key: ref.id,
    ref,
    finding: null,
    cells: [
      { text: desk.words.grades[grade] ?? '', swatch: `hazard:${grade}` },
      { text: ref.id },
      { text: nameAt(layer, row, desk.language) },
      { text: owner ? index.name({ layer: 'enterprise', id: owner }, desk.language) : '—' },
      { text: textAt(table, 'medium', row) ?? (substanceNames(valueAt(table, 'substances', row)).join('、') || '—') },
      outside ? { text: '', pill: pillOf(outside) } : { text: desk.words.verdicts.inside },
    ],
  }
}
