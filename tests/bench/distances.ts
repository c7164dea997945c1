/** The distance from a million people to every plant and hazard within 500 m of them. */
import { type Distances, distancesWithin, reaches } from '../../src/engine/screen/distances.ts'
import { pointRuns } from '../../src/engine/screen/point-runs.ts'
import { pointGrid } from '../../src/engine/screen/point-grid.ts'
import { county, HAZARD_METRES } from './county.ts'
import { countyInPostgis } from './county-sql.ts'
import { geodesicToEdges } from './geodesic-to-edges.ts'
import { type Figure, figure, interleaved } from './measure.ts'
import { digestOf, digestOfRow, PAIR_DIGEST_SQL, same } from './pair-digest.ts'
import type { Postgis } from './postgis.ts'
import { sessionLattice, zonesOf } from './sizhi-zones.ts'

const ROUNDS = 5
/** Ours alone, until it is compiled; the peer is from the start. */
const WARM_UPS = 6
const WITHIN = `select p.point, a.zone, ST_Distance(p.geog, a.geog) metres
    from areas a join points p on ST_DWithin(p.geog, a.geog, ${HAZARD_METRES}) where a.zone >= 2
    union all select p.point, h.zone, ST_Distance(p.geog, h.geog)
    from hazards h join points p on ST_DWithin(p.geog, h.geog, ${HAZARD_METRES})`
const DIGEST = `with pairs as materialized (${WITHIN}) select (select sum(metres) from pairs), ${PAIR_DIGEST_SQL}`
const LISTED = `select point, zone from (${WITHIN}) pairs`

export async function distances(postgis: Postgis | null): Promise<Figure[]> {
  if (!postgis) return []
  const place = county(1_000_000)
  const { positions } = place
  const zones = zonesOf(place)
  const lattice = sessionLattice(place)
  const points = pointGrid(lattice, positions)
  const reached = reaches(lattice, zones.slice(2), HAZARD_METRES)
  const runs = pointRuns(reached.grid, points)
  countyInPostgis(postgis, place)
  let earlier: Distances | null = null
  const again = () => (earlier = distancesWithin(reached, points, runs, earlier))
  for (let k = 0; k < WARM_UPS; k++) again()
  // A session asks again and again; after seconds of another's work the processor has forgotten where everything lies.
  const [first, ours, theirs] = await interleaved<unknown>(
    [
      { name: 'sizhi after a pause', run: again },
      { name: 'sizhi', run: again },
      { name: 'postgis', run: () => postgis.timed(DIGEST) },
    ],
    ROUNDS,
    1,
  )
  const found = ours!.answer as ReturnType<typeof distancesWithin>
  const digest = digestOf({ points: found.points, zones: found.zones.map((zone) => zone + 2) })
  const [sum, ...rest] = (theirs!.answer as { rows: string[] }).rows[0]!.split('|')
  const metres = found.metres.reduce((all, one) => all + one, 0)
  const apart = Math.abs(metres - Number(sum)) / digest.count
  const pairs = digestOfRow(rest.join('|'))
  const disputed = same(digest, pairs) ? [] : dispute(found, postgis.ask(LISTED))
  const lost = disputed.filter(({ point, zone, ours: said }) => {
    const truth = geodesicToEdges(zones[zone]!, positions[point * 2]!, positions[point * 2 + 1]!)
    return truth <= HAZARD_METRES !== said
  })
  // PostGIS finds the nearest place of an edge on a sphere, which is mostly some millimetres beside it.
  const equal = lost.length === 0 && apart < 0.005
  const differ = `${disputed.length} of them differ, decided by GeographicLib for ours ${disputed.length - lost.length}`
  const pause = `${first!.median.toFixed(0)} ms after a pause`
  const remark = `${digest.count.toLocaleString('en')} pairs${disputed.length > 0 ? `, ${differ}` : ''}; distances ${(apart * 1000).toFixed(1)} mm apart on average; ${pause}`
  const name = '1,000,000 points, distance to 200 plants and 300 hazards within 500 m'
  return [figure(name, ours!.median, `PostGIS ${postgis.version} geography`, theirs!.median, 50, equal, remark)]
}

interface Disputed {
  readonly point: number
  readonly zone: number
  /** Whether we say that the point is within reach. */
  readonly ours: boolean
}

/** The pairs that only one side has; zones are numbered as the peer does it. */
function dispute({ points, zones }: Distances, listed: readonly string[]): Disputed[] {
  const key = (point: number, zone: number) => point * 1000 + zone
  const mine = new Set(Array.from(points, (point, i) => key(point, zones[i]! + 2)))
  const peer = new Set(listed.map((row) => key(...(row.split('|').map(Number) as [number, number]))))
  const only = (a: Set<number>, b: Set<number>, ours: boolean) =>
    [...a].filter((one) => !b.has(one)).map((one) => ({ point: Math.floor(one / 1000), zone: one % 1000, ours }))
  return [...only(mine, peer, true), ...only(peer, mine, false)]
}
