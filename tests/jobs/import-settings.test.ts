import { Geodesic } from 'geographiclib-geodesic'
import { describe, expect, test } from 'vitest'
import type { Tried } from '../../src/jobs/import/read-drafts.ts'
import {
  again,
  around,
  feature,
  geojson,
  HOUSES,
  one,
  point,
  points,
  read,
  stored,
  textFile,
  values,
} from './import-cases.ts'

describe('settings that the user changes', () => {
  test('another coordinate system: the numbers stay, the receipt says who said it', async () => {
    const first = await one(geojson('居民点.geojson', HOUSES))
    const { draft, trial } = await again(first, { crs: 'EPSG:4326' })
    expect(trial.layer!.frame).toBe('EPSG:4326')
    expect(points(trial)).toEqual(points(first.trial))
    expect(trial.receipt.crs).toEqual({ code: 'EPSG:4326', by: 'user', named: null })
    // Said once is said for good.
    expect((await again({ draft, trial }, { name: '居民' })).trial.receipt.crs.by).toBe('user')
  })

  test('none that anybody knows: no layer', async () => {
    const { trial } = await again(await one(geojson('居民点.geojson', HOUSES)), { crs: null })
    expect(trial.layer).toBeNull()
    expect(trial.receipt.notes.map(({ code }) => code)).toContain('crs-unknown')
  })

  test('GCJ-02: converted, said for ever, and the keys stay', async () => {
    const first = await one(geojson('居民点.geojson', HOUSES))
    const { trial } = await again(first, { offset: 'gcj02' })
    expect(trial.layer!.convertedFrom).toBe('gcj02')
    expect(trial.receipt.crs.by).toBe('user')
    expect(trial.receipt.notes).toContainEqual({
      level: 'note',
      code: 'offset-converted',
      params: { system: 'GCJ-02', count: 3 },
      where: { file: '居民点.geojson' },
    })
    expect(trial.layer!.table.ids).toEqual(first.trial.layer!.table.ids)
    points(trial).forEach(([lng, lat], i) => {
      const [x, y] = points(first.trial)[i]!
      // The offset of web maps in China is 300 m to 800 m.
      const { s12 } = Geodesic.WGS84.Inverse(y!, x!, lat!, lng!)
      expect(s12).toBeGreaterThan(300)
      expect(s12).toBeLessThan(800)
    })
  })

  test('axes, kind, name, date and accuracy', async () => {
    const first = await one(geojson('居民点.geojson', HOUSES))
    const swapped = (await again(first, { swap: true })).trial
    expect(swapped.receipt.axes).toEqual({ swapped: true, by: 'user' })
    expect(swapped.layer).toBeNull()
    const { layer } = (
      await again(first, { kind: 'hazard_source', name: '储罐', date: '2025-01-01', accuracyMetres: 0.5 })
    ).trial
    expect(layer).toMatchObject({ kind: 'hazard_source', name: '储罐', date: '2025-01-01', accuracyMetres: 0.5 })
  })

  test('another encoding: the file is read again', async () => {
    const csv = '户编号,户主,经度,纬度\n一,张三,110.98,35.6\n'
    const first = await one(textFile('a.csv', csv))
    expect(values(first.trial, 'name')).toEqual(['张三'])
    const { trial, draft } = await again(first, { encoding: 'windows-1252' })
    expect(draft.raw.encoding).toEqual({ name: 'windows-1252', rule: 'user' })
    expect([...draft.raw.table.columns.keys()]).not.toContain('户主')
    expect(trial.receipt.encoding).toEqual({ name: 'windows-1252', rule: 'user' })
  })
})

describe('the same objects have the same ids', () => {
  const ids = ({ trial }: Tried) => trial.layer!.table.ids

  test('the same file twice, and in another order', async () => {
    const first = ids(await one(geojson('居民点.geojson', HOUSES)))
    expect(new Set(first).size).toBe(3)
    expect(ids(await one(geojson('居民点.geojson', HOUSES)))).toEqual(first)
    expect(ids(await one(geojson('again.geojson', HOUSES.toReversed())))).toEqual(first.toReversed())
  })

  test('other head-counts and a house more', async () => {
    const first = ids(await one(geojson('居民点.geojson', HOUSES)))
    const changed = [
      feature({ 户主: '赵六', 人数: 1 }, point(110.97, 35.6)),
      ...HOUSES.map(({ properties, geometry }) => feature({ ...properties, 人数: 9 }, geometry)),
    ]
    expect(ids(await one(geojson('居民点.geojson', changed))).slice(1)).toEqual(first)
  })

  test('a key that comes twice is numbered and its row named', async () => {
    const house = (id: string, x: number) => ({ ...feature({ 户主: id }, point(x, 35.6)), id })
    const tried = await one(geojson('居民点.geojson', [house('h', 110.98), house('h', 110.99), house('i', 110.97)]))
    expect(ids(tried)).toEqual(['h', 'h#2', 'i'])
    expect(tried.trial.receipt.notes).toContainEqual({
      level: 'note',
      code: 'key-repeated',
      params: {},
      where: { file: '居民点.geojson', row: 2 },
    })
  })
})

describe('a file that came before', () => {
  test('takes the place of its layer, under another name, too; as another kind or as an outline it does not', async () => {
    const { layer, receipt } = (await one(geojson('居民点.geojson', HOUSES))).trial
    const corners = (await one(stored('corner-hole-gbk-crlf.txt'))).trial
    const where = {
      ...around(),
      park: { ...around().park, layers: [layer!, corners.layer!] },
      receipts: new Map([[layer!.file, receipt], [corners.layer!.file, corners.receipt]]), // prettier-ignore
    }
    const files = [
      geojson('居民点.geojson', HOUSES),
      geojson('more.geojson', HOUSES),
      stored('corner-hole-gbk-crlf.txt'),
    ]
    const { tried } = await read(files, where)
    expect(tried.map(({ draft }) => draft.settings.replaces)).toEqual(['居民点.geojson', '居民点.geojson', null])
    const renamed = await read([files[0]!], {
      ...where,
      park: { ...where.park, layers: [{ ...layer!, kind: 'label' }] },
    })
    expect(renamed.tried[0]!.draft.settings.replaces).toBeNull()
  })

  test('another village that numbers its houses alike stands beside it; moved or renamed houses do not', async () => {
    const house = (id: number, name: string, x: number) => ({ ...feature({ 户主: name }, point(x, 35.6)), id })
    const { layer } = (await one(geojson('柳林.geojson', [house(1, '张一', 110.98), house(2, '李二', 110.99)]))).trial
    const where = { ...around(), park: { ...around().park, layers: [layer!] } }
    const replacedBy = async (...houses: unknown[]) =>
      (await read([geojson('new.geojson', houses)], where)).tried[0]!.draft.settings.replaces
    expect(await replacedBy(house(1, '王五', 110.9), house(2, '赵六', 110.91))).toBeNull()
    expect(await replacedBy(house(1, '张一', 110.9), house(2, '赵六', 110.990001))).toBe('柳林.geojson')
    // A part of the list would take the others with it.
    expect(await replacedBy(house(1, '张一', 110.98), house(3, '张三', 110.9))).toBeNull()
    expect(await replacedBy(house(3, '张一', 110.98), house(4, '李二', 110.99))).toBeNull()
  })
})
