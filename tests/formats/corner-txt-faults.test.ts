/** Corners that cannot be read, and what becomes of their parcels. */
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { APART, codesOf, head, header, HOLE, noteOf, OUTER, readOne, readText, rows } from './corner-cases.ts'

describe('what is lost is told, and a parcel without a corner is no parcel', () => {
  const good = header({ number: '2' }) + rows({ places: APART })
  test.each<[string, string, string]>([
    ['no number', 'J2,1,394100x.000,37499000.000', 'corner-line-broken'],
    ['a field less', 'J2,1,3941000.000', 'corner-line-broken'],
    ['an empty coordinate', 'J2,1,3941000.000,', 'corner-line-broken'],
    ['infinite', 'J2,1,3941000.000,1e999', 'corner-line-broken'],
    ['a point lost', 'J2,1,3941000000,37499000.000', 'corner-out-of-place'],
    ['a digit lost', 'J2,1,3941000.000,3749900.000', 'corner-out-of-place'],
    ['another zone', 'J2,1,3941000.000,38499000.000', 'corner-out-of-place'],
    ['zeros', 'J2,1,0,0', 'corner-out-of-place'],
    ['degrees', 'J2,1,35.6,110.98', 'corner-out-of-place'],
  ])('%s', async (_, line, code) => {
    const bad = (header() + rows({ places: OUTER })).replace(/^J2.*$/m, line)
    const layer = await readOne(head() + bad + good)
    expect(layer.table.ids).toEqual(['2'])
    expect(layer.notes).toMatchObject([
      { level: 'error', code, where: { file: 'a.txt', row: 13 } },
      { level: 'error', code: 'corner-parcel-incomplete', where: { row: 11 }, params: { count: 1 } },
    ])
  })

  test.each<[string, string, string]>([
    ['two corners', header() + 'J1,1,3940000.5,37497000\nJ2,1,3940001.5,37497001\n', 'corner-parcel-short'],
    ['one place three times', header() + 'J1,1,3940000,37497000\nJ2,1,3940001,37497000\nJ1,1,3940000,37497000\n', 'corner-parcel-short'], // prettier-ignore
    [
      'a hole of two corners',
      header() + rows({ places: OUTER }, { places: HOLE.slice(0, 2), ring: 2 }),
      'corner-parcel-short',
    ],
    ['a line of one point', header({ kind: '线' }) + 'J1,1,3940000,37497000\n', 'corner-line-short'],
    ['no corner at all', header(), 'corner-parcel-empty'],
  ])('%s', async (_, bad, code) => {
    const layer = await readOne(head() + bad + good)
    expect(layer.table.ids).toEqual(['2'])
    expect(layer.notes).toMatchObject([{ level: 'error', code, where: { row: 11 } }])
  })

  test('the lines of all faults of a kind are in one note', async () => {
    const bad = (header() + rows({ places: OUTER })).replace(/^(J[23],1),.*$/gm, '$1,x,y')
    const layer = await readOne(head() + bad + bad + good)
    expect(noteOf(layer, 'corner-line-broken')).toMatchObject({
      rows: [13, 14, 19, 20],
      params: { count: 4, text: 'J2,1,x,y' },
    })
    expect(noteOf(layer, 'corner-parcel-incomplete')).toMatchObject({ rows: [11, 17] })
  })

  test('a file cut in its last line', async () => {
    const text = head() + good + header() + rows({ places: OUTER }).slice(0, -6)
    const layer = await readOne(text)
    expect(layer.table.ids).toEqual(['2'])
    expect(codesOf(layer)).toEqual(['corner-out-of-place', 'corner-parcel-incomplete'])
  })

  test('nothing left: an empty layer with its reasons', async () => {
    const layer = await readOne(head() + header() + 'J1,1,x,y\n')
    expect(layer.table.length).toBe(0)
    expect(codesOf(layer)).toEqual(['corner-line-broken', 'corner-parcel-incomplete'])
  })

  test('nothing that looks like a parcel: refused', async () => {
    for (const text of [head(), '会议纪要\n时间：下午\n', '']) await expect(readText(text)).rejects.toThrow(InputError)
  })
})
