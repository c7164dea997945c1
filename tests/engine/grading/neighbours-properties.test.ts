/** Random plants and people, with every distance taken by GeographicLib alone, one after another. */
import { describe, expect, test } from 'vitest'
import { plantNeighbours, RING_METRES } from '../../../src/engine/grading/plant-neighbours.ts'
import { RING_PLACES, type RingPlace } from '../../../src/engine/grading/standings.ts'
import { locate } from '../../../src/engine/geometry/contains.ts'
import { type Frame, frameByCode } from '../../../src/engine/geometry/frame.ts'
import { geodesicMetres } from '../../../src/engine/geometry/geodesic.ts'
import { ringsOf, type Shape } from '../../../src/engine/geometry/shape.ts'
import type { Layer, Place } from '../../../src/engine/model/park.ts'
import { seededRandom } from '../../bench/measure.ts'
import { LNG_LAT, polygonOf, ZONE_37 } from '../../shapes.ts'

const FRAMES: Readonly<Record<string, Frame>> = {
  'longitude and latitude': LNG_LAT,
  'zone 37': ZONE_37,
  'zone 38, three degrees from its meridian': frameByCode('EPSG:4526')!,
}

function plantOf(shape: Shape, accuracyMetres: number | null): Place {
  return { layer: null as unknown as Layer, index: 0, id: 'p', name: null, nameEn: null, shape, accuracyMetres }
}

/** One point for each row, in a frame; `accuracies` of the rows, NaN where a row has none. */
function pointLayer(frame: Frame, positions: Float64Array, accuracies: Float64Array | null = null): Layer {
  const length = positions.length / 2
  const offsets = Uint32Array.from({ length: length + 1 }, (_, k) => k)
  return {
    kind: 'protection_target',
    file: 'people',
    frame: frame.code,
    shift: null,
    convertedFrom: null,
    accuracyMetres: null,
    date: null,
    name: null,
    nameEn: null,
    table: {
      length,
      ids: Array.from({ length }, (_, k) => String(k)),
      rows: offsets.slice(0, length),
      geometry: {
        shapeCodes: new Uint8Array(length).fill(1),
        positions,
        ringOffsets: offsets,
        partOffsets: offsets,
        featureOffsets: offsets,
      },
      columns: new Map(accuracies ? [['accuracy_m', accuracies]] : []),
    },
  }
}

/** By thirds, from a longitude and latitude to every edge. */
function metresToOutline({ frame, ...shape }: Shape, lngLat: readonly [number, number]): number {
  let least = Infinity
  for (const ring of ringsOf({ frame, ...shape }))
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!]
      const at = (t: number) => geodesicMetres(lngLat, frame.toLngLat(ax + t * (bx - ax), ay + t * (by - ay)))
      let [low, high] = [0, 1]
      for (let step = 0; step < 40; step++) {
        const third = (high - low) / 3
        if (at(low + third) < at(high - third)) high -= third
        else low += third
      }
      least = Math.min(least, at((low + high) / 2), at(0), at(1))
    }
  return least
}

/** What must be said of a point; null where the last tenth of a millimetre decides. */
function expected(plant: Place, x: number, y: number, lngLat: readonly [number, number], accuracy: number | null) {
  const joint = accuracy === null || plant.accuracyMetres === null ? 0 : accuracy + plant.accuracyMetres
  const side = locate(plant.shape, x, y)
  const metres = metresToOutline(plant.shape, lngLat)
  const borders = side > 0 ? [joint] : [RING_METRES - joint, RING_METRES + joint]
  if (borders.some((border) => Math.abs(metres - border) < 2e-4)) return null
  const near = side > 0 ? metres <= joint : Math.abs(metres - RING_METRES) <= joint
  const place: RingPlace | 'beyond' =
    joint > 0 && near
      ? side > 0
        ? 'near-outline'
        : 'near-limit'
      : side > 0
        ? 'inside'
        : metres <= RING_METRES
          ? 'within'
          : 'beyond'
  return { place, metres: side > 0 ? 0 : metres }
}

describe.each(Object.entries(FRAMES))('plants in %s', (_, frame) => {
  const [x0, y0] = frame.fromLngLat(110.98, 35.6)
  const [sx, sy] = frame.metresPerUnit(x0, y0)
  const star = (random: () => number, cx: number, cy: number, radius: number) => {
    const corners = 3 + Math.floor(random() * 6)
    return Array.from({ length: corners }, (_, i) => {
      const angle = (2 * Math.PI * i) / corners
      const r = radius * (0.4 + random())
      return [x0 + (cx + r * Math.cos(angle)) / sx, y0 + (cy + r * Math.sin(angle)) / sy] as const
    })
  }

  test.each([1, 2, 3])('random plants and people, seed %d', (seed) => {
    const random = seededRandom(seed)
    const between = (low: number, high: number) => low + (high - low) * random()
    const plants = Array.from({ length: 4 }, (_, k) =>
      plantOf(
        polygonOf(frame, star(random, between(-900, 900), between(-900, 900), between(60, 300))),
        k % 2 === 0 ? between(0, 20) : null,
      ),
    )
    const count = 24
    for (const other of [frame, LNG_LAT, ZONE_37]) {
      const here = new Float64Array(count * 2)
      for (let k = 0; k < count * 2; k += 2)
        here.set([x0 + between(-1700, 1700) / sx, y0 + between(-1700, 1700) / sy], k)
      const positions = new Float64Array(count * 2)
      for (let k = 0; k < count * 2; k += 2)
        positions.set(other.fromLngLat(...frame.toLngLat(here[k]!, here[k + 1]!)), k)
      const accuracies = Float64Array.from({ length: count }, () => (random() < 0.5 ? between(0, 60) : NaN))
      const found = plantNeighbours(plants, [pointLayer(other, positions, accuracies)])
      plants.forEach((plant, p) => {
        const said = new Map(Array.from(found[p]!.rows, (row, k) => [row, k]))
        for (let row = 0; row < count; row++) {
          const lngLat = other.toLngLat(positions[row * 2]!, positions[row * 2 + 1]!)
          const accuracy = Number.isNaN(accuracies[row]!) ? null : accuracies[row]!
          const truth = expected(plant, ...frame.fromLngLat(...lngLat), lngLat, accuracy)
          if (!truth) continue
          const k = said.get(row)
          expect(k === undefined ? 'beyond' : RING_PLACES[found[p]!.places[k]!]).toBe(truth.place)
          if (k !== undefined) expect(Math.abs(found[p]!.metres[k]! - truth.metres)).toBeLessThan(1e-4)
        }
      })
    }
  })

  test('a millimetre more than 500 m is beyond, 500 m and a millimetre less are within', () => {
    const random = seededRandom(500)
    for (let round = 0; round < 12; round++) {
      const plant = plantOf(polygonOf(frame, star(random, 0, 0, 200)), null)
      const angle = 2 * Math.PI * random()
      const [ux, uy] = [Math.cos(angle) / sx, Math.sin(angle) / sy]
      const distance = (metres: number) =>
        metresToOutline(plant.shape, frame.toLngLat(x0 + metres * ux, y0 + metres * uy))
      const positions: number[] = []
      for (const goal of [RING_METRES - 0.001, RING_METRES, RING_METRES + 0.001]) {
        let [low, high] = [400, 1200]
        for (let step = 0; step < 50; step++) {
          const middle = (low + high) / 2
          if (distance(middle) < goal) low = middle
          else high = middle
        }
        positions.push(x0 + high * ux, y0 + high * uy)
      }
      const [found] = plantNeighbours([plant], [pointLayer(frame, Float64Array.from(positions))])
      expect([...found!.rows]).toEqual([0, 1])
    }
  })
})

test('nothing around no plant, no plant around nothing', () => {
  const plant = plantOf(polygonOf(ZONE_37, [[37500000, 3941000], [37500100, 3941000], [37500100, 3941100]]), null) // prettier-ignore
  expect(plantNeighbours([], [pointLayer(ZONE_37, new Float64Array([37500000, 3941000]))])).toEqual([])
  expect(plantNeighbours([plant], []).map(({ rows }) => rows.length)).toEqual([0])
  expect(plantNeighbours([plant], [pointLayer(ZONE_37, new Float64Array(0))]).map(({ rows }) => rows.length)).toEqual([0]) // prettier-ignore
})

test('an accuracy of more than the engine can promise a reach for still finds everybody', () => {
  const plant = plantOf(polygonOf(ZONE_37, [[37500000, 3941000], [37500100, 3941000], [37500100, 3941100]]), 25_000) // prettier-ignore
  const layer = pointLayer(ZONE_37, new Float64Array([37500300, 3941000, 37520000, 3941000]), Float64Array.of(1, 1))
  const [found] = plantNeighbours([plant], [layer])
  expect([...found!.rows].map((row, k) => [row, RING_PLACES[found!.places[k]!]])).toEqual([
    [0, 'near-limit'],
    [1, 'near-limit'],
  ])
})
