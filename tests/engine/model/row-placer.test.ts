import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Frame } from '../../../src/engine/geometry/frame.ts'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import type { Shape } from '../../../src/engine/geometry/shape.ts'
import { frameOf, type Layer, placesOfLayer } from '../../../src/engine/model/park.ts'
import { placeInLines } from '../../../src/engine/model/place-in-zones.ts'
import { jointAccuracy, placementOf, POSITIONS } from '../../../src/engine/model/placement.ts'
import { buffersOf, placingRows, placingTask, stretchPlacer } from '../../../src/engine/model/placing.ts'
import { coarsestAccuracy, RowPlacer, type Zone } from '../../../src/engine/model/row-placer.ts'
import { hasSinglePoints } from '../../../src/engine/model/single-points.ts'
import { TableBuilder } from '../../../src/engine/model/table-builder.ts'
import { seeded, share, star } from '../../random-polygons.ts'
import { type Corners, LNG_LAT, polygonOf, ZONE_37 } from '../../shapes.ts'

const ZONE_19 = frameByCode('EPSG:4497')!

interface Row {
  readonly at: readonly [number, number]
  readonly accuracyMetres: number | null
  /** Half the side of a square around it, degrees; 0 for a point. */
  readonly half: number
}

/** Rows in longitude and latitude as a layer in a frame. */
function layerOf(frame: Frame, rows: readonly Row[], accuracyMetres: number | null): Layer {
  const builder = new TableBuilder()
  rows.forEach(({ at: [lng, lat], accuracyMetres: own, half }, i) => {
    if (half === 0) builder.addPoint(...frame.fromLngLat(lng, lat))
    else {
      const square: Corners = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]] // prettier-ignore
      for (const [x, y] of square) builder.addPosition(...frame.fromLngLat(lng + x * half, lat + y * half))
      builder.endRing()
      builder.endPart()
    }
    if (own !== null) builder.setValue('accuracy_m', own)
    builder.endRow(`t${i}`, i + 1, half === 0 ? 'point' : 'polygon')
  })
  return {
    kind: 'protection_target',
    file: 'targets.geojson',
    frame: frame.code,
    shift: null,
    convertedFrom: null,
    accuracyMetres,
    date: null,
    name: null,
    nameEn: null,
    table: builder.build(),
  }
}

/** What every row would be by itself. */
function plainly(layer: Layer, zones: readonly Zone[]): string[] {
  return placesOfLayer(layer).map((place) => {
    const positions = zones.map(({ shape, accuracyMetres }) =>
      POSITIONS.indexOf(placementOf(place.shape, shape, jointAccuracy(place.accuracyMetres, accuracyMetres)).position),
    )
    return POSITIONS[Math.min(...positions)]!
  })
}

function inColumns(layer: Layer, zones: readonly Zone[]): string[] {
  const singlePoints = hasSinglePoints(layer.table)
  const placer = new RowPlacer(frameOf(layer), zones, coarsestAccuracy(layer), layer.table.length)
  // In two goes, as a layer is placed some rows at a time.
  const middle = Math.floor(layer.table.length / 2)
  const codes = new Uint8Array(layer.table.length)
  placer.place(layer, singlePoints, codes, 0, middle)
  placer.place(layer, singlePoints, codes, middle, layer.table.length)
  // And in two messages, as workers do it.
  const place = stretchPlacer(structuredClone(placingTask(layer, [zones], singlePoints)))
  const stretches = [placingRows(layer, 0, middle), placingRows(layer, middle, layer.table.length)]
  const sent = stretches.flatMap((rows) => [...place(structuredClone(rows, { transfer: buffersOf(rows) }))[0]!])
  expect(sent).toEqual([...codes])
  return Array.from(codes, (code) => POSITIONS[code]!)
}

const [X, Y] = [37500000, 3941000]
const zone = (corners: Corners, accuracyMetres: number | null, frame = ZONE_37): Zone => ({
  shape: polygonOf(frame, corners),
  accuracyMetres,
})
/** Stars of a few hundred metres, of few corners or, with corners between them, of many. */
const zones: fc.Arbitrary<Corners> = fc
  .tuple(star(X, Y, 400), fc.boolean())
  .map(([corners, dense]) => (dense ? corners.flatMap((corner, i) => between(corner, corners[(i + 1) % corners.length]!)) : corners)) // prettier-ignore
const between = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): [number, number][] =>
  Array.from({ length: 12 }, (_, i) => [ax + ((bx - ax) * i) / 12, ay + ((by - ay) * i) / 12])
const accuracy = fc.constantFrom(null, 0, 0.5, 3, 40)
/** With the coarsest every place is looked at closely. */
const ofZones = fc.constantFrom(null, 0, 0.5, 3, 40, 1500)

/** On corners and edges of a zone, a hair or some metres beside them, and anywhere. */
const rowsAt = (shape: Shape): fc.Arbitrary<Row[]> => {
  const ring = shape.parts[0]![0]!
  const edges = ring.length / 2 - 1
  const onEdge = fc
    .tuple(fc.integer({ min: 0, max: edges - 1 }), fc.constantFrom(0, 0.25, 0.5), fc.constantFrom(0, 1e-9, -1e-6, 0.4999, 0.5, 3, -3.001, 43), fc.boolean())
    .map(([edge, t, beside, across]): [number, number] => {
      const [ax, ay, bx, by] = ring.subarray(edge * 2, edge * 2 + 4)
      return [ax! + t * (bx! - ax!) + (across ? 0 : beside), ay! + t * (by! - ay!) + (across ? beside : 0)]
    }) // prettier-ignore
  const anywhere = fc
    .tuple(share(-1), share(-1), fc.constantFrom(500, 3000, 3e5, 3e6))
    .map(([dx, dy, metres]): [number, number] => [X + dx * metres, Y + dy * metres])
  return fc.array(
    fc
      .tuple(fc.oneof(onEdge, anywhere), accuracy)
      .map(([xy, accuracyMetres]) => ({ at: ZONE_37.toLngLat(...xy), accuracyMetres, half: 0 })),
    { minLength: 40, maxLength: 40 },
  )
}

describe('columns say what each place by itself says', () => {
  test.each([
    ['in the frame of the boundary', ZONE_37],
    ['in longitude and latitude', LNG_LAT],
    ['in another zone', ZONE_19],
  ])('points %s', (_, frame) => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        zones.chain((corners) => fc.tuple(fc.constant(corners), rowsAt(polygonOf(ZONE_37, corners)))),
        ofZones,
        accuracy,
        ([corners, rows], ofZone, ofLayer) => {
          const layer = layerOf(frame, rows, ofLayer)
          const expected = plainly(layer, [zone(corners, ofZone)])
          expect(inColumns(layer, [zone(corners, ofZone)])).toEqual(expected)
          for (const position of expected) seen.add(position)
        },
      ),
      seeded(40),
    )
    for (const position of ['inside', 'outside', 'near-limit']) expect([...seen]).toContain(position)
    if (frame === ZONE_37) expect([...seen]).toContain('on-line')
  })

  test('squares, and points among them', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        zones.chain((corners) => fc.tuple(fc.constant(corners), rowsAt(polygonOf(ZONE_37, corners)))),
        fc.constantFrom(1e-5, 1e-3),
        accuracy,
        ([corners, rows], half, ofZone) => {
          const mixed = rows.slice(0, 12).map((row, i) => (i % 3 === 0 ? row : { ...row, half }))
          const layer = layerOf(LNG_LAT, mixed, 1)
          const expected = plainly(layer, [zone(corners, ofZone)])
          expect(inColumns(layer, [zone(corners, ofZone)])).toEqual(expected)
          for (const position of expected) seen.add(position)
        },
      ),
      seeded(15),
    )
    expect([...seen]).toContain('straddling')
  })

  test('of several lines the innermost reading, as for one place', () => {
    fc.assert(
      fc.property(
        star(X, Y, 400),
        star(X + 500, Y, 400),
        fc.array(fc.tuple(share(-1), share(-1), accuracy), { minLength: 40, maxLength: 40 }),
        accuracy,
        (one, other, places, ofLine) => {
          const rows = places.map(([dx, dy, accuracyMetres]) => ({
            at: ZONE_37.toLngLat(X + 250 + dx * 1000, Y + dy * 600),
            accuracyMetres,
            half: 0,
          }))
          const layer = layerOf(LNG_LAT, rows, null)
          // One of them in degrees: lines come from different files.
          const lines = [
            zone(one, ofLine),
            zone(
              other.map(([x, y]) => ZONE_37.toLngLat(x, y)),
              2,
              LNG_LAT,
            ),
          ]
          const columns = inColumns(layer, lines)
          expect(columns).toEqual(plainly(layer, lines))
          const asPlaces = lines.map((line) => ({ ...placesOfLayer(layer)[0]!, ...line }))
          expect(placesOfLayer(layer).map((place) => placeInLines(place, asPlaces)!.position)).toEqual(columns)
        },
      ),
      seeded(15),
    )
  })
})

test.each([
  ['in the frame of the boundary', ZONE_37],
  ['in longitude and latitude', LNG_LAT],
  ['in another zone', ZONE_19],
])('within the accuracies beyond the outermost corners: near-limit, %s', (_, frame) => {
  const corners: Corners = [[X - 50, Y - 50], [X + 50, Y - 50], [X + 50, Y + 50], [X - 50, Y + 50]] // prettier-ignore
  const beyond = (metres: number) =>
    [[1, 0], [0, 1], [-1, 0], [0, -1]].map(([dx, dy]) => ({
      at: ZONE_37.toLngLat(X + dx! * (50 + metres), Y + dy! * (50 + metres)),
      accuracyMetres: null,
      half: 0,
    })) // prettier-ignore
  for (const accuracyMetres of [0.5, 20, 450]) {
    const layer = layerOf(
      frame,
      [...beyond(2 * accuracyMetres - 0.001), ...beyond(2 * accuracyMetres + 0.001)],
      accuracyMetres,
    )
    expect(inColumns(layer, [zone(corners, accuracyMetres)])).toEqual([
      ...Array.from({ length: 4 }, () => 'near-limit'),
      ...Array.from({ length: 4 }, () => 'outside'),
    ])
  }
})

test('a longitude that comes round the Earth is looked at and not passed over', () => {
  const corners: Corners = [[X - 50, Y - 50], [X + 50, Y - 50], [X + 50, Y + 50], [X - 50, Y + 50]] // prettier-ignore
  const [lng, lat] = ZONE_37.toLngLat(X, Y)
  const layer = layerOf(LNG_LAT, [{ at: [lng + 360, lat], accuracyMetres: null, half: 0 }], null)
  expect(inColumns(layer, [zone(corners, null)])).toEqual(plainly(layer, [zone(corners, null)]))
})
