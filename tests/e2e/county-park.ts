import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Table } from '../../src/engine/model/table.ts'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import { flatgeobufOf } from '../../src/formats/flatgeobuf-write.ts'

const SAMPLE = fileURLToPath(new URL('../../data/parks/jishan', import.meta.url))
export const COUNTY_FILE = 'county.fgb'
export const HOUSES = 120_000
/** A village far from the park, and how many of the houses stand in it. */
export const VILLAGE = { lng: 110.1, lat: 34.8, houses: 300 } as const

export interface CountyPark {
  /** A park folder whose houses are a FlatGeobuf of more than 64 MiB with an index. */
  readonly folder: string
  /** The same without an index, which has to be read whole. */
  readonly wholeFolder: string
  readonly bytes: number
  remove(): void
}

/**
 * The sample park of Jishan with the houses of two degrees around it instead of a few hundred, each with a long address so
 * that the file is large.
 */
export function makeCountyPark(): CountyPark {
  const table = houses()
  const [folder, wholeFolder] = [park(table, false), park(table, true)]
  return {
    folder,
    wholeFolder,
    bytes: readFileSync(join(folder, COUNTY_FILE)).length,
    remove() {
      for (const each of [folder, wholeFolder]) rmSync(each, { recursive: true, force: true })
    },
  }
}

function park(table: Table, keepsOrder: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'sizhi-county-'))
  cpSync(SAMPLE, folder, { recursive: true, filter: (path) => !path.endsWith('houses.fgb') })
  const manifest = readFileSync(join(SAMPLE, 'park.json'), 'utf8').replace('houses.fgb', COUNTY_FILE)
  writeFileSync(join(folder, 'park.json'), manifest)
  const pieces = [...flatgeobufOf({ name: 'county', table, crs: 'EPSG:4490', keepsOrder })]
  writeFileSync(join(folder, COUNTY_FILE), Buffer.concat(pieces))
  return folder
}

function houses(): Table {
  const builder = new TableBuilder()
  const address = '西社镇薛家庄村第三村民小组'.repeat(13)
  for (let i = 0; i < HOUSES; i++) {
    // Spread evenly by the two ratios of the plastic number, which repeat nowhere.
    const [u, v] = [(i * 0.7548776662466927) % 1, (i * 0.5698402909980532) % 1]
    if (i < VILLAGE.houses) builder.addPosition(VILLAGE.lng + (u - 0.5) / 200, VILLAGE.lat + (v - 0.5) / 200)
    else builder.addPosition(109.9 + 2 * u, 34.6 + 2 * v)
    builder.endRing()
    builder.endPart()
    builder.setValue('id', `C-${i}`)
    builder.setValue('kind', 'residence')
    builder.setValue('persons', 1 + (i % 5))
    builder.setValue('address', `${address}${i}`)
    builder.endRow('', i + 1, 'point')
  }
  return builder.build()
}
