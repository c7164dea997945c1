/** GeoPackages: what GDAL reads is what we read; what cannot be read is named, and nothing breaks the reader. */
import { describe, expect, test } from 'vitest'
import type { Box } from '../../src/formats/format.ts'
import { NO_OPTIONS } from '../../src/formats/format.ts'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS, fuzzReader } from './fuzz.ts'
import { fixture, GDAL, gdalRow, readFile, readOnly, rowAsGdal } from './geopackage-cases.ts'

const codes = (notes: readonly { code: string }[]) => notes.map(({ code }) => code)

describe('as GDAL reads it', () => {
  // Of these GDAL makes shapes that we refuse, or numbers that are none.
  const whole = Object.keys(GDAL).filter((name) => !/^(?:curves|kinds|layers|systems|later)/.test(name))
  test.each(whole)('%s', async (name) => {
    const log = name === 'log.gpkg' ? [fixture('log.gpkg-wal')] : []
    const { layers, refused } = await readFile(fixture(name), NO_OPTIONS, ...log)
    expect(refused).toEqual([])
    for (const { name: layer, table, features, notes } of layers) {
      const gdal = GDAL[name]![layer]!
      expect(features).toBe(gdal.count)
      expect(notes).toEqual([])
      const last = table.length - 1
      const few = gdal.features.map((_, i) => (i === gdal.features.length - 1 ? last : i))
      expect(few.map((i) => rowAsGdal(table, i))).toEqual(gdal.features.map(gdalRow))
    }
  })

  test('several layers, dates, a table without places; long numbers stay what they are', async () => {
    const { layers } = await readFile(fixture('layers.gpkg'))
    expect(layers.map(({ name, crs, features }) => [name, crs, features])).toEqual([
      ['houses', 'EPSG:4525', 4],
      ['园区 边界', 'EPSG:4490', 2],
      ['register', null, 2],
    ])
    for (const { name, table } of layers) {
      const expected = GDAL['layers.gpkg']![name]!.features.map(gdalRow)
      // JavaScript reads the JSON of GDAL with one less.
      const exact = (row: ReturnType<typeof rowAsGdal>) =>
        row.values['long'] === '9007199254740993' ? { ...row, values: { ...row.values, long: 9007199254740992 } } : row
      // As it stands in the file.
      const stored = (row: (typeof expected)[number]) =>
        'moment' in row.values ? { ...row, values: { ...row.values, moment: '2026-11-22T08:30:00.000' } } : row
      expect(
        Array.from({ length: table.length }, (_, i) => exact(rowAsGdal(table, i))),
        name,
      ).toEqual(expected.map(stored))
    }
    expect(rowAsGdal(layers[0]!.table, 0).values['long']).toBe('9007199254740993')
  })

  test('heights and measures left out, empty shapes are none, a collection of one kind is that kind', async () => {
    const { table, notes } = await readOnly('kinds.gpkg')
    const expected = GDAL['kinds.gpkg']!['kinds']!.features.filter(({ properties }) => properties['name'] !== 'mixed')
    expect(table.length).toBe(expected.length)
    const flat = [...Array(table.length).keys()].map((i) => rowAsGdal(table, i))
    expect(flat.map(({ kind }) => kind)).toEqual(['point', 'point', 'line', null, null, 'point', 'point', 'line'])
    expect(flat.map(({ values }) => values)).toEqual(expected.map(({ properties }) => properties))
    expect([...table.geometry.positions]).toEqual([
      1, 2, 1, 2, 0, 0, 1, 1, 1, 2, 3, 4, 1, 2, 3, 4, 0, 0, 1, 1, 2, 2, 3, 3,
    ])
    expect(notes).toMatchObject([{ code: 'mixed-collection', where: { row: 7 } }])
  })

  test('columns that were added later have their value in the rows before, and the key keeps its name', async () => {
    const { table, notes } = await readOnly('later.gpkg')
    const [row] = GDAL['later.gpkg']!['later']!.features.map(gdalRow)
    const { twice, ...stored } = row!.values
    expect(twice).toBe(6)
    expect(rowAsGdal(table, 0)).toEqual({ ...row, values: stored })
    expect([...table.columns.keys()]).toContain('twice')
    expect(table.ids).toEqual(['1'])
    expect(notes).toMatchObject([{ code: 'gpkg-worked-out', params: { field: 'twice' } }])
  })
})

describe('what cannot be read is named', () => {
  test('curves by their type; a layer of nothing else is refused', async () => {
    const { layers, refused } = await readFile(fixture('curves.gpkg'))
    expect(layers.map(({ name }) => name)).toEqual(['curves'])
    expect(layers[0]!.features).toBe(4)
    expect(rowAsGdal(layers[0]!.table, 0)).toEqual(gdalRow(GDAL['curves.gpkg']!['curves']!.features[0]!))
    expect(layers[0]!.notes.map(({ code, params, where }) => [code, params['type'], where.row])).toEqual([
      ['geometry-not-supported', 'CircularString', 1],
      ['geometry-not-supported', 'CurvePolygon', 2],
      ['geometry-not-supported', 'CompoundCurve', 3],
    ])
    expect(refused).toMatchObject([{ layer: 'arcs', note: { code: 'geometry-not-supported' } }])
  })

  test('views, tiles and layers without a table', async () => {
    const { refused } = await readFile(fixture('layers.gpkg'))
    expect(refused.map(({ layer, note }) => [layer, note.code])).toEqual([
      ['seen', 'gpkg-view'],
      ['gone', 'gpkg-table-missing'],
      ['photo', 'gpkg-not-features'],
    ])
  })

  test('coordinate systems: made by an office, undefined, missing, contradicting themselves', async () => {
    const { layers } = await readFile(fixture('systems.gpkg'))
    expect(layers.map(({ name, crs, undecided, notes }) => [name, crs, undecided, codes(notes)])).toEqual([
      ['undefined', null, false, []],
      ['made', 'EPSG:4547', false, []],
      ['contradicts', null, true, ['gpkg-srs-contradicts']],
      ['missing', null, false, ['gpkg-srs-missing']],
      ['wide', null, false, ['prj-unknown']],
    ])
  })

  test('a log that was not given, and a journal of a program that was interrupted', async () => {
    const { layers } = await readFile(fixture('log.gpkg'))
    expect(codes(layers[0]!.notes)).toEqual(['gpkg-wal'])
    const journal = { name: 'plain.gpkg-journal', bytes: Uint8Array.of(0xd9, 0xd5, 0x05, 0xf9) }
    await expect(readFile(fixture('plain.gpkg'), NO_OPTIONS, journal)).rejects.toMatchObject({ code: 'gpkg-journal' })
    await expect(
      readFile(fixture('plain.gpkg'), NO_OPTIONS, { ...journal, bytes: new Uint8Array(8) }),
    ).resolves.toBeTruthy()
  })

  test('another file, and another database', async () => {
    const named = (bytes: Uint8Array) => readFile({ name: 'a.gpkg', bytes })
    await expect(named(new TextEncoder().encode('{}'))).rejects.toMatchObject({ code: 'not-geopackage' })
    const { bytes } = fixture('plain.gpkg')
    await expect(named(bytes.subarray(0, 300))).rejects.toMatchObject({ code: 'broken-geopackage' })
    const text = new TextDecoder('latin1').decode(bytes).replaceAll('gpkg_contents', 'gpkg_contexts')
    await expect(named(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).rejects.toMatchObject({
      code: 'not-geopackage',
    })
  })
})

describe('only what touches a box', () => {
  const box: Box = [111.01, 36.005, 111.02, 36.01]
  const within = (name: string) => readOnly(name, { ...NO_OPTIONS, boxOf: () => box })

  test('the same with the R-tree, without it, and where it lacks a row', async () => {
    const { table } = await readOnly('many.gpkg')
    const { positions } = table.geometry
    const expected = [...table.rows].filter((_, i) => {
      const [x, y] = [positions[i * 2]!, positions[i * 2 + 1]!]
      return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]
    })
    expect(expected.length).toBeGreaterThan(50)
    for (const name of ['many.gpkg', 'stale.gpkg']) {
      const { table: found, notes } = await within(name)
      expect(found.length).toBe(expected.length)
      expect(found.columns.get('n')).toEqual(Float64Array.from(expected, (row) => row - 1))
      expect(notes).toMatchObject([{ code: 'read-within-box', params: { read: expected.length, total: 1500 } }])
    }
  })

  test('the row that an index lacks is found', async () => {
    const at: Box = [111.048, 36.013, 111.0495, 36.0135]
    const { table } = await readOnly('stale.gpkg', { ...NO_OPTIONS, boxOf: () => at })
    // Row 700 of 50 a line: number 699, the last of line 13.
    expect([...(table.columns.get('n') as Float64Array)]).toContain(699)
  })
})

describe('damaged files', () => {
  const names = ['kinds', 'later', 'page-512', 'utf16', 'headers', 'many', 'curves']
  test.each(names)('%s', { timeout: FUZZ_TIMEOUT_MS }, async (name) => {
    const files = [fixture(`${name}.gpkg`)]
    const runs = Math.ceil(FUZZ_RUNS / names.length / 2)
    const { read } = await fuzzReader(files, ([main]) => readFile(main!), 80 + name.length, runs)
    expect(read).toBeGreaterThan(0)
  })

  test('a log', { timeout: FUZZ_TIMEOUT_MS }, async () => {
    const files = [fixture('log.gpkg'), fixture('log.gpkg-wal')]
    await fuzzReader(files, ([main, log]) => readFile(main!, NO_OPTIONS, log!), 4, Math.ceil(FUZZ_RUNS / 4))
  })
})
