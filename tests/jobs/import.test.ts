import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { tryPasted } from '../../src/jobs/import/read-drafts.ts'
import { sha256 } from '../../src/jobs/import/sha256.ts'
import { rowsOf } from '../formats/read-layer.ts'
import { filesOf, GDAL } from '../formats/shapefile-cases.ts'
import {
  again,
  around,
  droppedIn,
  feature,
  geojson,
  HOUSES,
  NOW,
  one,
  point,
  points,
  read,
  ring,
  stored,
  textFile,
  values,
} from './import-cases.ts'

describe('what a file becomes before anybody says anything', () => {
  test('GeoJSON points with householders: protection targets, residences', async () => {
    const file = geojson('居民点.geojson', HOUSES)
    const { draft, trial } = await one(file)
    expect(trial.layer).toMatchObject({
      kind: 'protection_target',
      file: '居民点.geojson',
      frame: 'EPSG:4490',
      convertedFrom: null,
      accuracyMetres: null,
    })
    expect(points(trial)).toEqual([[110.98, 35.6], [110.981, 35.601], [110.982, 35.602]]) // prettier-ignore
    expect(values(trial, 'name')).toEqual(['张三', '李四', '王五'])
    expect(values(trial, 'kind')).toEqual(Array(3).fill('residence'))
    expect(trial.layer!.table.columns.get('persons')).toEqual(Float64Array.of(3, 5, 0))
    expect(trial.receipt).toMatchObject({
      format: 'geojson',
      importedAt: NOW,
      read: 3,
      kept: 3,
      crs: { code: 'EPSG:4490', by: 'guess', named: null },
      axes: { swapped: false },
      key: { column: null, derived: true },
      settings: draft.settings,
    })
    expect(trial.receipt.notes.map(({ code }) => code)).toEqual(['keys-derived'])
    expect(trial.receipt.files).toEqual([
      { name: '居民点.geojson', bytes: file.bytes.length, sha256: await sha256(file.bytes), stored: null },
    ])
    expect(JSON.parse(JSON.stringify(trial.receipt))).toEqual(trial.receipt)
  })

  test('SHA-256 of the file: FIPS 180-4, example abc', async () => {
    expect(await sha256(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  test.each([
    ['带号 that contradicts the eastings', '带号=38', 'zone-contradiction'],
    ['a city’s own system', '坐标系=某市城市坐标系', 'corner-datum-unknown'],
  ])('a corner file with %s: nothing is guessed, the user decides', async (_, line, code) => {
    const corners = [[1000, 0], [1000, 1000], [0, 1000], [0, 0]].map(([n, e], i) => `J${i + 1},1,${3940000 + n!},${37497000 + e!}`) // prettier-ignore
    const head = ['[属性描述]', line, '坐标系=2000国家大地坐标系', '几度分带=3', '[地块坐标]', '4,100,1,园区,面,,,,@']
    const tried = await one(textFile('四至.txt', [...head, ...corners].join('\n')))
    expect(tried.trial.layer).toBeNull()
    expect(tried.draft.settings.crs).toBeNull()
    expect(tried.trial.receipt.notes.map((note) => note.code)).toEqual([code, 'crs-unknown'])
    const said = await again(tried, { crs: 'EPSG:4525' })
    expect(said.trial.layer).toMatchObject({ kind: 'boundary', frame: 'EPSG:4525' })
    expect(said.trial.receipt.crs).toMatchObject({ code: 'EPSG:4525', by: 'user' })
  })

  describe('a sheet of corners (界址点表)', () => {
    const square = (north: number, east: number, size: number) =>
      [[size, 0], [size, size], [0, size], [0, 0], [size, 0]].map(([n, e]) => [3940000 + north + n!, 37497000 + east + e!]) // prettier-ignore
    const rows = (parcel: string, ring: number, corners: number[][], first = 1) =>
      corners.map(([n, e], i) => `${parcel},J${first + (i % 4)},${ring},${n},${e}`)
    const sheet = (...lines: string[]) => textFile('四至界址点表.csv', ['片区,点号,圈号,X,Y', ...lines].join('\n'))

    test('a parcel with a hole and one beside it: two areas, corners in their order', async () => {
      const first = [...rows('东片', 1, square(0, 0, 1000)), ...rows('东片', 2, square(200, 200, 100), 5)]
      const { draft, trial } = await one(sheet(...first, ...rows('西片', 1, square(0, 5000, 500))))
      expect(draft.settings).toMatchObject({ kind: 'boundary', crs: 'EPSG:4525' })
      const parts = rowsOf(trial.layer!.table).map((row) => row.parts)
      expect(parts.map((part) => part.map((rings) => rings.map(({ length }) => length / 2)))).toEqual([[[5, 5]], [[5]]]) // prettier-ignore
      expect([...parts[0]![0]![0]!].slice(0, 2)).toEqual([37497000, 3941000])
      expect(values(trial, 'name')).toEqual(['东片', '西片'])
      expect(trial.receipt).toMatchObject({ read: 2, kept: 2 })
      const joined = trial.receipt.notes.filter(({ code }) => code === 'corners-joined')
      expect(joined.map(({ params, where }) => [params['corners'], where.row])).toEqual([[8, 2], [4, 12]]) // prettier-ignore
    })

    test('a parcel that has lost a corner goes, the other stays', async () => {
      const broken = rows('东片', 1, square(0, 0, 1000)).map((line, i) => (i === 2 ? '东片,J3,1,,' : line))
      const { trial } = await one(sheet(...broken, ...rows('西片', 1, square(0, 5000, 500))))
      expect(values(trial, 'name')).toEqual(['西片'])
      expect(trial.receipt).toMatchObject({ read: 2, kept: 1 })
      expect(trial.receipt.notes).toContainEqual(expect.objectContaining({ code: 'corner-parcel-incomplete', where: expect.objectContaining({ row: 2 }) })) // prettier-ignore
    })
  })

  test('a text of corners alone: an outline, its system proposed from the numbers', async () => {
    const text = 'J1,3941000.0,37497000.0\nJ2,3941000.0,37498000.0\nJ3,3940000.0,37498000.0\nJ4,3940000.0,37497000.0\n'
    const { draft, trial } = await one(textFile('四至界址点.txt', text))
    expect(draft).toMatchObject({ candidates: ['EPSG:4525'], settings: { kind: 'boundary', crs: 'EPSG:4525' } })
    expect(trial.receipt).toMatchObject({ read: 1, kept: 1 })
  })

  test('Unicode text of Excel with householders is a table, not corners', async () => {
    const lines = [
      '编号\t户主\t经度\t纬度',
      'A1\t张三\t110.98\t35.6',
      'A2\t李四\t110.981\t35.6015',
      'A3\t王五\t110.982\t35.601',
    ]
    const utf16 = new Uint8Array(Uint16Array.from(`\ufeff${lines.join('\r\n')}`, (c) => c.charCodeAt(0)).buffer)
    for (const file of [{ name: '住户.txt', bytes: utf16 }, textFile('住户.txt', lines.join('\n'))]) {
      const { trial } = await one(file)
      expect(trial.layer).toMatchObject({ kind: 'protection_target', table: { ids: ['A1', 'A2', 'A3'] } })
    }
  })

  test('CSV in GBK with Chinese headings', async () => {
    const { draft, trial } = await one(stored('tables/gbk-no-bom.csv'))
    expect(draft.settings).toMatchObject({
      kind: 'protection_target',
      mapping: {
        coordinates: { kind: 'xy', x: '经度', y: '纬度' },
        key: '户编号',
        fields: { name: '户主姓名', persons: '人数' },
      },
    })
    expect(trial.layer!.table.ids).toEqual(['JS-007', 'JS-008', 'JS-009'])
    expect([...trial.layer!.table.rows]).toEqual([2, 3, 4])
    expect(values(trial, 'name')).toEqual(['张三', '李四', '王五'])
    expect(values(trial, '备注')).toEqual([null, '住平房,二层', '原话："不搬"'])
    expect(points(trial)[2]).toEqual([110.9834567, 35.6023456])
    expect(trial.layer!.table.columns.get('persons')).toEqual(Float64Array.of(3, 5, NaN))
    expect(trial.receipt).toMatchObject({
      encoding: { name: 'gb18030' },
      key: { column: '户编号', derived: false },
      read: 3,
      kept: 3,
    })
  })

  test('a corner file: a draft of the boundary in the system that its head names', async () => {
    const { trial } = await one(stored('corner-hole-gbk-crlf.txt'))
    expect(trial.layer).toMatchObject({ kind: 'boundary', frame: 'EPSG:4525', date: '2026-03-01' })
    const [row] = rowsOf(trial.layer!.table)
    expect(row!.parts.map((part) => part.map((each) => each.length / 2))).toEqual([[5, 5]])
    expect(row!.parts[0]![0]!.slice(0, 2)).toEqual([37497281.496, 3941160.965])
    expect(Object.fromEntries(row!.values)).toMatchObject({
      version: 'v1',
      status: 'draft',
      survey_date: '2026-03-01',
      name: '某化工园区',
      declared_area_ha: 176.9627,
    })
    expect(trial.receipt).toMatchObject({
      crs: { code: 'EPSG:4525', by: 'file', named: 'EPSG:4525' },
      facts: { 数据产生单位: '某测绘院', 带号: '37' },
    })
    expect(trial.receipt.notes.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('GeoJSON with latitude first: exchanged, and it is said', async () => {
    const { trial } = await one(
      geojson('houses.geojson', [feature({ name: 'a' }, point(35.6, 110.98)), feature({}, point(35.601, 110.981))]),
    )
    expect(points(trial)).toEqual([[110.98, 35.6], [110.981, 35.601]]) // prettier-ignore
    expect(trial.receipt.axes).toEqual({ swapped: true, by: 'guess' })
  })

  test('GeoJSON in metres with the zone in front and no crs', async () => {
    const { trial } = await one(geojson('houses.geojson', [feature({}, point(37498187.66, 3941160.73))]))
    expect(trial.layer).toMatchObject({ frame: 'EPSG:4525' })
    expect(points(trial)).toEqual([[37498187.66, 3941160.73]])
    expect(trial.receipt.crs).toEqual({ code: 'EPSG:4525', by: 'guess', named: null })
  })

  test('metres without the zone: the zone of the park first, and several to choose from', async () => {
    const { draft, trial } = await one(geojson('houses.geojson', [feature({}, point(498187.66, 3941160.73))]))
    expect(trial.receipt.crs.code).toBe(draft.candidates[0])
    // 3° zone 37 has its meridian at 111°, and EPSG:4546 is it without prefix.
    expect(draft.candidates[0]).toBe('EPSG:4546')
    expect(draft.candidates.length).toBeGreaterThan(1)
  })

  test('a Shapefile in a zip: what GDAL reads of it', async () => {
    const files = Object.fromEntries(filesOf('points-utf8').map(({ name, bytes }) => [`数据/${name}`, bytes]))
    const { trial } = await one({ name: 'points.zip', bytes: zipSync(files) })
    const expected = GDAL['points-utf8']!.features
    expect(points(trial)).toEqual(expected.map(({ geometry }) => geometry!.coordinates))
    expect(values(trial, 'name')).toEqual(expected.map(({ values: { name } }) => name))
    expect(trial.layer).toMatchObject({ kind: 'protection_target', frame: 'EPSG:4525' })
    expect(trial.receipt.crs).toMatchObject({ code: 'EPSG:4525', by: 'file' })
    expect(trial.receipt.files.map(({ name }) => name.split('.').at(-1)).sort()).toEqual(
      filesOf('points-utf8').map(({ name }) => name.split('.').at(-1)!).sort(), // prettier-ignore
    )
  })

  test('settings of the last file with these headings', async () => {
    const first = await one(geojson('a.geojson', HOUSES))
    const mapping = { ...first.draft.settings.mapping, fields: { name: '户主' } }
    const { tried } = await read(
      [geojson('b.geojson', HOUSES)],
      around({ '人数\t户主': { kind: 'hazard_source', mapping } }),
    )
    expect(tried[0]!.draft.settings).toMatchObject({ kind: 'hazard_source', mapping: { fields: { name: '户主' } } })
    expect(tried[0]!.trial.layer!.kind).toBe('hazard_source')
  })

  test('a pasted table of corners', async () => {
    const rows = ['J1 3941160.965 37497281.496', 'J2 3941160.597 37499093.832', 'J3 3940051.082 37499093.719']
    const { trial } = await tryPasted(rows.join('\n'), '四至', around())
    expect(trial.layer).toMatchObject({ kind: 'boundary', frame: 'EPSG:4525' })
    expect(rowsOf(trial.layer!.table)[0]!.parts[0]![0]).toHaveLength(8)
  })
})

describe('rows that cannot be used', () => {
  test('GeoJSON: each is in the receipt with its number; read = kept + dropped', async () => {
    const tie = ring([110.98, 35.6], [110.99, 35.61], [110.99, 35.6], [110.98, 35.61], [110.98, 35.6])
    const { trial } = await one(
      geojson('居民点.geojson', [
        feature({ name: 'a' }, point(110.98, 35.6)),
        feature({ name: 'b' }, null),
        feature({ name: 'c' }, point('x', 35.6)),
        feature({ name: 'd' }, point(10.98, 35.6)),
        5,
        feature({ name: 'e' }, point(110.981, 35.6)),
        feature({ name: 'f' }, tie),
        feature({ name: 'g' }, ring([110.98, 35.6], [110.98, 35.6])),
        feature({ name: 'h' }, null),
      ]),
    )
    expect(trial.layer!.table.rows).toEqual(Uint32Array.of(1, 6))
    expect(droppedIn(trial)).toEqual([2, 3, 4, 5, 7, 8, 9])
    expect([trial.receipt.read, trial.receipt.kept]).toEqual([9, 2])
    const byCode = Object.fromEntries(
      trial.receipt.notes.flatMap(({ level, code, rows, where }) => (level === 'error' ? [[code, rows ?? where.row]] : [])), // prettier-ignore
    )
    expect(byCode).toEqual({
      'bad-coordinates': 3,
      'not-a-feature': 5,
      'short-ring': 8,
      'far-from-park': 4,
      'no-geometry': [2, 9],
      'self-crossing': 7,
    })
    for (const { where } of trial.receipt.notes) expect(where.file).toBe('居民点.geojson')
  })

  test('CSV: numbers as in the file, whose first row is the headings; an unknown head-count keeps its row', async () => {
    const { trial } = await one(
      textFile(
        '居民.csv',
        '编号,户主,人数,经度,纬度\nA1,甲,3,110.98,35.6\nA2,乙,4,,\nA3,丙,五口,110.981,35.601\nA4,丁,4,1.5,35.6\nA5,戊,2,110.982,35.602\n',
      ),
    )
    expect(trial.layer!.table.ids).toEqual(['A1', 'A3', 'A5'])
    expect(trial.layer!.table.columns.get('persons')).toEqual(Float64Array.of(3, NaN, 2))
    expect(droppedIn(trial)).toEqual([3, 5])
    expect([trial.receipt.read, trial.receipt.kept]).toEqual([5, 3])
    expect(trial.receipt.notes).toContainEqual({
      level: 'error',
      code: 'words-not-understood',
      params: { column: '人数', field: 'persons', value: '五口', count: 1 },
      where: { file: '居民.csv', row: 4 },
    })
  })

  test('nothing left: no layer, and it is said', async () => {
    const { trial } = await one(geojson('居民点.geojson', [feature({}, point(10.98, 35.6))]))
    expect(trial.layer).toBeNull()
    expect(trial.receipt).toMatchObject({ read: 1, kept: 0 })
    expect(trial.receipt.notes.at(-1)).toMatchObject({ level: 'error', code: 'layer-lost' })
  })

  test('files that cannot be used cost themselves only', async () => {
    const { tried, refused } = await read([
      textFile('plan.dwg', 'AC1032'),
      textFile('all.rar', 'Rar!'),
      textFile('empty.geojson', ''),
      textFile('cut.geojson', '{"type":"FeatureCollection","features":['),
      stored('tables/gbk-no-bom.csv'),
      geojson('居民点.geojson', HOUSES),
    ])
    expect(tried.map(({ draft }) => draft.source.main.name)).toEqual(['gbk-no-bom.csv', '居民点.geojson'])
    expect(refused.map(({ code, level, where }) => [where.file, level, code]).slice(0, 3)).toEqual([
      ['all.rar', 'error', 'archive-unknown'],
      ['plan.dwg', 'error', 'dwg-not-supported'],
      ['empty.geojson', 'error', 'empty-file'],
    ])
    expect(refused[3]!.where.file).toBe('cut.geojson')
    expect(new Set(tried.map(({ draft }) => draft.id)).size).toBe(2)
  })
})
