/** A million people against 502 zones: asked again, with the pairs written out, and with every table made anew. */
import { pointGrid } from '../../src/engine/screen/point-grid.ts'
import { pointRuns } from '../../src/engine/screen/point-runs.ts'
import { pairsOf, screened, screenRuns } from '../../src/engine/screen/screen-sets.ts'
import { ZoneGrid } from '../../src/engine/screen/zone-grid.ts'
import { county } from './county.ts'
import { countyInPostgis, screenSql } from './county-sql.ts'
import { type Figure, figure, interleaved } from './measure.ts'
import { Digest, digestOf, digestOfRow, type PairDigest, same } from './pair-digest.ts'
import type { Postgis } from './postgis.ts'
import { sessionLattice, zonesOf } from './sizhi-zones.ts'
import { featuresOf, turfScreen, turfZones } from './turf-peer.ts'

const POINTS = 1_000_000
const ROUNDS = 9
/** Ours alone, until it is compiled; a round of the peers is long enough for them. */
const WARM_UPS = 8

export async function screening(postgis: Postgis | null): Promise<Figure[]> {
  const place = county(POINTS)
  const { positions } = place
  const zones = zonesOf(place)
  const areas = place.plants.length + 2
  // Cells are finer where the zones stay than where each of them is drawn anew every time.
  const lattice = sessionLattice(place, 4)
  const points = pointGrid(lattice, positions)
  const coarse = sessionLattice(place, 0.5)
  const coarsePoints = pointGrid(coarse, positions)
  const grid = new ZoneGrid(lattice, zones)
  const peer = turfZones(place)
  const turfPoints = featuresOf(positions)

  const runs = pointRuns(grid, points)
  const said = screened(POINTS)
  const again = () => {
    // The runs are the same, so each of their points gets its set anew and no other has one.
    said.onLine.length = 0
    screenRuns(grid, runs, said)
    return said
  }
  const pairs = () => pairsOf(grid, again(), points.rows)
  const redrawn = new ZoneGrid(coarse, zones)
  const saidAnew = screened(POINTS)
  const rebuilt = () => {
    redrawn.redraw(zonesOf(place))
    saidAnew.setOf.fill(0)
    saidAnew.onLine.length = 0
    screenRuns(redrawn, pointRuns(redrawn, coarsePoints), saidAnew)
    return saidAnew
  }
  const turf = (table = peer) => {
    let count = 0
    turfScreen(table, turfPoints, () => count++)
    return count
  }
  for (let k = 0; k < WARM_UPS; k++) {
    pairs()
    rebuilt()
  }
  const [one, written, made, theirs, theirsMade] = await interleaved<unknown>(
    [
      { name: 'again', run: again },
      { name: 'pairs', run: pairs },
      { name: 'rebuilt', run: rebuilt },
      { name: 'turf', run: () => turf() },
      { name: 'turf rebuilt', run: () => turf(turfZones(place)) },
    ],
    ROUNDS,
    2,
  )
  const found = pairs()
  const anew = digestOf(pairsOf(redrawn, rebuilt(), coarsePoints.rows))
  const [all, onlyAreas] = [digestOf(found), digestOf(found, (zone) => zone < areas)]
  const digest = new Digest()
  const digestAreas = new Digest()
  turfScreen(peer, turfPoints, (point, zone) => {
    digest.add(point, zone)
    if (zone < areas) digestAreas.add(point, zone)
  })
  const equal = same(anew, all) && (same(all, digest.done()) || same(onlyAreas, digestAreas.done()))
  const remark = sphereRemark(all, digest.done())
  const name = `${POINTS.toLocaleString('en')} points × ${zones.length} zones`
  const figures = [
    figure(`re-screen ${name}`, one!.median, 'Turf + flatbush', theirs!.median, 150, equal, remark),
    figure(
      `re-screen ${name}, pairs written out`,
      written!.median,
      'Turf + flatbush',
      theirs!.median,
      25,
      equal,
      remark,
    ),
    figure(`re-screen ${name}, zones rebuilt`, made!.median, 'Turf + flatbush', theirsMade!.median, 20, equal, remark),
  ]
  if (!postgis) return figures
  countyInPostgis(postgis, place)
  for (const [kind, goals] of [
    ['geography', [500, 100]],
    ['geometry', [1, 1]],
  ] as const) {
    const sql = screenSql(kind)
    postgis.timed(sql)
    const { rows, milliseconds } = postgis.timed(sql)
    const equalToIt = same(all, digestOfRow(rows[0]!))
    const label = `PostGIS ${postgis.version} ${kind}`
    const difference = equalToIt ? undefined : `${digestOfRow(rows[0]!).count - all.count} pairs more than ours`
    figures.push(
      figure(`re-screen ${name}`, one!.median, label, milliseconds, goals[0], equalToIt, difference),
      figure(
        `re-screen ${name}, pairs written out`,
        written!.median,
        label,
        milliseconds,
        goals[1],
        equalToIt,
        difference,
      ),
    )
  }
  return figures
}

/** Turf measures on a sphere, so its 500 m are others. */
function sphereRemark(ours: PairDigest, theirs: PairDigest): string | undefined {
  if (same(ours, theirs)) return undefined
  return `pairs with areas compared; of those with 500 m discs Turf, which measures on a sphere, finds ${theirs.count - ours.count} more`
}
