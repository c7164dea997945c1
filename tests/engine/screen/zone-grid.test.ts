import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locate } from '../../../src/engine/geometry/contains.ts'
import type { Shape } from '../../../src/engine/geometry/shape.ts'
import { area, locateInArea } from '../../../src/engine/screen/area.ts'
import { disc, isWithin } from '../../../src/engine/screen/disc.ts'
import { CellRuns, COVERED } from '../../../src/engine/screen/cell-runs.ts'
import { drawArea } from '../../../src/engine/screen/draw-area.ts'
import { type Lattice, latticeOver, middleOfColumn, middleOfRow } from '../../../src/engine/screen/lattice.ts'
import { nearestOnEdges } from '../../../src/engine/geometry/nearest.ts'
import { pointGrid } from '../../../src/engine/screen/point-grid.ts'
import { screenPairs } from '../../../src/engine/screen/screen-pairs.ts'
import { pairsOf, screened, screenGrid } from '../../../src/engine/screen/screen-sets.ts'
import { type Zone, ZoneGrid } from '../../../src/engine/screen/zone-grid.ts'
import { ZoneSets } from '../../../src/engine/screen/zone-sets.ts'
import { seededRandom } from '../../bench/measure.ts'
import { seeded, share, star } from '../../random-polygons.ts'
import { box, LNG_LAT, polygonOf, ZONE_37 } from '../../shapes.ts'

const HERE: readonly [number, number] = [110.98, 35.6]
const METRES = LNG_LAT.metresPerUnit(...HERE)
const around = (half: number) => [HERE[0] - half, HERE[1] - half, HERE[0] + half, HERE[1] + half] as const

const scatter = (count: number, half: number, random: () => number) =>
  Float64Array.from({ length: count * 2 }, (_, i) => HERE[i % 2]! + (random() - 0.5) * 2 * half)

const holds = (zone: Zone, x: number, y: number) =>
  'parts' in zone ? locateInArea(zone, x, y) >= 0 : isWithin(zone, x, y)

/** What asking every zone about every point gives. */
function plainly(zones: readonly (Zone | null)[], positions: Float64Array): number[][] {
  return Array.from({ length: positions.length / 2 }, (_, k) =>
    zones.flatMap((zone, z) => (zone && holds(zone, positions[k * 2]!, positions[k * 2 + 1]!) ? [z] : [])),
  )
}

function setsOf(grid: ZoneGrid, positions: Float64Array): number[][] {
  const lists = Array.from({ length: positions.length / 2 }, (): number[] => [])
  const { points, zones } = screenPairs(grid, positions)
  points.forEach((point, i) => lists[point]!.push(zones[i]!))
  return lists
}

describe('sets', () => {
  test('one set has one number, whatever the order in which its zones came', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(90), { maxLength: 30 }), { maxLength: 60 }), (lists) => {
        const sets = new ZoneSets()
        const numbers = new Map<string, number>()
        for (const list of lists)
          for (const order of [list, [...list].reverse()]) {
            const set = order.reduce((base, zone) => sets.add(base, zone), 0)
            const key = [...list].sort((a, b) => a - b).join()
            if (numbers.has(key)) expect(set).toBe(numbers.get(key))
            else expect([...numbers.values()]).not.toContain(set)
            numbers.set(key, set)
            expect([...sets.members(set)].join()).toBe(key)
            expect(sets.sizeOf(set)).toBe(list.length)
            if (list.length > 0) {
              const rest = sets.without(set, list[0]!)
              expect(sets.has(rest, list[0]!)).toBe(false)
              expect(sets.add(rest, list[0]!)).toBe(set)
            }
          }
      }),
      seeded(60),
    )
  })

  test('hundreds of thousands of sets stay apart', () => {
    const sets = new ZoneSets()
    const random = seededRandom(5)
    const seen = new Map<string, number>()
    for (let k = 0; k < 300_000; k++) {
      const members = [...new Set(Array.from({ length: 5 }, () => Math.floor(random() * 60)))]
      const set = members.reduce((base, zone) => sets.add(base, zone), 0)
      const key = members.sort((a, b) => a - b).join()
      expect(seen.get(key) ?? set).toBe(set)
      seen.set(key, set)
    }
    expect(new Set(seen.values()).size).toBe(seen.size)
    // Of so many some have the same hash of 32 bits.
    expect(seen.size).toBeGreaterThan(250_000)
  })
})

test('more than 64 zones in one cell, discs and areas', () => {
  const random = seededRandom(9)
  const zones: Zone[] = Array.from({ length: 150 }, (_, k) => {
    const [x, y] = [HERE[0] + (random() - 0.5) * 1e-4, HERE[1] + (random() - 0.5) * 1e-4]
    return k % 2 === 0
      ? disc(LNG_LAT, x, y, 20 + 30 * random())
      : area(polygonOf(LNG_LAT, box(x, y, x + 4e-4, y + 3e-4)))
  })
  const positions = scatter(3000, 8e-4, random)
  const grid = new ZoneGrid(latticeOver(around(0.01), METRES, 900), zones)
  const sizes = setsOf(grid, positions)
  expect(sizes).toEqual(plainly(zones, positions))
  expect(Math.max(...sizes.map((set) => set.length))).toBeGreaterThan(64)
})

test('a zone that is drawn anew leaves what a fresh grid has, over 200 changes', () => {
  const random = seededRandom(10)
  const make = (): Zone => {
    const [x, y] = [HERE[0] + (random() - 0.5) * 0.02, HERE[1] + (random() - 0.5) * 0.02]
    const size = 0.0002 + 0.01 * random() ** 3
    return random() < 0.5 ? disc(LNG_LAT, x, y, size * 1e5) : area(polygonOf(LNG_LAT, box(x, y, x + size, y + size)))
  }
  const zones: (Zone | null)[] = Array.from({ length: 40 }, make)
  const lattice = latticeOver(around(0.012), METRES, 2500)
  const grid = new ZoneGrid(lattice, zones as Zone[])
  const positions = scatter(400, 0.02, random)
  for (let change = 0; change < 200; change++) {
    const index = Math.floor(random() * 42)
    zones[index] = random() < 0.2 ? null : make()
    grid.set(index, zones[index] ?? null)
    expect(setsOf(grid, positions)).toEqual(plainly(zones, positions))
  }
  const fresh = new ZoneGrid(lattice, [])
  zones.forEach((zone, index) => zone && fresh.set(index, zone))
  const again = new ZoneGrid(lattice, [make(), make(), make()])
  again.redraw(zones as Zone[])
  expect(setsOf(again, positions)).toEqual(plainly(zones, positions))
  const named = (of: ZoneGrid, cells: Uint32Array) => [...cells].map((set) => of.sets.members(set).join())
  expect(named(grid, grid.cover)).toEqual(named(fresh, fresh.cover))
  expect(named(grid, grid.open)).toEqual(named(fresh, fresh.open))
})

test('nothing to ask, nobody to ask about, and what is not a number', () => {
  const nobody = new Float64Array(0)
  const lattice = latticeOver([Infinity, Infinity, -Infinity, -Infinity], METRES, 100)
  expect([lattice.columns, lattice.rows]).toEqual([1, 1])
  const empty = new ZoneGrid(lattice, [])
  const positions = Float64Array.of(...HERE, NaN, 35, 110, NaN, Infinity, 3, 0, 0)
  expect(setsOf(empty, positions)).toEqual([[], [], [], [], []])
  expect(pointGrid(lattice, nobody).cellStart).toEqual(Uint32Array.of(0, 0))

  const large = area(polygonOf(LNG_LAT, box(-170, -80, 170, 80)))
  for (const cells of [1, 100]) {
    const grid = new ZoneGrid(latticeOver(around(0.01), METRES, cells), [large])
    expect(setsOf(grid, positions)).toEqual([[0], [], [], [], [0]])
    const points = pointGrid(grid.lattice, positions)
    const said = screenGrid(grid, points)
    const byRow: string[] = []
    points.rows.forEach((row, at) => (byRow[row] = grid.sets.members(said.setOf[at]!).join()))
    expect(byRow).toEqual(['0', '', '', '', '0'])
    expect(setsOf(grid, nobody)).toEqual([])
  }
  expect([...pairsOf(empty, screened(0)).points]).toEqual([])
})

test('every point with every zone, in order, by the numbers of the list that was given', () => {
  const random = seededRandom(12)
  const zones = [4e-3, 3e-3, 2e-3].map((half) => area(polygonOf(LNG_LAT, box(...around(half)))))
  const positions = scatter(500, 6e-3, random)
  const lattice = latticeOver(around(6e-3), METRES, 400)
  const grid = new ZoneGrid(lattice, zones)
  const expected = plainly(zones, positions).flatMap((set, k) => set.map((zone) => `${k} ${zone}`))
  const pairs = screenPairs(grid, positions)
  expect([...pairs.points].map((point, i) => `${point} ${pairs.zones[i]}`)).toEqual(expected)
  const points = pointGrid(lattice, positions)
  const sorted = screenGrid(grid, points)
  const named = pairsOf(grid, sorted, points.rows)
  expect([...named.points].map((point, i) => `${point} ${named.zones[i]}`).sort()).toEqual([...expected].sort())
})

describe('drawing an area', () => {
  /** 1 covered, 2 open, for each cell. */
  function drawn(lattice: Lattice, shape: Shape, marginX = 0, marginY = 0): Uint8Array {
    const cells = new Uint8Array(lattice.columns * lattice.rows)
    const runs = new CellRuns()
    drawArea(lattice, area(shape), marginX, marginY, runs)
    for (let run = 0; run < runs.count; run++) {
      const [row, first, last, kind] = runs.data.subarray(run * 4)
      cells.fill(kind === COVERED ? 1 : 2, row! * lattice.columns + first!, row! * lattice.columns + last! + 1)
    }
    return cells
  }

  test('a place nearer to an edge than the margin is in an open cell; others have the answer of their cell', () => {
    fc.assert(
      fc.property(star(37500000, 3941000, 900), share(0), fc.nat(1e6), (corners, part, seed) => {
        const shape = polygonOf(ZONE_37, corners)
        const margin = 120 * part
        const lattice = latticeOver([37499000, 3940000, 37501000, 3942000], [1, 1], 40 * 40)
        const cells = drawn(lattice, shape, margin, margin)
        const random = seededRandom(seed)
        for (let k = 0; k < 200; k++) {
          const [x, y] = [37499000 + random() * 2000, 3940000 + random() * 2000]
          const cell =
            Math.floor((y - lattice.y0) * lattice.perY) * lattice.columns + Math.floor((x - lattice.x0) * lattice.perX)
          if (cells[cell] === 2) continue
          expect(nearestOnEdges(shape, x, y)!.distanceMetres).toBeGreaterThan(margin * 0.999)
          expect(locate(shape, x, y)).toBe(cells[cell] === 1 ? 1 : -1)
        }
      }),
      seeded(150),
    )
  })

  test('few cells are open: those that the edges run through, and their neighbours at most', () => {
    const lattice = latticeOver([0, 0, 1000, 1000], [1, 1], 100 * 100)
    const cells = drawn(lattice, polygonOf(ZONE_37, box(105, 105, 895, 895)))
    const open = cells.filter((cell) => cell === 2).length
    expect(open).toBeLessThan(4 * 80 + 4)
    expect(cells.filter((cell) => cell === 1).length).toBe(78 * 78)
    const [column, row] = [50, 50]
    const middle = [middleOfColumn(lattice, column), middleOfRow(lattice, row)] as const
    expect(locateInArea(area(polygonOf(ZONE_37, box(105, 105, 895, 895))), ...middle)).toBe(1)
  })
})
