/** The distance from a million people to every plant and hazard within 500 m of them. */
import { distancesWithin } from '../../src/engine/screen/distances.ts'
import { pointGrid } from '../../src/engine/screen/point-grid.ts'
import { county, HAZARD_METRES } from './county.ts'
import { countyInPostgis } from './county-sql.ts'
import { type Figure, figure, interleaved } from './measure.ts'
import { digestOf, digestOfRow, PAIR_DIGEST_SQL, same } from './pair-digest.ts'
import type { Postgis } from './postgis.ts'
import { sessionLattice, zonesOf } from './sizhi-zones.ts'

const ROUNDS = 3

export async function distances(postgis: Postgis | null): Promise<Figure[]> {
  if (!postgis) return []
  const place = county(1_000_000)
  const zones = zonesOf(place)
  const points = pointGrid(sessionLattice(place), place.positions)
  countyInPostgis(postgis, place)
  const sql = `with pairs as materialized (
      select p.point, a.zone, ST_Distance(p.geog, a.geog) metres
      from areas a join points p on ST_DWithin(p.geog, a.geog, ${HAZARD_METRES}) where a.zone >= 2
      union all select p.point, h.zone, ST_Distance(p.geog, h.geog)
      from hazards h join points p on ST_DWithin(p.geog, h.geog, ${HAZARD_METRES}))
    select (select sum(metres) from pairs), ${PAIR_DIGEST_SQL}`
  const [ours, theirs] = await interleaved<unknown>(
    [
      { name: 'sizhi', run: () => distancesWithin(points, zones.slice(2), HAZARD_METRES) },
      { name: 'postgis', run: () => postgis.timed(sql) },
    ],
    ROUNDS,
    1,
  )
  const found = ours!.answer as ReturnType<typeof distancesWithin>
  const digest = digestOf({ points: found.points, zones: found.zones.map((zone) => zone + 2) })
  const [sum, ...rest] = (theirs!.answer as { rows: string[] }).rows[0]!.split('|')
  const metres = found.metres.reduce((all, one) => all + one, 0)
  const equal = same(digest, digestOfRow(rest.join('|'))) && Math.abs(metres - Number(sum)) < 1e-6 * metres
  const remark = `${digest.count.toLocaleString('en')} pairs; the distances together ${(Math.abs(metres - Number(sum)) / digest.count).toExponential(1)} m apart on average`
  const name = '1,000,000 points, distance to 200 plants and 300 hazards within 500 m'
  return [figure(name, ours!.median, `PostGIS ${postgis.version} geography`, theirs!.median, 50, equal, remark)]
}
