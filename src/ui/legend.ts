import { codedColumn, numberAt, type Table } from '../engine/model/table.ts'
import type { TargetState } from '../engine/model/target-state.ts'
import type { CheckView } from '../jobs/check-view.ts'
import type { ParkView } from '../jobs/park-view.ts'
import { shapeOfKind } from '../map/symbols.ts'
import type { Desk } from './state/desk.svelte.ts'

export interface LegendRow {
  readonly swatch: string
  readonly name: string
  readonly count: string
  /** The layer that its eye hides; rows of states filter instead. */
  readonly layer: string | null
  readonly state: TargetState | null
  /** Draws a swatch that the map's first layers do not have. */
  readonly draw?: (ctx: CanvasRenderingContext2D) => void
}
export interface LegendGroup {
  readonly title: string
  readonly rows: readonly LegendRow[]
}

/** Rows that come with the first check: of people, and of the ground. */
export interface LateRows {
  readonly people: readonly LegendRow[]
  readonly ground: readonly LegendRow[]
}

export const legendRow = (
  swatch: string,
  name: string,
  count: number | string,
  layer: string | null,
  state: TargetState | null = null,
): LegendRow => ({ swatch, name, count: String(count), layer, state })

const GRADE_WORDS = ['ungraded', 'gradeHighest', 'grade2', 'grade3', 'grade4'] as const

/** The rows of the layer list, which is the legend: what is in this park, with its count or area. */
export function legendOf(
  desk: Desk,
  view: ParkView,
  check: CheckView | null,
  compared: readonly LegendRow[] | null | undefined,
  late: LateRows | null | undefined,
): LegendGroup[] {
  const { layers } = view.park
  const total = (kind: string) => layers.reduce((sum, layer) => sum + (layer.kind === kind ? layer.table.length : 0), 0)
  const groups: LegendGroup[] = []

  const boundary: LegendRow[] = [...(compared ?? [])]
  const version = view.versions.find(({ id }) => id === check?.checked)
  const figures = version && check?.figures[version.id]
  if (version && !compared)
    boundary.push(
      legendRow(
        'boundary',
        desk.say(check?.inForce === version.id ? 'currentBoundary' : 'checkedBoundary', { version: version.id }),
        figures ? `${(figures.planeSquareMetres / 10000).toFixed(2)} ha` : '',
        'boundary',
      ),
    )
  const others = view.versions.length - (version ? 1 : 0)
  if (others > 0 && !compared) boundary.push(legendRow('older', desk.say('olderBoundary'), others, 'older'))
  const lines = check?.controlLines.length ?? 0
  if (lines > 0) boundary.push(legendRow('control', desk.words.layers.control_line, lines, 'control_line'))
  const contours = total('risk_contour')
  if (contours > 0) boundary.push(legendRow('contour', desk.words.layers.risk_contour, contours, 'risk_contour'))
  if (boundary.length > 0) groups.push({ title: desk.say('boundaryGroup'), rows: boundary })

  const hazards = layers.filter(({ kind }) => kind === 'hazard_source')
  if (hazards.length > 0) {
    const grades = [0, 0, 0, 0, 0]
    for (const { table } of hazards) for (let i = 0; i < table.length; i++) grades[numberAt(table, 'grade', i) ?? 0]!++
    const order = [1, 2, 3, 4, 0].filter((grade) => grade > 0 || grades[0]! > 0)
    groups.push({
      title: `${desk.say('hazardGroup')} ${total('hazard_source')}`,
      rows: order.map((grade) =>
        legendRow(`hazard:${grade}`, desk.say(GRADE_WORDS[grade]!), grades[grade]!, 'hazard_source'),
      ),
    })
  }

  if (layers.some(({ kind }) => kind === 'protection_target')) {
    const shapes = { circle: 0, triangle: 0, square: 0 }
    for (const { kind, table } of layers)
      if (kind === 'protection_target')
        for (const [word, count] of wordCounts(table, 'kind')) shapes[shapeOfKind(word)] += count
    const rows = [
      legendRow('person:circle:outside', desk.say('residents'), shapes.circle, 'protection_target'),
      legendRow('person:triangle:outside', desk.say('dormitories'), shapes.triangle, 'protection_target'),
      legendRow('person:square:outside', desk.say('otherTargets'), shapes.square, 'protection_target'),
    ]
    groups.push({
      title: `${desk.say('peopleGroup')} ${total('protection_target')} ${desk.say('places')}`,
      rows: [...rows, ...(late?.people ?? [])],
    })
  }

  const base = (
    [
      ['plant', 'enterprise'],
      ['production', 'production_area'],
      ['road', 'road'],
      ['water', 'water'],
      ['label', 'label'],
    ] as const
  )
    .filter(([, kind]) => layers.some((layer) => layer.kind === kind))
    .map(([swatch, kind]) => legendRow(swatch, desk.words.layers[kind], total(kind), kind))
  const share = check?.coverage.share
  if (layers.some(({ kind }) => kind === 'survey_coverage'))
    base.splice(
      2,
      0,
      legendRow(
        'survey',
        desk.words.layers.survey_coverage,
        share === null || share === undefined ? '—' : desk.words.notation.percent(share),
        'survey_coverage',
      ),
    )
  base.push(...(late?.ground ?? []))
  if (base.length > 0) groups.push({ title: desk.say('baseGroup'), rows: base })
  return groups
}

/** How many rows have each text of a column, and how many have none. */
function wordCounts({ columns, length }: Table, name: string): [string | null, number][] {
  const column = columns.get(name)
  if (!column || column instanceof Float64Array) return [[null, length]]
  const { codes, words } = codedColumn(column)
  const counts = new Uint32Array(words.length)
  for (const code of codes) counts[code]!++
  return words.map((word, code) => [typeof word === 'string' && word !== '' ? word : null, counts[code]!])
}
