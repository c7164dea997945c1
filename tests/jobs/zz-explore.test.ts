import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { readDrafts, retry } from '../../src/jobs/import/read-drafts.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { emptyPark } from '../../src/project/empty-park.ts'
import { rowsOf } from '../formats/read-layer.ts'
const around = { park: emptyPark('园区', 37, [111, 35.6]), remembered: {}, now: '2026-03-01T00:00:00Z', newId: () => 'd' }
const enc = (x: unknown) => new TextEncoder().encode(typeof x === 'string' ? x : JSON.stringify(x))
const fc = (features: unknown[], more = {}) => enc({ type: 'FeatureCollection', ...more, features })
const f = (properties: unknown, geometry: unknown, more = {}) => ({ type: 'Feature', ...more, properties, geometry })
const pt = (...c: unknown[]) => ({ type: 'Point', coordinates: c })
async function show(label: string, files: { name: string; bytes: Uint8Array }[]) {
  const r = await readDrafts(files, around, SILENT)
  console.log('=====', label, JSON.stringify(r.refused))
  for (const { draft, trial } of r.tried) {
    const { files: _f, settings, ...receipt } = trial.receipt
    console.log(JSON.stringify(receipt), JSON.stringify(settings), JSON.stringify(draft.candidates), draft.axesDoubtful)
    console.log(trial.layer && JSON.stringify({ ...trial.layer, table: rowsOf(trial.layer.table).map((x) => ({ ...x, values: [...x.values] })) }).slice(0, 900))
  }
  return r
}
const H = (name: string) => `tests/formats/files/${name}`
const file = (p: string) => ({ name: p.split('/').at(-1)!, bytes: readFileSync(H(p)) })
test('x', async () => {
  await show('points', [{ name: '居民点.geojson', bytes: fc([f({ 户主: '张三', 人数: 3 }, pt(110.98, 35.6)), f({ 户主: '李四', 人数: 5 }, pt(110.981, 35.601))]) }])
  await show('csv', [file('tables/gbk-no-bom.csv')])
  await show('corner', [file('corner-hole-gbk-crlf.txt')])
  await show('swap', [{ name: 'houses.geojson', bytes: fc([f({ name: 'a' }, pt(35.6, 110.98)), f({ name: 'b' }, pt(35.601, 110.981))]) }])
  await show('gk', [{ name: 'houses.geojson', bytes: fc([f({ name: 'a' }, pt(37498187.66, 3941160.73)), f({ name: 'b' }, pt(37498287.66, 3941260.73))]) }])
  await show('bad', [{ name: 'houses.geojson', bytes: fc([
    f({ name: 'a' }, pt(110.98, 35.6)), f({ name: 'b' }, null), f({ name: 'c' }, pt('x', 35.6)), f({ name: 'd' }, pt(10.98, 35.6)), 5,
    f({ name: 'e' }, pt(110.981, 35.6)), f({ name: 'f' }, { type: 'Polygon', coordinates: [[[110.98, 35.6], [110.99, 35.61], [110.99, 35.6], [110.98, 35.61], [110.98, 35.6]]] }), f({ name: 'g' }, { type: 'Polygon', coordinates: [[[110.98, 35.6], [110.98, 35.6]]] })]) }])
  await show('badcsv', [{ name: '居民.csv', bytes: enc('编号,户主,人数,经度,纬度\nA1,甲,3,110.98,35.6\nA2,乙,4,,\nA3,丙,五口,110.981,35.601\nA4,丁,4,1.5,35.6\nA5,戊,2,110.982,35.602\n') }])
  await show('shp', ['shp', 'dbf', 'shx', 'prj', 'cpg'].map((e) => file(`shapefile/points-utf8/points-utf8.${e}`)))
  await show('unknown', [{ name: 'x.dwg', bytes: enc('AC1032') }, { name: 'y.rar', bytes: enc('Rar!') }, { name: 'e.geojson', bytes: enc('') }, file('tables/gbk-no-bom.csv')])
})
