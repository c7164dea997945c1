import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Layer, type Park } from '../../src/engine/model/park.ts'
import { cellAt } from '../../src/engine/model/table.ts'
import { registerFile } from '../../src/jobs/export-register.ts'
import { readDrafts } from '../../src/jobs/import/read-drafts.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { defused, undefused } from '../../src/formats/defused.ts'
import { PROPERTY_WORDS, headingWord } from '../../src/project/column-words.ts'
import { REGISTER_HEADINGS } from '../../src/project/register-headings.ts'
import { ROW_SCHEMAS } from '../../src/project/park-schema.ts'
import { rowsOf } from '../formats/read-layer.ts'
import { around, feature, geojson, point, ring } from './import-cases.ts'

/** What a register of a park is read back to, in a park with the same companies and no hazards yet. */
async function readBack(park: Park, format: 'csv' | 'xlsx' = 'csv') {
  const { name, content } = await registerFile(park, format, SILENT)
  const bytes = new Uint8Array(await content.arrayBuffer())
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const others = park.layers.filter(({ kind }) => kind !== 'hazard_source')
  const { tried } = await readDrafts(
    [{ name, bytes }],
    { ...around({}, park.zone), park: { ...park, layers: others } },
    SILENT,
  )
  return { text, trial: tried[0]!.trial }
}
/** Identifiers, places and all values that are there, apart from empty columns. */
const contents = ({ table }: Pick<Layer, 'table'>, without: readonly string[] = []) =>
  rowsOf(table).map(({ kind, parts }, row) => ({
    id: table.ids[row],
    kind,
    parts,
    values: Object.fromEntries(
      [...table.columns]
        .filter(([name]) => name !== 'id' && !without.includes(name))
        .map(([name, column]) => [name, cellAt(column, row)])
        .filter(([, value]) => value !== null && value !== '')
        .sort(([a], [b]) => String(a).localeCompare(String(b))),
    ),
  }))

const FULL = {
  id: '=H-1',
  name: '+液氨罐区',
  name_en: '@tanks',
  enterprise: 'E1',
  medium: '液氨，"一级"\n与氯',
  grade: 1,
  unit: 'storage',
  substances: [
    { name: '煤气(CO,CO和H2、CH4的混合物等)', q_t: 40.5 },
    { name: '奇怪；名 5t', category: 'W5.3', q_t: 1e-7 },
  ],
  storage_mode: '-球罐',
  in_use_since: '2019-05-01',
  responsible_main: '张三',
  phone_main: '+86 13800000000',
  responsible_technical: '李四',
  phone_technical: '13800000000',
  responsible_operation: '王五',
  phone_operation: '0359-1234567',
  emergency_measures: '=SUM(A1:A9)',
  safety_distance_m: 612.5,
  filed_date: '2024-03-05',
  filed_until_date: '2027-03-04',
  filed_grade: 2,
  filed_r: 40.8,
  filed_people_500m: 46,
  reported_date: '2026-09-30',
  accuracy_m: 0.5,
  备注: "'=已经防过",
}

async function parkOf(features: readonly unknown[]): Promise<Park> {
  const plants = geojson('企业.geojson', [
    feature({ id: 'E1', name: '崇曜化肥' }, ring([111, 35], [111.1, 35], [111.1, 35.1], [111, 35])),
  ])
  const files = [plants, geojson('重大危险源.geojson', features)]
  const { tried } = await readDrafts(files, around(), SILENT)
  return { ...around().park, layers: tried.map(({ trial }) => trial.layer!) }
}

describe('a register that is exported reads back the same', () => {
  test('with every property, formulas and odd names', async () => {
    const park = await parkOf([feature(FULL, point(111.01, 35.02)), feature({ id: 'H-2', name: '空' }, point(111, 35))])
    const { text, trial } = await readBack(park)
    expect(contents(trial.layer!)).toEqual(contents(park.layers[1]!))
    expect(trial.receipt.notes.filter(({ level }) => level === 'error')).toEqual([])
    expect(text.startsWith('\uFEFF危险源编号,企业名称,重大危险源名称,')).toBe(true)
    // No cell begins what a spreadsheet would reckon with.
    for (const line of text.split(/\r?\n/)) expect(line).not.toMatch(/(?:^|,)"?[=+@\t\r-]/)
    expect(text).toContain('崇曜化肥')
  })

  test('as a workbook, formulas defused there as well', async () => {
    const park = await parkOf([feature(FULL, point(111.01, 35.02)), feature({ id: 'H-2', name: '空' }, point(111, 35))])
    const { trial } = await readBack(park, 'xlsx')
    expect(contents(trial.layer!)).toEqual(contents(park.layers[1]!))
  })

  test('areas come back corner for corner, with their coordinate system', async () => {
    const park = await parkOf([
      feature(
        { id: 'H1', name: '罐区' },
        ring([111.01, 35.02], [111.02, 35.02], [111.02, 35.030000001], [111.01, 35.02]),
      ),
      feature({ id: 'H2', name: '库' }, point(111.05, 35.02)),
    ])
    const { trial } = await readBack(park)
    expect(contents(trial.layer!)).toEqual(contents(park.layers[1]!))
    expect(trial.layer!.frame).toBe('EPSG:4490')
    expect(trial.receipt.crs.by).toBe('file')
  })

  test.each([
    ['hangjin', 'csv'],
    ['jishan', 'csv'],
    ['hangjin', 'xlsx'],
    ['jishan', 'xlsx'],
  ] as const)('the sample %s as %s', async (id, format) => {
    const folder = fileURLToPath(new URL(`../../data/parks/${id}/`, import.meta.url))
    const source = { label: id, read: (name: string) => Promise.resolve(new Uint8Array(readFileSync(folder + name))) }
    const { park } = await readPark(source as never, SILENT)
    const { text, trial } = await readBack(park, format)
    const before = park.layers.filter(({ kind }) => kind === 'hazard_source')
    if (format === 'csv') expect(text.split('\n')[0]).toContain('示意数据')
    expect(contents(trial.layer!, ['示意数据'])).toEqual(before.flatMap((layer) => contents(layer)))
    expect(trial.layer!.frame).toBe(before[0]!.frame)
  })
})

test('every property of a hazard has a heading, and the importer knows it', () => {
  const properties = Object.keys(ROW_SCHEMAS.hazard_source.entries)
  expect(REGISTER_HEADINGS.map(([property]) => property).sort()).toEqual(properties.sort())
  for (const [property, heading] of REGISTER_HEADINGS) {
    if (property === 'id') continue
    expect(PROPERTY_WORDS.hazard_source[property]!.split(' '), heading).toContain(headingWord(heading))
  }
})

test.each(['=1', '+1', '-1', '@x', '\t=1', '＝1', "'=1", "''=1", "'x", 'x', '', '中文=1'])(
  'defused and back: %j',
  (text) => {
    expect(undefused(defused(text))).toBe(text)
    expect(defused(text)).not.toMatch(/^[=+\-@\t\r＝]/)
  },
)
