/** The child of `fresh.ts`: makes the county, then takes the time of its first and only screening. */
import { screenPairs } from '../../src/engine/screen/screen-pairs.ts'
import { ZoneGrid } from '../../src/engine/screen/zone-grid.ts'
import { county } from './county.ts'
import { type Fresh, FRESH_POINTS } from './fresh.ts'
import { digestOf } from './pair-digest.ts'
import { zoneLattice, zonesOf } from './sizhi-zones.ts'
import { featuresOf, positionsOf, turfScreen, turfZones } from './turf-peer.ts'

const place = county(FRESH_POINTS)
const areas = place.plants.length + 2
const start = performance.now()
const pairs =
  process.argv[2] === 'sizhi'
    ? sizhi()
    : turf(process.argv[2] === 'positions' ? positionsOf(place.positions) : featuresOf(place.positions))
const milliseconds = performance.now() - start
const answer: Fresh = { milliseconds, all: digestOf(pairs), areas: digestOf(pairs, (zone) => zone < areas) }
process.send!(answer)

function sizhi() {
  const zones = zonesOf(place)
  return screenPairs(new ZoneGrid(zoneLattice(place, zones), zones), place.positions)
}

function turf(of: Parameters<typeof turfScreen>[1]) {
  const points: number[] = []
  const zones: number[] = []
  turfScreen(turfZones(place), of, (point, zone) => {
    points.push(point)
    zones.push(zone)
  })
  return { points, zones }
}
