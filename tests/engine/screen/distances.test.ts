import { describe, expect, test } from 'vitest'
import { type Frame, frameByCode } from '../../../src/engine/geometry/frame.ts'
import { geodesicMetres } from '../../../src/engine/geometry/geodesic.ts'
import { nearestOnEdges } from '../../../src/engine/geometry/nearest.ts'
import { makeShape, type Shape } from '../../../src/engine/geometry/shape.ts'
import { area, locateInArea } from '../../../src/engine/screen/area.ts'
import { disc } from '../../../src/engine/screen/disc.ts'
import { distancesWithin, reaches } from '../../../src/engine/screen/distances.ts'
import { latticeOver } from '../../../src/engine/screen/lattice.ts'
import { measuredArea, metresWithin } from '../../../src/engine/screen/measured-area.ts'
import { pointGrid } from '../../../src/engine/screen/point-grid.ts'
import { pointRuns } from '../../../src/engine/screen/point-runs.ts'
import { reachOf } from '../../../src/engine/screen/reach.ts'
import type { Zone } from '../../../src/engine/screen/zone-grid.ts'
import { seededRandom } from '../../bench/measure.ts'
import { box, LNG_LAT, polygonOf, ZONE_37 } from '../../shapes.ts'

const FRAMES: Readonly<Record<string, Frame>> = {
  'longitude and latitude': LNG_LAT,
  'metres of zone 37': ZONE_37,
  'Web Mercator': frameByCode('EPSG:3857')!,
}

/** What one question after another gives, with GeographicLib deciding at the limit. */
function plainly(zones: readonly Zone[], positions: Float64Array, limit: number): Map<string, number> {
  const found = new Map<string, number>()
  for (let k = 0; k < positions.length / 2; k++) {
    const [x, y] = [positions[k * 2]!, positions[k * 2 + 1]!]
    zones.forEach((zone, z) => {
      if (!('parts' in zone)) {
        const metres = geodesicMetres(zone.frame.toLngLat(zone.x, zone.y), zone.frame.toLngLat(x, y))
        if (metres <= zone.radiusMetres) found.set(`${k} ${z}`, metres)
      } else if (locateInArea(zone, x, y) >= 0) found.set(`${k} ${z}`, 0)
      else {
        const { from, to, distanceMetres } = nearestOnEdges(zone.shape, x, y)!
        if (geodesicMetres(from, to) <= limit) found.set(`${k} ${z}`, distanceMetres)
      }
    })
  }
  return found
}

describe.each(Object.entries(FRAMES))('%s', (_, frame) => {
  test.each([30, 500, 6000])('every distance up to %d m, as one question after another gives it', (limit) => {
    const random = seededRandom(limit)
    const [x0, y0] = frame.fromLngLat(110.98, 35.6)
    const [sx, sy] = frame.metresPerUnit(x0, y0)
    const near = (metres: number) =>
      [x0 + ((random() - 0.5) * metres) / sx, y0 + ((random() - 0.5) * metres) / sy] as const
    const star = (radius: number): Shape => {
      const [cx, cy] = near(4000)
      const corners = 4 + Math.floor(random() * 12)
      return polygonOf(
        frame,
        Array.from({ length: corners }, (_, i) => {
          const angle = (2 * Math.PI * i) / corners
          const r = radius * (0.4 + random())
          return [cx + (r * Math.cos(angle)) / sx, cy + (r * Math.sin(angle)) / sy] as const
        }),
      )
    }
    const zones: Zone[] = Array.from({ length: 24 }, (_, k) =>
      k % 3 === 0 ? disc(frame, ...near(4000), limit) : area(star(20 + 300 * random())),
    )
    const count = limit > 1000 ? 300 : 1500
    const positions = new Float64Array(count * 2)
    for (let k = 0; k < count; k++) positions.set(near(k % 10 === 0 ? 40_000 : 6000), k * 2)
    const [dx, dy] = [4000 / sx, 4000 / sy]
    const lattice = latticeOver([x0 - dx, y0 - dy, x0 + dx, y0 + dy], [sx, sy], 900)
    const said = distancesWithin(reaches(lattice, zones, limit), pointGrid(lattice, positions))
    // Once more, in the memory of the first answer.
    const copy = { points: said.points.slice(), zones: said.zones.slice(), metres: said.metres.slice() }
    const points = pointGrid(lattice, positions)
    const reached = reaches(lattice, zones, limit)
    expect(distancesWithin(reached, points, pointRuns(reached.grid, points), said)).toEqual(copy)
    const expected = plainly(zones, positions, limit)
    expect(said.points.length).toBe(expected.size)
    said.points.forEach((point, i) => {
      const metres = expected.get(`${point} ${said.zones[i]}`)
      // 3 km and more are geodesics; the formula for less is good to 0.1 mm.
      expect(Math.abs(said.metres[i]! - metres!)).toBeLessThan('parts' in zones[said.zones[i]!]! ? 1e-5 : 2e-4)
    })
  })

  test('at the limit, to the millimetre and less, GeographicLib decides', () => {
    const random = seededRandom(3)
    const [x0, y0] = frame.fromLngLat(110.98, 35.6)
    const [sx, sy] = frame.metresPerUnit(x0, y0)
    const shape = polygonOf(frame, box(x0, y0, x0 + 300 / sx, y0 + 200 / sy))
    const measured = measuredArea(shape)
    let within = 0
    for (let k = 0; k < 3000; k++) {
      const [x, y] = [x0 - (500 * random()) / sx, y0 + ((random() - 0.5) * 800) / sy]
      const { from, to } = nearestOnEdges(shape, x, y)!
      const metres = geodesicMetres(from, to)
      // From 1.5 mm down to the last digits.
      const limit = metres + (random() - 0.5) * 0.003 * 10 ** (-6 * random())
      const said = metresWithin(measured, x, y, limit) < Infinity
      expect(said).toBe(metres <= limit)
      if (said) within++
    }
    expect(within).toBeGreaterThan(1000)
    expect(within).toBeLessThan(2000)
  })
})

test('nothing is promised about a reach near the poles, beyond 20 km, or of what is not a number', () => {
  const here = polygonOf(LNG_LAT, box(110, 35, 111, 36))
  const [dx, dy] = reachOf(here, 1000)
  expect(dx * 90_000).toBeGreaterThan(1000)
  expect(dy * 110_950).toBeGreaterThan(1000)
  expect(reachOf(here, 30_000)).toEqual([Infinity, Infinity])
  expect(reachOf(polygonOf(LNG_LAT, box(110, 79, 111, 81)), 10)).toEqual([Infinity, Infinity])
  expect(reachOf(makeShape('polygon', LNG_LAT, []), 10)).toEqual([Infinity, Infinity])
  expect(reachOf(here, 0)).toEqual([0, 0])
})
