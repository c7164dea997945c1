import geodesic from 'geographiclib-geodesic'
import { describe, expect, test } from 'vitest'
import { FLATTENING, SEMI_MAJOR_METRES } from '../../../src/engine/geometry/ellipsoid.ts'
import { type Frame, frameByCode } from '../../../src/engine/geometry/frame.ts'
import { type Disc, disc, isWithin } from '../../../src/engine/screen/disc.ts'
import { latticeOver } from '../../../src/engine/screen/lattice.ts'
import { localMetric, squaredMetres } from '../../../src/engine/screen/local-metric.ts'
import { screenPairs } from '../../../src/engine/screen/screen-pairs.ts'
import { ZoneGrid } from '../../../src/engine/screen/zone-grid.ts'
import { seededRandom } from '../../bench/measure.ts'
import { LNG_LAT, ZONE_37 } from '../../shapes.ts'

const ellipsoid = new geodesic.Geodesic.Geodesic(SEMI_MAJOR_METRES, FLATTENING)
const metres = (frame: Frame, ax: number, ay: number, bx: number, by: number) => {
  const [lng1, lat1] = frame.toLngLat(ax, ay)
  const [lng2, lat2] = frame.toLngLat(bx, by)
  return ellipsoid.Inverse(lat1, lng1, lat2, lng2, geodesic.Geodesic.DISTANCE).s12!
}

const FRAMES: Readonly<Record<string, Frame>> = {
  'longitude and latitude': LNG_LAT,
  'metres of zone 37': ZONE_37,
  'UTM 49': frameByCode('EPSG:32649')!,
  'Web Mercator': frameByCode('EPSG:3857')!,
}

/** Places around a disc: half of them nearer to its rim than 3 mm, the others anywhere within twice its radius. */
function around(zone: Disc, count: number, random: () => number): Float64Array {
  const positions = new Float64Array(count * 2)
  const [sx, sy] = zone.frame.metresPerUnit(zone.x, zone.y)
  for (let k = 0; k < count; k++) {
    const angle = 2 * Math.PI * random()
    const nearRim = k % 2 === 0
    const length = nearRim ? zone.radiusMetres : 2 * zone.radiusMetres * Math.sqrt(random())
    let [dx, dy] = [(length * Math.cos(angle)) / sx, (length * Math.sin(angle)) / sy]
    if (nearRim) {
      // Twice drawn towards the rim, as the metric at the centre is off by centimetres there.
      for (let pass = 0; pass < 2; pass++) {
        const factor = zone.radiusMetres / metres(zone.frame, zone.x, zone.y, zone.x + dx, zone.y + dy)
        ;[dx, dy] = [dx * factor, dy * factor]
      }
      const factor = 1 + ((random() - 0.5) * 0.006) / zone.radiusMetres
      ;[dx, dy] = [dx * factor, dy * factor]
    }
    positions[k * 2] = zone.x + dx
    positions[k * 2 + 1] = zone.y + dy
  }
  return positions
}

describe.each([20, 35, 49])('500 m at %i° N', (latitude) => {
  test('of 340,000 decisions none differs from GeographicLib', () => {
    const random = seededRandom(latitude)
    let within = 0
    for (let k = 0; k < 340; k++) {
      const zone = disc(LNG_LAT, 75 + random() * 55, latitude + random() - 0.5, 500)
      const positions = around(zone, 1000, random)
      const bounds = [zone.x - 0.03, zone.y - 0.02, zone.x + 0.03, zone.y + 0.02] as const
      const grid = new ZoneGrid(latticeOver(bounds, LNG_LAT.metresPerUnit(zone.x, zone.y), 1e4), [zone])
      const said = new Set(screenPairs(grid, positions).points)
      for (let i = 0; i < 1000; i++) {
        const [x, y] = [positions[i * 2]!, positions[i * 2 + 1]!]
        const expected = metres(LNG_LAT, zone.x, zone.y, x, y) <= 500
        if (said.has(i) !== expected) throw new Error(`${x}, ${y} from ${zone.x}, ${zone.y}`)
        if (expected) within++
      }
    }
    expect(within).toBeGreaterThan(100_000)
    expect(within).toBeLessThan(240_000)
  })
})

describe.each(Object.entries(FRAMES))('%s', (_, frame) => {
  test.each([0.02, 5, 500, 3000, 12_000, 60_000])('%d m: no decision differs from GeographicLib', (radius) => {
    const random = seededRandom(radius)
    for (let k = 0; k < 10; k++) {
      const [x, y] = frame.fromLngLat(109.6 + random() * 2.8, 4 + random() * 49)
      const zone = disc(frame, x, y, radius)
      const positions = around(zone, 400, random)
      const [sx, sy] = frame.metresPerUnit(x, y)
      const reach = 2.5 * radius
      const bounds = [x - reach / sx, y - reach / sy, x + reach / sx, y + reach / sy] as const
      const grid = new ZoneGrid(latticeOver(bounds, [sx, sy], 2000), [zone])
      const said = new Set(screenPairs(grid, positions).points)
      for (let i = 0; i < 400; i++) {
        const at = [positions[i * 2]!, positions[i * 2 + 1]!] as const
        const expected = metres(frame, x, y, ...at) <= radius
        expect(isWithin(zone, ...at), at.join()).toBe(expected)
        expect(said.has(i), at.join()).toBe(expected)
      }
    }
  })

  test('the local metric is off by no more than it says', () => {
    const random = seededRandom(7)
    const worst = { 1000: 0, 3000: 0 }
    for (let k = 0; k < 4000; k++) {
      const [x, y] = frame.fromLngLat(109.6 + random() * 2.8, 3 + random() * 51)
      const metric = localMetric(frame, x, y)
      const [sx, sy] = frame.metresPerUnit(x, y)
      const angle = 2 * Math.PI * random()
      for (const length of [1000, 3000] as const) {
        const [dx, dy] = [(length * Math.cos(angle)) / sx, (length * Math.sin(angle)) / sy]
        const off = Math.sqrt(squaredMetres(metric, dx, dy)) - metres(frame, x, y, x + dx, y + dy)
        worst[length] = Math.max(worst[length], Math.abs(off))
      }
    }
    expect(worst[1000]).toBeLessThan(0.00005)
    expect(worst[3000]).toBeLessThan(0.0002)
  })
})

test('a disc without radius holds its own place; near the poles and around the Earth GeographicLib decides', () => {
  const point = disc(LNG_LAT, 110, 35, 0)
  expect(isWithin(point, 110, 35)).toBe(true)
  expect(isWithin(point, 110, 35 + 1e-12)).toBe(false)
  const pole = disc(LNG_LAT, 110, 89.9, 20_000)
  expect(isWithin(pole, -70, 89.95)).toBe(true)
  expect(isWithin(disc(LNG_LAT, 110, 35, 500), -70, -35)).toBe(false)
  expect(isWithin(disc(LNG_LAT, 110, 35, 500), NaN, 35)).toBe(false)
})
