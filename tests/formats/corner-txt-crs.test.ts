/** Which coordinate system a corner file is in, and which of its columns is the northing. */
import { describe, expect, test } from 'vitest'
import { cornerTxt } from '../../src/formats/corner-txt.ts'
import {
  APART,
  bytesOf,
  cell,
  codesOf,
  head,
  header,
  hectares,
  OUTER,
  readOne,
  readText,
  rows,
} from './corner-cases.ts'

describe('coordinate system', () => {
  const corners = header() + rows({ places: OUTER })
  const plain = corners.replaceAll(',37', ',')
  const six = corners.replaceAll(',37', ',19')

  test.each<[string, string, string]>([
    ['带号 left empty', head({ 带号: '' }) + corners, 'EPSG:4525'],
    ['几度分带 left empty', head({ 几度分带: '' }) + corners, 'EPSG:4525'],
    ['三度带, 第37带', head({ 几度分带: '三度带', 带号: '第37带' }) + corners, 'EPSG:4525'],
    ['no prefix', head() + plain, 'EPSG:4546'],
    ['6°', head({ 几度分带: '6', 带号: '19' }) + six, 'EPSG:4497'],
    ['6° without prefix', head({ 几度分带: '6', 带号: '19' }) + plain, 'EPSG:4508'],
    ['no prefix, meridian for zone', head({ 带号: '111' }) + plain, 'EPSG:4546'],
    ['Xi’an 80', head({ 坐标系: '1980西安坐标系' }) + corners, 'EPSG:2361'],
    ['Xi’an 80, old name', head({ 坐标系: '80国家大地坐标系' }) + corners, 'EPSG:2361'],
    ['Xi’an 80 without prefix', head({ 坐标系: '西安80' }) + plain, 'EPSG:2382'],
    ['Xi’an 80, 6°', head({ 坐标系: '1980西安坐标系', 几度分带: '6', 带号: '19' }) + six, 'EPSG:2333'],
    ['Beijing 54', head({ 坐标系: '1954年北京坐标系' }) + corners, 'EPSG:2413'],
    ['Beijing 54, 6°', head({ 坐标系: '北京54', 几度分带: '6', 带号: '' }) + six, 'EPSG:21419'],
    ...['CGCS2000', 'cgcs 2000', '国家2000', '2000', '2000国家大地坐标系（CGCS2000）', '２０００国家大地坐标系'].map(
      (name): [string, string, string] => [name, head({ 坐标系: name }) + corners, 'EPSG:4525'],
    ),
  ])('%s', async (_, text, crs) => {
    const layer = await readOne(text)
    expect(layer.crs).toBe(crs)
    expect(hectares(layer)).toBe(200)
  })

  test.each<[string, string, Record<string, string | number>]>([
    ['带号 38 before 37', head({ 带号: '38' }) + corners, { prefix: 37, zone: 38, width: 3 }],
    ['6° before 37', head({ 几度分带: '6', 带号: '' }) + corners, { prefix: 37, zone: '', width: 6 }],
    ['zone 37 of 6°, no prefix', head({ 几度分带: '6' }) + plain, { prefix: '', zone: 37, width: 6 }],
    ['meridian 114 before 37', head({ 带号: '114' }) + corners, { prefix: 37, zone: 114, width: 3 }],
  ])('%s: refused, never guessed', async (_, text, params) => {
    await expect(readText(text)).rejects.toMatchObject({ code: 'zone-contradiction', params, where: { file: 'a.txt' } })
    // What the user says settles it.
    const layer = await readOne(text, { encoding: null, crs: 'EPSG:4525' })
    expect(layer.crs).toBeNull()
    expect(layer.notes).toMatchObject([{ code: 'corner-head-contradicts', level: 'error', params }])
  })

  test('a meridian in place of the zone is told', async () => {
    const layer = await readOne(head({ 带号: '111' }) + corners)
    expect(layer.crs).toBe('EPSG:4525')
    expect(layer.notes).toMatchObject([{ code: 'corner-zone-is-meridian', params: { meridian: 111 } }])
  })

  test('neither prefix nor zone: every zone may be meant', async () => {
    const layer = await readOne(head({ 带号: '', 几度分带: '' }) + plain)
    expect(layer.crs).toBeNull()
    expect(layer.candidates).toHaveLength(21)
  })

  test('datum not stated: a candidate, not a fact', async () => {
    const layer = await readOne(head({ 坐标系: '' }) + corners)
    expect(layer).toMatchObject({ crs: null, candidates: ['EPSG:4525'] })
  })

  test.each<[string, Record<string, string>, string]>([
    ['a city’s own system', { 坐标系: '杭州城市坐标系' }, 'corner-datum-unknown'],
    ['two datums in one name', { 坐标系: '1980西安转2000' }, 'corner-datum-unknown'],
    ['another projection', { 投影类型: 'UTM' }, 'corner-projection-unknown'],
    ['zones of 1.5°', { 几度分带: '1.5' }, 'corner-head-unreadable'],
    ['two zones', { 带号: '37、38' }, 'corner-head-unreadable'],
  ])('%s: no system, no candidates', async (_, said, code) => {
    const layer = await readOne(head(said) + corners)
    expect(layer.crs).toBeNull()
    expect(layer.candidates).toBeUndefined()
    expect(layer.notes).toMatchObject([{ code, level: 'error' }])
  })

  test('WGS 84', async () => {
    expect(await readOne(head({ 坐标系: 'WGS-84' }) + corners)).toMatchObject({
      crs: 'EPSG:4525',
      notes: [{ code: 'corner-wgs84' }],
    })
    const degrees = `${header()}J1,1,35.6,110.97\nJ2,1,35.6,110.99\nJ3,1,35.59,110.99\n`
    expect(await readOne(head({ 坐标系: 'WGS84', 带号: '' }) + degrees)).toMatchObject({ crs: 'EPSG:4326', notes: [] })
  })

  describe('转换参数', () => {
    test('of Xi’an 80 go with the layer', async () => {
      const said = { 坐标系: '1980西安坐标系', 转换参数: '-112.5,45.2,10.1,0.5,-1.25,2,-3.5' }
      expect((await readOne(head(said) + corners)).shift).toEqual([-112.5, 45.2, 10.1, 0.5, -1.25, 2, -3.5])
    })

    test('of CGCS2000 have no use, and that is told', async () => {
      const layer = await readOne(head({ 转换参数: '1,2,3,0,0,0,0' }) + corners)
      expect(layer).toMatchObject({ crs: 'EPSG:4525', shift: null, notes: [{ code: 'corner-shift-ignored' }] })
    })

    test.each(['', ',,,,,,', '0,0,0,0,0,0,0', '0.0,0,0,0,0,0,0'])('%s are none', async (text) => {
      const layer = await readOne(head({ 坐标系: '1980西安坐标系', 转换参数: text }) + corners)
      expect(layer).toMatchObject({ shift: null, notes: [] })
    })

    test('too few are none that can be used', async () => {
      const layer = await readOne(head({ 坐标系: '1980西安坐标系', 转换参数: '1,2,3' }) + corners)
      expect(layer).toMatchObject({ shift: null, notes: [{ code: 'corner-shift-unreadable', level: 'error' }] })
    })
  })
})

describe('axes', () => {
  const swap = (text: string) => text.replace(/^(\w+,\d+),([\d.]+),([\d.]+)$/gm, '$1,$3,$2')
  const straight = header() + rows({ places: OUTER })

  test('easting first throughout', async () => {
    const layer = await readOne(head() + swap(straight))
    expect(hectares(layer)).toBe(200)
    expect(layer.table.geometry.positions[0]).toBe(37497000)
    expect(layer.notes).toMatchObject([{ code: 'corner-axes-swapped', where: { row: 11 }, params: { count: 1 } }])
  })

  test('one parcel of two', async () => {
    const layer = await readOne(head() + straight + swap(header({ number: '2' }) + rows({ places: APART })))
    expect([hectares(layer, 0), hectares(layer, 1)]).toEqual([200, 20])
    expect(layer.notes).toMatchObject([
      { code: 'corner-axes-mixed', params: { asWritten: 5, swapped: 5 }, rows: [18, 19, 20, 21, 22] },
    ])
  })

  test('one row of a parcel', async () => {
    const layer = await readOne(head() + straight.replace(/^(J2,1),(.*),(.*)$/m, '$1,$3,$2'))
    expect(hectares(layer)).toBe(200)
    expect(layer.notes).toMatchObject([{ code: 'corner-axes-mixed', where: { row: 13 } }])
  })

  test('numbers that do not tell: X is the northing', async () => {
    const text = 'J1,1,100.5,200\nJ2,1,100.5,400\nJ3,1,300.5,400\n'
    const layer = await readOne(head({ 坐标系: '', 带号: '', 几度分带: '' }) + header() + text)
    expect([...layer.table.geometry.positions.subarray(0, 2)]).toEqual([200, 100.5])
    expect(codesOf(layer)).toEqual(['corner-axes-doubtful'])
  })
})

describe('degrees', () => {
  const box = [
    [110.97, 35.6],
    [110.99, 35.6],
    [110.99, 35.59],
    [110.97, 35.59],
  ]
  const lines = (order: (lng: number, lat: number) => string) => box.map(([lng, lat], i) => `J${i + 1},1,${order(lng!, lat!)}\n`).join('') // prettier-ignore

  test.each<[string, (lng: number, lat: number) => string]>([
    ['latitude first', (lng, lat) => `${lat},${lng}`],
    ['longitude first', (lng, lat) => `${lng},${lat}`],
    [
      'degrees, minutes and seconds',
      (lng, lat) => `35°${lat === 35.6 ? '36′00″' : '35′24″'},110°${lng === 110.97 ? '58′12″' : '59′24″'}`,
    ],
  ])('%s', async (_, order) => {
    // Its corners in zone 37 (cs2cs) enclose 201.0939 ha by rational numbers, 1 km from the meridian.
    const layer = await readOne(head({ 带号: '', 几度分带: '' }) + header({ area: '201.0939' }) + lines(order))
    expect(layer).toMatchObject({ crs: 'EPSG:4490', notes: [] })
    expect([...layer.table.geometry.positions.subarray(0, 4)]).toEqual([110.97, 35.6, 110.97, 35.59])
  })

  test('without a head', async () => {
    const layer = await readOne(header({ name: '园区' }) + lines((lng, lat) => `${lng},${lat}`))
    expect(layer).toMatchObject({ crs: null, candidates: ['EPSG:4490'], notes: [] })
    expect(cell(layer, '地块名称')).toBe('园区')
    const bare = await readOne(lines((lng, lat) => `${lat},${lng}`))
    expect(bare).toMatchObject({ crs: null, candidates: ['EPSG:4490'], notes: [{ code: 'corner-header-missing' }] })
    expect(cornerTxt.sniff(bytesOf(lines((lng, lat) => `${lat},${lng}`)), 'x.txt')).toBeGreaterThan(0.5)
  })
})

describe('parcels in two zones', () => {
  const both =
    header() + rows({ places: OUTER }) + header({ number: '2' }) + rows({ places: APART }).replaceAll(',37', ',38')

  test('are two layers', async () => {
    const { layers, refused } = await readText(head({ 带号: '' }) + both)
    expect(layers.map(({ name, crs, table }) => [name, crs, table.ids])).toEqual([
      ['a.txt [37]', 'EPSG:4525', ['1']],
      ['a.txt [38]', 'EPSG:4526', ['2']],
    ])
    expect(refused).toEqual([])
  })

  test('and the one that contradicts 带号 is refused', async () => {
    const { layers, refused } = await readText(head() + both)
    expect(layers.map(({ crs }) => crs)).toEqual(['EPSG:4525'])
    expect(refused).toMatchObject([{ layer: 'a.txt [38]', note: { code: 'zone-contradiction' } }])
  })
})
