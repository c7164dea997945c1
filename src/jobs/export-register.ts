import { frameOf, type Layer, type Park } from '../engine/model/park.ts'
import { SHAPE_CODES, type Table, textAt, type Value, valueAt } from '../engine/model/table.ts'
import { writeWorkbook } from '../formats/office/workbook.ts'
import { wktOf } from '../formats/wkt-write.ts'
import { REGISTER_HEADINGS, REGISTER_VALUES } from '../project/register-headings.ts'
import { type Amount, writeAmounts } from '../project/substance-text.ts'
import { spreadsheetCsv } from '../report/spreadsheet-csv.ts'
import type { Progress } from './progress.ts'

export interface RegisterFile {
  readonly name: string
  readonly content: Blob
  /** Hazards in it. */
  readonly count: number
}

export type RegisterFormat = 'csv' | 'xlsx'

/** Characters of a digit: of a column of names or numbers, and of one with long texts. */
const COLUMN_WIDTH = 16
const WIDE_WIDTH = 40
const WIDE_HEADINGS = new Set(['介质', '物质与数量', '应急措施', 'WKT'])

/**
 * The hazard sources of a park as a register: a workbook, or CSV that Excel opens (UTF-8 with its mark), headings as the forms have them,
 * which the import reads back to the same values. Texts that a spreadsheet would take for formulas are defused.
 */
export async function registerFile(park: Park, format: RegisterFormat, progress: Progress): Promise<RegisterFile> {
  const layers = park.layers.filter(({ kind }) => kind === 'hazard_source')
  const properties = REGISTER_HEADINGS.filter(
    ([property]) => property === 'id' || layers.some(({ table }) => isFilled(table, property)) || isDemanded(property),
  )
  const known = new Set(REGISTER_HEADINGS.map(([property]) => property))
  const own = [...new Set(layers.flatMap(({ table }) => [...table.columns.keys()]))].filter(
    (name) => !known.has(name) && name !== SAMPLE,
  )
  const places = placesOf(layers)
  const sample = park.sample ? [SAMPLE] : []
  const head = [...properties.map(([, heading]) => heading), ...places.headings, ...own, ...sample]
  const companies = companyNames(park)
  const rows: (string | number)[][] = []
  for (const layer of layers)
    for (let row = 0; row < layer.table.length; row++)
      rows.push([
        ...properties.map(([property]) => cellOf(layer.table, property, row, companies)),
        ...places.cells(layer, row),
        ...own.map((name) => written(valueAt(layer.table, name, row))),
        ...sample.map(() => '是'),
      ])
  const content =
    format === 'csv'
      ? new Blob([spreadsheetCsv([head, ...rows])])
      : await writeWorkbook(
          [
            {
              name: '重大危险源台账',
              titles: [],
              columns: head.map((heading) => ({
                heading,
                width: WIDE_HEADINGS.has(heading) ? WIDE_WIDTH : COLUMN_WIDTH,
              })),
              rows,
            },
          ],
          { report: (done, total) => progress.report({ phase: 'writing', done, total }) },
        )
  return {
    name: `${park.id}-重大危险源台账${park.sample ? '-示意数据' : ''}.${format}`,
    content,
    count: rows.length,
  }
}

const SAMPLE = '示意数据'

/** What the plans demand of every register has its column even when nobody filled it in. */
const isDemanded = (property: string) => ['enterprise', 'name', 'grade', 'medium', 'substances'].includes(property)

const isFilled = (table: Table, property: string) =>
  table.ids.some((_, row) => {
    const value = valueAt(table, property, row)
    return value !== null && value !== ''
  })

function cellOf(table: Table, property: string, row: number, companies: ReadonlyMap<string, string>): string | number {
  if (property === 'id') return table.ids[row]!
  const value = valueAt(table, property, row)
  if (value === null) return ''
  if (property === 'enterprise') return companies.get(String(value)) ?? String(value)
  if (property === 'substances' && Array.isArray(value)) return writeAmounts(value as unknown as Amount[])
  return REGISTER_VALUES[property]?.[String(value)] ?? written(value)
}

function written(value: Value): string | number {
  if (value === null) return ''
  if (typeof value === 'number') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Names of plants that no other plant of the park has, and that are no other's identifier. */
function companyNames({ layers }: Park): Map<string, string> {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const { kind, table } of layers)
    if (kind === 'enterprise')
      for (const [row, id] of table.ids.entries()) {
        const name = textAt(table, 'name', row)
        counts.set(id, (counts.get(id) ?? 0) + 1)
        if (!name) continue
        names.set(id, name)
        counts.set(name, (counts.get(name) ?? 0) + 1)
      }
  return new Map([...names].filter(([, name]) => counts.get(name) === 1))
}

interface Places {
  readonly headings: readonly string[]
  readonly cells: (layer: Layer, row: number) => (string | number)[]
}

/** Points in two columns, in their own numbers where these say their system; anything else as WKT with its code. */
function placesOf(layers: readonly Layer[]): Places {
  const points = layers.every(({ table: { geometry, length } }) =>
    Array.from({ length }, (_, row) => row).every(
      (row) =>
        geometry.shapeCodes[row] === SHAPE_CODES.point &&
        geometry.featureOffsets[row + 1]! - geometry.featureOffsets[row]! === 1,
    ),
  )
  if (!points)
    return {
      headings: ['WKT'],
      cells: (layer, row) => [`SRID=${frameOf(layer).code.replace(/^\D+/, '')};${wktOf(layer.table.geometry, row)}`],
    }
  const at = ({ table: { geometry } }: Layer, row: number): [number, number] => {
    const place = geometry.ringOffsets[geometry.partOffsets[geometry.featureOffsets[row]!]!]! * 2
    return [geometry.positions[place]!, geometry.positions[place + 1]!]
  }
  const [first, ...others] = new Set(layers.map(({ frame }) => frame))
  const zoned = layers.every((layer) => layer.table.ids.every((_, row) => at(layer, row)[0] > 1e7))
  if (first !== undefined && others.length === 0 && zoned)
    return { headings: ['东坐标', '北坐标'], cells: (layer, row) => at(layer, row) }
  return {
    headings: ['经度', '纬度'],
    cells: (layer, row) => {
      const frame = frameOf(layer)
      const [x, y] = at(layer, row)
      return frame.kind === 'geographic' ? [x, y] : frame.toLngLat(x, y).map((degrees) => Number(degrees.toFixed(9)))
    },
  }
}
