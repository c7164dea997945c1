/** The child of `fresh.ts`: makes the county, then takes the time of its first and only screening. */
import { pairsOf, screened, screenStream } from '../../src/engine/screen/screen-points.ts'
import { ZoneGrid } from '../../src/engine/screen/zone-grid.ts'
import { county } from './county.ts'
import { type Fresh, FRESH_POINTS } from './fresh.ts'
import { digestOf } from './pair-digest.ts'
import { zoneLattice, zonesOf } from './sizhi-zones.ts'
import { turfScreen, turfZones } from './turf-peer.ts'

const place = county(FRESH_POINTS)
const areas = place.plants.length + 2
const start = performance.now()
const pairs = process.argv[2] === 'sizhi' ? sizhi() : turf()
const milliseconds = performance.now() - start
const answer: Fresh = { milliseconds, all: digestOf(pairs), areas: digestOf(pairs, (zone) => zone < areas) }
process.send!(answer)

function sizhi() {
  const zones = zonesOf(place)
  const grid = new ZoneGrid(zoneLattice(place, zones), zones)
  const said = screened(FRESH_POINTS)
  screenStream(grid, place.positions, said)
  return pairsOf(grid, said)
}

function turf() {
  const points: number[] = []
  const zones: number[] = []
  turfScreen(turfZones(place), place.positions, (point, zone) => {
    points.push(point)
    zones.push(zone)
  })
  return { points, zones }
}
