/** Areas of very many corners, through the readers, the repair of rings and the look for crossings: bounded, and whole. */
import { describe, expect, test } from 'vitest'
import type { Table } from '../../src/engine/model/table.ts'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import { flatgeobuf } from '../../src/formats/flatgeobuf.ts'
import type { Format } from '../../src/formats/format.ts'
import { geojson } from '../../src/formats/geojson.ts'
import { geopackage } from '../../src/formats/geopackage.ts'
import { kml } from '../../src/formats/kml.ts'
import { inspect } from '../../src/jobs/inspect.ts'
import { FUZZ_TIMEOUT_MS } from './fuzz.ts'
import { written } from './written.ts'

const IS_LONG = Boolean(process.env['SIZHI_LONG'])
const CORNERS = IS_LONG ? 300_000 : 30_000

const MOST_CORNERS = IS_LONG ? 10_000_000 : 300_000

/** The teeth of a comb above a straight back. */
function comb(corners: number, x: number, y: number, width: number): number[] {
  const ring: number[] = []
  for (let i = 0; i < corners - 3; i++) ring.push(x + width * (1 - i / (corners - 4)), y + (i % 2 ? width : width / 2))
  return [...ring, x, y, x + width, y, ring[0]!, ring[1]!]
}

/** Every third corner is the same place, so each edge lies in the box of half of the others. */
function star(corners: number): number[] {
  const ring: number[] = []
  for (let i = 0; i < corners; i++) {
    const angle = (6 * i) / corners
    ring.push(...(i % 3 === 2 ? [110, 35] : [110 + Math.cos(angle), 35 + Math.sin(angle)]))
  }
  return [...ring, 111, 35]
}

const SHAPES = {
  'a comb': [comb(CORNERS, 110, 35, 1)],
  'a comb with a comb in it': [comb(CORNERS / 2, 110, 35, 1), comb(CORNERS / 2, 110.1, 35.1, 0.3)],
  'a star that comes back to its middle': [star(CORNERS)],
}

describe.each(Object.entries(SHAPES))(`${CORNERS} corners: %s`, { timeout: FUZZ_TIMEOUT_MS }, (_, rings) => {
  test.each([flatgeobuf, geopackage, geojson, kml] as Format[])('$id', async (format) => {
    const builder = new TableBuilder()
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) builder.addPosition(ring[i]!, ring[i + 1]!)
      builder.endRing()
    }
    builder.endPart()
    builder.endRow('', 1, 'polygon')
    const layer = { name: 'a', table: builder.build(), crs: 'EPSG:4490' }
    const { layers, notes } = await inspect([await written(format, layer, `a.${format.extensions[0]}`)], null)
    expect(layers).toMatchObject([{ features: 1, nullGeometry: 0, types: ['Polygon'] }])
    expect(notes.map(({ code }) => code).filter((code) => code !== 'rings-wound')).toEqual([])
  })
})

/** A ring whose corners are told by their number, from the first to the one before the first comes again. */
function tableOf(corners: number, cornerAt: (i: number) => [number, number]): Table {
  const builder = new TableBuilder(1, corners + 1)
  for (let i = 0; i < corners; i++) builder.addPosition(...cornerAt(i))
  builder.addPosition(...cornerAt(0))
  builder.endRing()
  builder.endPart()
  builder.endRow('', 1, 'polygon')
  return builder.build()
}

/** Every edge lies in the box of all others. */
const SLANTED = (i: number): [number, number] => [111 + (i % 2) + i / MOST_CORNERS, 35 + (i % 2)]

describe(`${MOST_CORNERS} corners whose edges all share their boxes`, { timeout: FUZZ_TIMEOUT_MS }, () => {
  const crossings = async (table: Table) => {
    const file = await written(flatgeobuf, { name: 'a', table, crs: 'EPSG:4490' }, 'a.fgb')
    const { layers, notes } = await inspect([file], null)
    expect(layers).toMatchObject([{ features: 1, nullGeometry: 0, types: ['Polygon'] }])
    return notes.map(({ code }) => code).filter((code) => code !== 'rings-wound')
  }

  test('slanted teeth, between which the outline comes back along their feet', async () => {
    // An odd number of corners: the last is a foot, and all feet are on one line.
    expect(await crossings(tableOf(MOST_CORNERS - 1, SLANTED))).toEqual([])
  })

  test('the same, coming back through the teeth', async () => {
    expect(await crossings(tableOf(MOST_CORNERS, SLANTED))).toEqual(['outline-crosses-itself'])
  })
})
