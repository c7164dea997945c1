import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import type { Table } from '../../src/engine/model/table.ts'
import { cornerTxt } from '../../src/formats/corner-txt.ts'
import type { WriteLayer } from '../../src/formats/format.ts'
import { seeded } from '../random-polygons.ts'
import { cell, codesOf, readOne, ringSizes } from './corner-cases.ts'
import { randomOf } from './fuzz.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url)))

async function written(layer: WriteLayer): Promise<Uint8Array> {
  const pieces: number[] = []
  for await (const piece of cornerTxt.write!(layer)) pieces.push(...piece)
  return Uint8Array.from(pieces)
}
const textOf = async (layer: WriteLayer) => new TextDecoder('gb18030').decode(await written(layer))

test('a file as offices write it comes back byte for byte', async () => {
  const bytes = fixture('corner-hole-gbk-crlf.txt')
  expect(await written(await readOne(bytes))).toEqual(bytes)
})

test('so do the numbers, facts and fields of one that is less tidy', async () => {
  const first = await readOne(fixture('corner-6-degree-13-fields-gbk.txt'))
  const second = await readOne(await written(first))
  expect(second.table.geometry).toEqual(first.table.geometry)
  expect(second.table.columns).toEqual(first.table.columns)
  expect(second.crs).toBe(first.crs)
  for (const key of ['[扩展信息]', '坐标系', '几度分带', '带号', '精度', 'decimals'])
    expect(second.facts!.get(key), key).toBe(first.facts!.get(key))
  expect(codesOf(second)).toEqual([])
})

/** A layer of one parcel, a box with its lower left corner here. */
function boxLayer(crs: string | null, x: number, y: number, size: number, more: Partial<WriteLayer> = {}): WriteLayer {
  const table = new TableBuilder()
  for (const [dx, dy] of [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]] as const) table.addPosition(x + dx * size, y + dy * size) // prettier-ignore
  table.endRing()
  table.endPart()
  table.setValue('name', '甲厂')
  table.endRow('E-1', 1, 'polygon')
  return { name: 'a', table: table.build(), crs, ...more }
}

test('a layer from elsewhere gets a head, numbers and an area', async () => {
  expect(await textOf(boxLayer('EPSG:4525', 37500000, 3941000, 100))).toBe(
    [
      '[属性描述]',
      '格式版本号=',
      '数据产生单位=',
      '数据产生日期=',
      '坐标系=2000国家大地坐标系',
      '几度分带=3',
      '投影类型=高斯克吕格',
      '计量单位=米',
      '带号=37',
      '精度=',
      '转换参数=0,0,0,0,0,0,0',
      '[地块坐标]',
      '5,1.0000,E-1,甲厂,面,,,,@',
      'J1,1,3941000.000,37500000.000',
      'J2,1,3941100.000,37500000.000',
      'J3,1,3941100.000,37500100.000',
      'J4,1,3941000.000,37500100.000',
      'J1,1,3941000.000,37500000.000',
      '',
    ].join('\r\n'),
  )
})

test.each<[string, string, string[]]>([
  ['EPSG:4546', '2000国家大地坐标系', ['几度分带=3', '带号=37', '计量单位=米']],
  ['EPSG:4497', '2000国家大地坐标系', ['几度分带=6', '带号=19']],
  ['EPSG:2361', '1980西安坐标系', ['几度分带=3', '带号=37']],
  ['EPSG:21419', '1954北京坐标系', ['几度分带=6', '带号=19']],
  ['EPSG:4490', '2000国家大地坐标系', ['几度分带=', '带号=', '计量单位=度']],
  ['EPSG:4610', '1980西安坐标系', ['计量单位=度']],
  ['EPSG:4326', 'WGS84', ['计量单位=度']],
])('%s', async (crs, name, lines) => {
  const isDegrees = lines.at(-1) === '计量单位=度'
  const prefix = { 'EPSG:4497': 19e6, 'EPSG:2361': 37e6, 'EPSG:21419': 19e6 }[crs] ?? 0
  const layer = isDegrees ? boxLayer(crs, 110.98, 35.6, 0.001) : boxLayer(crs, prefix + 500000, 3941000, 100)
  const text = (await textOf(layer)).split('\r\n')
  expect(text).toContain(`坐标系=${name}`)
  for (const line of lines) expect(text).toContain(line)
  const back = await readOne(await written(layer))
  // 3° and 6° systems without prefix hold the same numbers.
  expect(back.crs).toBe(crs)
  expect(back.table.geometry).toEqual(layer.table.geometry)
  expect(codesOf(back)).toEqual([])
})

describe('digits', () => {
  const corners = async (layer: WriteLayer) =>
    (await textOf(layer)).split('\r\n').filter((line) => line.startsWith('J'))

  test('as many as it came in', async () => {
    const facts = new Map([['decimals', '2'], ['unit', 'metres']]) // prettier-ignore
    expect((await corners(boxLayer('EPSG:4525', 37500000.5, 3941000, 100, { facts })))[0]).toBe(
      'J1,1,3941000.00,37500000.50',
    )
  })

  test('more where the numbers need them', async () => {
    const facts = new Map([['decimals', '2'], ['unit', 'metres']]) // prettier-ignore
    expect((await corners(boxLayer('EPSG:4525', 37500000.12345679, 3941000, 100, { facts })))[0]).toBe(
      'J1,1,3941000.00,37500000.12345679',
    )
  })

  test('those of metres say nothing of degrees', async () => {
    const facts = new Map([['decimals', '2'], ['unit', 'metres']]) // prettier-ignore
    expect((await corners(boxLayer('EPSG:4490', 110.98, 35.6, 0.001, { facts })))[0]).toBe(
      'J1,1,35.600000000,110.980000000',
    )
  })
})

test('parameters of a shift stay with their datum and go with another', async () => {
  const facts = new Map([['坐标系', '1980西安坐标系'], ['转换参数', '1,2,3,4,5,6,7']]) // prettier-ignore
  expect(await textOf(boxLayer('EPSG:2361', 37500000, 3941000, 100, { facts }))).toContain('转换参数=1,2,3,4,5,6,7\r\n')
  const cgcs = await textOf(boxLayer('EPSG:4525', 37500000, 3941000, 100, { facts }))
  expect(cgcs).toContain('坐标系=2000国家大地坐标系\r\n')
  expect(cgcs).toContain('转换参数=0,0,0,0,0,0,0\r\n')
})

test('text that would break a line or begin a field does not', async () => {
  const table = new TableBuilder()
  table.addPoint(37500000, 3941000)
  table.setValue('地块名称', '一期,二期\r\n[地块坐标],@')
  table.setValue('地块用途', '𠮷ö')
  table.endRow('a,b', 1, 'point')
  const back = await readOne(await written({ name: 'a', table: table.build(), crs: 'EPSG:4525' }))
  expect(cell(back, '地块名称')).toBe('一期，二期 [地块坐标]，@')
  expect(cell(back, '地块用途')).toBe('𠮷ö')
  expect(back.table.ids).toEqual(['a，b'])
})

test.each<[string, WriteLayer, string]>([
  ['no coordinate system', boxLayer(null, 0, 0, 1), 'corner-write-no-crs'],
  ['one that a head cannot name', boxLayer('EPSG:3857', 0, 0, 1), 'corner-write-crs'],
  ['no shapes', { name: 'a', table: shapeless(), crs: 'EPSG:4490' }, 'corner-write-no-shapes'],
])('%s', async (_, layer, code) => {
  await expect(written(layer)).rejects.toMatchObject({ code, where: { file: 'a' } })
})

function shapeless(): Table {
  const table = new TableBuilder()
  table.endRow('a', 1, null)
  return table.build()
}

/** Stars in cells of their own, each with a smaller star as hole, now and then with an island in it. */
function randomTable(random: () => number, at: readonly [number, number], cellSize: number, digits: number | null) {
  const table = new TableBuilder()
  const place = (x: number, y: number) => {
    const rounded = (value: number) => (digits === null ? value : Number(value.toFixed(digits)))
    table.addPosition(rounded(x), rounded(y))
  }
  const star = (x: number, y: number, least: number, most: number, outer: boolean) => {
    const count = 3 + Math.floor(random() * 9)
    const corners = Array.from({ length: count }, (_, i) => {
      const angle = ((outer ? 1 : -1) * 2 * Math.PI * (i + random() * 0.4)) / count
      const radius = cellSize * (least + (most - least) * random())
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const
    })
    for (const [px, py] of [...corners, corners[0]!]) place(px, py)
    table.endRing()
  }
  const rows = 1 + Math.floor(random() * 4)
  let cellNumber = 0
  const nextCell = () => {
    const k = cellNumber++
    return [at[0] + (k % 5) * cellSize, at[1] + Math.floor(k / 5) * cellSize] as const
  }
  for (let row = 0; row < rows; row++) {
    const kind = (['polygon', 'polygon', 'line', 'point'] as const)[Math.floor(random() * 4)]!
    for (let part = 0; part < 1 + Math.floor(random() * 3); part++) {
      const [x, y] = nextCell()
      if (kind === 'polygon') {
        star(x, y, 0.4, 0.48, true)
        // Three corners on a circle leave a triangle whose sides come as near as a sixth of the radius.
        if (random() < 0.5) star(x, y, 0.02, 0.05, false)
        table.endPart()
      } else if (kind === 'line') {
        for (let i = 0; i < 2 + random() * 5; i++) place(x + random() * cellSize, y + random() * cellSize)
        table.endRing()
        table.endPart()
      } else {
        place(x, y)
        table.endRing()
        table.endPart()
      }
    }
    table.setValue('地块名称', `第${row}块`)
    table.endRow(`P${row}`, row + 1, kind)
  }
  return table.build()
}

test('what is written reads back as the same numbers', async () => {
  const systems = [
    { crs: 'EPSG:4525', at: [37450000, 3941000], cellSize: 1000 },
    { crs: 'EPSG:4546', at: [450000, 3941000], cellSize: 1000 },
    { crs: 'EPSG:2333', at: [19450000, 3941000], cellSize: 1000 },
    { crs: 'EPSG:4490', at: [110.5, 35.5], cellSize: 0.01 },
  ] as const
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.constantFrom(...systems),
      fc.constantFrom(null, 3, 8),
      async (seed, { crs, at, cellSize }, digits) => {
        const table = randomTable(randomOf(seed), at, cellSize, crs === 'EPSG:4490' && digits === 3 ? 8 : digits)
        const back = await readOne(await written({ name: 'a', table, crs }))
        expect(back.crs).toBe(crs)
        expect(back.table.geometry).toEqual(table.geometry)
        expect(back.table.ids).toEqual(table.ids)
        expect(codesOf(back)).toEqual([])
        // Once more: numbers of corners, fields and facts stay.
        const again = await readOne(await written(back))
        expect(again.table).toEqual(back.table)
        expect(ringSizes(again)).toEqual(ringSizes(back))
        expect([...again.facts!]).toEqual([...back.facts!])
      },
    ),
    seeded(150),
  )
})
