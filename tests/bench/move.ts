/** One corner of the boundary moved, a thousand times, over a million people. */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import KDBush from 'kdbush'
import { makeShape, type Ring, type Shape } from '../../src/engine/geometry/shape.ts'
import { area, locateInArea } from '../../src/engine/screen/area.ts'
import { type CornerAt, LiveArea } from '../../src/engine/screen/live-area.ts'
import { moveCorner } from '../../src/engine/screen/move-corner.ts'
import { pointGrid } from '../../src/engine/screen/point-grid.ts'
import { county } from './county.ts'
import { type Figure, figure, median, quantile, seededRandom } from './measure.ts'
import { sessionLattice } from './sizhi-zones.ts'
import { polygonOfShape } from './turf-peer.ts'

const POINTS = 1_000_000
const MOVES = 1000
/** Moves of a copy, until the code is compiled. */
const WARM_UPS = 500
/** The peer takes long, so it is asked about one move in so many. */
const PEER_EVERY = 50
const FARTHEST = 0.002

export function move(): Promise<Figure[]> {
  const place = county(POINTS)
  const { positions } = place
  const points = pointGrid(sessionLattice(place), positions)
  const live = new LiveArea(place.boundary)
  const tree = new KDBush(POINTS)
  for (let k = 0; k < POINTS; k++) tree.add(positions[k * 2]!, positions[k * 2 + 1]!)
  tree.finish()

  const moves = movesOf(place.boundary)
  const warm = new LiveArea(place.boundary)
  for (const { at, x, y } of moves.slice(0, WARM_UPS)) moveCorner(warm, points, at, x, y)
  // First the moves one after another, as a hand makes them; then each of them again, against asking everybody.
  const ours: number[] = []
  const said = moves.map(({ at, x, y }) => {
    const start = performance.now()
    const changed = moveCorner(live, points, at, x, y)
    ours.push(performance.now() - start)
    return changed
  })
  const places = everybody(place.boundary, positions)
  const theirs: number[] = []
  let identical = 0
  let changes = 0
  let peerEqual = true
  moves.forEach(({ shape }, k) => {
    changes += said[k]!.length
    for (const { row, after } of said[k]!) places[row] = after
    const truth = everybody(shape, positions)
    if (truth.every((one, row) => one === places[row])) identical++
    if (k % PEER_EVERY !== 0) return
    const polygon = polygonOfShape(shape)
    const [x0, y0, x1, y1] = shape.bounds
    const began = performance.now()
    const found = new Set<number>()
    for (const row of tree.range(x0, y0, x1, y1))
      if (booleanPointInPolygon([positions[row * 2]!, positions[row * 2 + 1]!], polygon)) found.add(row)
    theirs.push(performance.now() - began)
    truth.forEach((one, row) => (peerEqual &&= found.has(row) === one >= 0))
  })
  const remark = `identical to asking everybody on ${identical} of ${MOVES} moves; ${changes} people changed sides`
  return Promise.resolve([
    figure(
      'one corner moved, 1,000,000 points',
      median(ours),
      'kdbush + Turf',
      median(theirs),
      5000,
      peerEqual && identical === MOVES,
      remark,
    ),
    figure(
      'one corner moved, 99 of 100 moves take at most',
      quantile(ours, 0.99),
      '0.17 ms',
      0.17,
      1,
      identical === MOVES,
    ),
  ])
}

interface Move {
  readonly at: CornerAt
  readonly x: number
  readonly y: number
  /** The polygon after it. */
  readonly shape: Shape
}

/** Any corner, each time to somewhere within a hundred metres. */
function movesOf(boundary: Shape): Move[] {
  const random = seededRandom(17)
  const moves: Move[] = []
  let shape = boundary
  for (let k = 0; k < MOVES; k++) {
    const ring = random() < 0.9 ? 0 : 1
    const corners = shape.parts[0]![ring]!
    const corner = Math.floor(random() * (corners.length / 2 - 1))
    const x = corners[corner * 2]! + (random() - 0.5) * FARTHEST
    const y = corners[corner * 2 + 1]! + (random() - 0.5) * FARTHEST
    shape = moved(shape, ring, corner, x, y)
    moves.push({ at: { part: 0, ring, corner }, x, y, shape })
  }
  return moves
}

function everybody(shape: Shape, positions: Float64Array): Int8Array {
  const asked = area(shape)
  const places = new Int8Array(POINTS)
  for (let k = 0; k < POINTS; k++) places[k] = locateInArea(asked, positions[k * 2]!, positions[k * 2 + 1]!)
  return places
}

function moved(shape: Shape, ring: number, corner: number, x: number, y: number): Shape {
  const rings = shape.parts[0]!.slice()
  const changed = rings[ring]!.slice() as Ring
  changed.set([x, y], corner * 2)
  if (corner === 0) changed.set([x, y], changed.length - 2)
  rings[ring] = changed
  return makeShape('polygon', shape.frame, [rings])
}
