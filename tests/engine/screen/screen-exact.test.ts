import { describe, expect, test } from 'vitest'
import type { Frame } from '../../../src/engine/geometry/frame.ts'
import { joinBounds, ringsOf, type Shape } from '../../../src/engine/geometry/shape.ts'
import { area } from '../../../src/engine/screen/area.ts'
import { type Lattice, latticeOver } from '../../../src/engine/screen/lattice.ts'
import { pointGrid } from '../../../src/engine/screen/point-grid.ts'
import { screenPairs } from '../../../src/engine/screen/screen-pairs.ts'
import { pairsOf, screenGrid } from '../../../src/engine/screen/screen-sets.ts'
import { ZoneGrid } from '../../../src/engine/screen/zone-grid.ts'
import { seededRandom } from '../../bench/measure.ts'
import { box, type Corners, LNG_LAT, multiPolygonOf, polygonOf, ZONE_37 } from '../../shapes.ts'
import { exactPlace } from './exact-side.ts'

/** Numbers for the ground from 0 to 1 on each axis, as coordinates of a frame. */
interface Ground {
  readonly frame: Frame
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  /** How many points of each kind. */
  readonly count: number
}

const GROUNDS: Readonly<Record<string, Ground>> = {
  'longitude and latitude': { frame: LNG_LAT, x: (v) => 110.9 + v * 0.08, y: (v) => 35.57 + v * 0.06, count: 1e6 },
  'metres of zone 37': { frame: ZONE_37, x: (v) => 37500000.1 + v * 7000, y: (v) => 3941000.7 + v * 6000, count: 1e6 },
  'around zero': { frame: ZONE_37, x: (v) => (v - 0.5) * 3, y: (v) => (v - 0.5) * 2, count: 1e6 },
  // Products of such numbers have few digits left.
  'hardly more than zero': {
    frame: ZONE_37,
    x: (v) => (0.3 + v * 1.7) * 2 ** -530,
    y: (v) => (0.2 + v * 1.3) * 2 ** -530,
    count: 1e5,
  },
}

/** Every kind of zone that a raster could get wrong. */
function zonesOn({ frame, x, y }: Ground, random: () => number): Shape[] {
  const at = (corners: Corners): Corners => corners.map(([u, v]) => [x(u), y(v)])
  const wiggly = (u: number, v: number, radius: number, corners: number): Corners =>
    at(
      Array.from({ length: corners }, (_, i) => {
        const angle = (2 * Math.PI * i) / corners
        const r = radius * (0.6 + 0.4 * random())
        return [u + r * Math.cos(angle), v + r * Math.sin(angle)] as const
      }),
    )
  return [
    polygonOf(frame, wiggly(0.5, 0.5, 0.45, 120), wiggly(0.5, 0.5, 0.1, 30)),
    // Level and upright edges, and corners at the origin of the frame around zero.
    polygonOf(frame, at(box(0.25, 0.25, 0.5, 0.5)), at(box(0.375, 0.375, 0.4375, 0.4375))),
    // Two parts that share an edge, and a third over both of them.
    multiPolygonOf(frame, [at(box(0.1, 0.6, 0.3, 0.8))], [at(box(0.3, 0.6, 0.5, 0.8))], [at(box(0.2, 0.7, 0.4, 0.9))]),
    // Far smaller and far larger than a cell.
    polygonOf(frame, wiggly(0.7, 0.3, 0.0004, 9)),
    polygonOf(frame, at(box(-30, -40, 25.3, 0.3137))),
    // A sliver, and a fan whose long edges are nearly level.
    polygonOf(
      frame,
      at([
        [0.05, 0.05],
        [0.95, 0.951],
        [0.9501, 0.9501],
      ]),
    ),
    polygonOf(
      frame,
      at([
        [0.02, 0.42],
        [0.98, 0.42 + 1e-9],
        [0.97, 0.42 + 3e-9],
        [0.98, 0.42 + 0.01],
        [0.5, 0.42 + 0.002],
      ]),
    ),
  ]
}

/** Level edges on the borders of rows, and upright ones that cross those of columns by some last digits. */
function alongCells(frame: Frame, { x0, y0, perX, perY }: Lattice): Shape {
  const [left, right] = [x0 + 30 / perX, x0 + 50 / perX]
  const [low, high] = [y0 + 30 / perY, y0 + 50 / perY]
  const step = (value: number, steps: number) => {
    let at = value
    for (let k = 0; k < Math.abs(steps); k++) at = beside(at, steps > 0)
    return at
  }
  return polygonOf(frame, [
    [step(left, -3), low],
    [right, low],
    [step(right, 4), high],
    [step(left, 3), high],
  ])
}

/** The next double up or down. */
function beside(value: number, up: boolean): number {
  const bits = new DataView(new ArrayBuffer(8))
  if (value === 0) return up ? Number.MIN_VALUE : -Number.MIN_VALUE
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 === up ? 1n : -1n))
  return bits.getFloat64(0)
}

/** On corners, on edges as near as doubles come, level with corners, and one double beside all of these. */
function adversarial(zones: readonly Shape[], { x, y, count }: Ground, random: () => number): Float64Array {
  const rings = zones.flatMap((zone) => [...ringsOf(zone)])
  const positions = new Float64Array(count * 2)
  for (let k = 0; k < count; k++) {
    const ring = rings[Math.floor(random() * rings.length)]!
    const i = 2 + 2 * Math.floor(random() * (ring.length / 2 - 1))
    const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!]
    const kind = Math.floor(random() * 5)
    const t = kind === 0 ? 0 : kind === 1 ? 0.5 : random()
    let px = ax + t * (bx - ax)
    let py = ay + t * (by - ay)
    if (kind === 3) [px, py] = [x(random()), ay]
    if (kind === 4) [px, py] = [ax, y(random())]
    if (random() < 0.5) px = beside(px, random() < 0.5)
    if (random() < 0.5) py = beside(py, random() < 0.5)
    positions[k * 2] = px
    positions[k * 2 + 1] = py
  }
  return positions
}

function somewhere({ x, y, count }: Ground, random: () => number): Float64Array {
  const positions = new Float64Array(count * 2)
  for (let k = 0; k < count; k++) {
    // One in fifty far beyond the lattice.
    const far = random() < 0.02 ? 40 : 1.1
    positions[k * 2] = x(0.5 + (random() - 0.5) * far)
    positions[k * 2 + 1] = y(0.5 + (random() - 0.5) * far)
  }
  return positions
}

describe.each(Object.entries(GROUNDS))('%s', (_, ground) => {
  const { count } = ground
  const random = seededRandom(20260401)
  const bounds = joinBounds([[ground.x(0), ground.y(0), ground.x(1), ground.y(1)]])!
  // Larger than some zones and smaller than others, so that its outer cells hold zones, too.
  const lattice = latticeOver(bounds, ground.frame.metresPerUnit(bounds[0], bounds[1]), 90 * 90)
  const zones = [...zonesOn(ground, random), alongCells(ground.frame, lattice)]

  test.each([
    ['anywhere', somewhere(ground, random)],
    ['where it hurts', adversarial(zones, ground, random)],
  ])('points %s lie where whole numbers say, sorted or not', (how, positions) => {
    const grid = new ZoneGrid(lattice, zones.map(area))
    const points = pointGrid(lattice, positions)
    const sorted = screenGrid(grid, points)
    const pairs = screenPairs(grid, positions)
    const said = new Int8Array(count * zones.length).fill(-1)
    pairs.points.forEach((point, i) => (said[point * zones.length + pairs.zones[i]!] = pairs.places[i]!))
    const counts = { inside: 0, onLine: 0, outside: 0 }
    const wrong: string[] = []
    for (let k = 0; k < count; k++) {
      const x = positions[k * 2]!
      const y = positions[k * 2 + 1]!
      for (let z = 0; z < zones.length; z++) {
        const place = exactPlace(zones[z]!, x, y)
        const found = said[k * zones.length + z]!
        if (found !== place && wrong.length < 5) wrong.push(`${x}, ${y} in zone ${z}: ${found}, exactly ${place}`)
        counts[place > 0 ? 'inside' : place === 0 ? 'onLine' : 'outside']++
      }
    }
    expect(wrong).toEqual([])
    // The sorted points say the same: the same pairs, and of these the same on a line.
    const again = new Int8Array(said.length).fill(-1)
    const named = pairsOf(grid, sorted, points.rows)
    named.points.forEach((point, i) => (again[point * zones.length + named.zones[i]!] = 1))
    for (let i = 0; i < sorted.onLine.length; i += 2)
      again[points.rows[sorted.onLine[i]!]! * zones.length + sorted.onLine[i + 1]!] = 0
    expect(again.findIndex((place, i) => place !== said[i])).toBe(-1)
    // None of the three answers may be missing from what was asked.
    expect(Math.min(counts.inside, counts.outside)).toBeGreaterThan(count / 10)
    if (how === 'where it hurts') expect(counts.onLine).toBeGreaterThan(count / 20)
  })
})
