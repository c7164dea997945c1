import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorOf } from '../../src/engine/geometry/anchor.ts'
import { layerView } from '../../src/jobs/park-view.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { ObjectIndex } from '../../src/ui/objects.ts'
import { choicesOf, isFiltering, mapFilter, matches, NO_FILTER } from '../../src/ui/register/hazard-filter.ts'
import { type HazardRow, hazardRows } from '../../src/ui/register/hazard-rows.ts'
import { memorySource, parkFolder, sceneOf, spot } from '../scene.ts'

const hazard = (id: string, more: object) => spot('hazard_source', { id, ...more }, 5, 5)
const about = (rule: string, id: string) => ({ rule, objects: [{ layer: 'hazard_source', id }] })

async function rowsOf(findings: readonly unknown[], ...features: ReturnType<typeof spot>[]) {
  const read = await readPark(memorySource(parkFolder(sceneOf(features))), SILENT)
  const layers = read.park.layers.map((layer) => layerView(layer, anchorOf))
  const view = { ...read, park: { ...read.park, layers }, versions: [] }
  return hazardRows(new ObjectIndex(view as never, { findings } as never))
}

describe('what hazards are filtered by', () => {
  const rows = rowsOf(
    [about('filing-expired', 'H2'), about('grade-mismatch', 'H2'), about('register-out-of-date', 'H1')],
    hazard('H1', { grade: 3, substances: [{ name: '液氨', q_t: 5 }], enterprise: 'E1', filed_r: 12 }),
    hazard('H2', { grade: 1, medium: '氨、液氯', enterprise: 'E2', filed_until_date: '2020-01-01' }),
    hazard('H3', { medium: '某物' }),
    hazard('H4', { grade: 4, medium: '某物', filed_until_date: '2030-01-01' }),
  )
  test('the gravest grade first, those without one last', async () => {
    expect((await rows).map(({ grade }) => grade)).toEqual([1, 3, 4, 0])
  })
  test('a substance under any of its names is one medium', async () => {
    expect((await rows).map(({ media }) => media)).toEqual([['氨', '氯'], ['氨'], ['某物'], ['某物']])
  })
  test('the state of a filing is what the findings say of it', async () => {
    expect((await rows).map(({ states }) => [...states])).toEqual([
      ['expired', 'mismatch'],
      ['out-of-date', 'undated'],
      ['valid'],
      ['none'],
    ])
  })
  test('choices count what each of them would leave', async () => {
    const list = await rows
    const filter = { ...NO_FILTER, grade: 1 }
    expect(choicesOf(list, filter, 'medium', ({ media }) => media)).toEqual([
      { value: '氨', count: 1 },
      { value: '氯', count: 1 },
      { value: '某物', count: 0 },
    ])
    expect(choicesOf(list, filter, 'grade', ({ grade }) => [grade]).map(({ count }) => count)).toEqual([1, 1, 1, 1])
    expect([NO_FILTER, filter].map(isFiltering)).toEqual([false, true])
  })
})

/** What MapLibre's expressions say, for the few that are used: https://maplibre.org/maplibre-style-spec/expressions/ */
function evaluate(expression: unknown, feature: Readonly<Record<string, number>>): unknown {
  if (!Array.isArray(expression)) return expression
  const [operator, ...args] = expression as [string, ...unknown[]]
  const value = (at: number) => evaluate(args[at], feature)
  if (operator === 'get') return feature[args[0] as string]
  if (operator === 'literal') return args[0]
  if (operator === '==') return value(0) === value(1)
  if (operator === 'in') return (value(1) as unknown[]).includes(value(0))
  if (operator === '!') return !value(0)
  if (operator === 'all') return args.every((_, i) => value(i))
  if (operator === 'any') return args.some((_, i) => value(i))
  throw new Error(operator)
}

test('the map shows the same hazards as the table, whichever they are', () => {
  const anyRow = fc.record({
    layer: fc.integer({ min: 0, max: 2 }),
    row: fc.integer({ min: 0, max: 20 }),
    grade: fc.integer({ min: 0, max: 4 }),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(anyRow, { selector: ({ layer, row }) => `${layer}/${row}` }),
      fc.integer({ min: 0, max: 4 }),
      (list, grade) => {
        const rows = list.map((row): HazardRow => ({ ...row, media: [], company: null, states: new Set() }))
        const shown = rows.filter((row) => matches(row, { ...NO_FILTER, grade }))
        const filter = mapFilter(rows, shown)
        const onMap = rows.filter(({ layer, row }) => filter === null || evaluate(filter, { layer, index: row }))
        expect(onMap).toEqual(shown)
      },
    ),
    { seed: 20260401 },
  )
})
