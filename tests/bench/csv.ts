/** A CSV of a million people to the answer: read, placed and screened, beside PostGIS from COPY to the same pairs. */
import { geometryFromColumns } from '../../src/project/geometry-from-columns.ts'
import { readSource } from '../../src/formats/index.ts'
import { SILENT_JOB } from '../../src/formats/format.ts'
import { screenPairs } from '../../src/engine/screen/screen-pairs.ts'
import { ZoneGrid } from '../../src/engine/screen/zone-grid.ts'
import { county } from './county.ts'
import { loadSql, pointsCsv, screenSql, zonesToPostgis } from './county-sql.ts'
import { type Figure, figure, interleaved } from './measure.ts'
import { digestOf, digestOfRow, same } from './pair-digest.ts'
import type { Postgis } from './postgis.ts'
import { zoneLattice, zonesOf } from './sizhi-zones.ts'

const ROUNDS = 3

export async function csv(postgis: Postgis | null): Promise<Figure[]> {
  if (!postgis) return []
  const place = county(1_000_000)
  const text = pointsCsv(place)
  const path = postgis.file('points.csv', text)
  zonesToPostgis(postgis, place)
  const bytes = new TextEncoder().encode(`id,lng,lat\n${text}\n`)
  const ours = async () => {
    const source = { main: { name: 'points.csv', bytes }, companions: [] }
    const { layers } = await readSource(source, { encoding: null, crs: null }, SILENT_JOB)
    const { table } = geometryFromColumns(layers[0]!.table, { kind: 'xy', x: 'lng', y: 'lat' })
    const zones = zonesOf(place)
    const grid = new ZoneGrid(zoneLattice(place, zones), zones)
    return digestOf(screenPairs(grid, table.geometry.positions))
  }
  const theirs = () => {
    for (const sql of loadSql(path)) postgis.ask(sql)
    return digestOfRow(postgis.timed(screenSql('geography')).rows[0]!)
  }
  const [mine, peer] = await interleaved(
    [
      { name: 'sizhi', run: ours },
      { name: 'postgis', run: theirs },
    ],
    ROUNDS,
    1,
  )
  const equal = same(mine!.answer, peer!.answer)
  const label = `PostGIS ${postgis.version} geography, from COPY`
  return [figure('CSV of 1,000,000 points to the answer', mine!.median, label, peer!.median, 10, equal)]
}
