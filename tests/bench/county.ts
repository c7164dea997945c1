import { frameByCode, type Frame } from '../../src/engine/geometry/frame.ts'
import { makeShape, type Ring, type Shape } from '../../src/engine/geometry/shape.ts'
import { seededRandom } from './measure.ts'

/** The county that the screening benches ask about: where people live, a chemical park, and plants and
 * hazard sources all over it. */
export interface County {
  readonly frame: Frame
  /** Longitude and latitude in turn: seven tenths of the people in villages, the others anywhere. */
  readonly positions: Float64Array
  readonly boundary: Shape
  readonly controlLine: Shape
  readonly plants: readonly Shape[]
  /** Longitude and latitude of each hazard. */
  readonly hazards: readonly (readonly [number, number])[]
}

export const HAZARD_METRES = 500
const CENTRE: readonly [number, number] = [110.98, 35.6]
/** 36 km from side to side, the size of a county. */
const HALF = { x: 0.2, y: 0.16 }
const VILLAGES = 400
const PER_METRE = { x: 1 / 90_600, y: 1 / 110_950 }

/**
 * `zones`: a boundary of 500 corners with a hole, a control line of 800, and for the rest, anywhere in the county, two
 * plants for three hazards.
 */
export function county(points: number, zones = 502, frame = frameByCode('EPSG:4490')!): County {
  const random = seededRandom(4)
  const between = (low: number, high: number) => low + (high - low) * random()
  const [cx, cy] = CENTRE
  const at = (east: number, north: number): [number, number] => [cx + east * PER_METRE.x, cy + north * PER_METRE.y]
  const wiggly = (east: number, north: number, radius: number, corners: number, clockwise = false): Ring => {
    const ring = new Float64Array(corners * 2 + 2)
    const phases = [random(), random(), random()].map((turn) => turn * 2 * Math.PI)
    for (let i = 0; i < corners; i++) {
      const angle = (2 * Math.PI * i * (clockwise ? -1 : 1)) / corners
      const r =
        radius *
        (1 + 0.25 * Math.sin(3 * angle + phases[0]!) + 0.1 * Math.sin(7 * angle + phases[1]!) + 0.05 * (random() - 0.5))
      ring.set(at(east + r * Math.cos(angle), north + r * Math.sin(angle)), i * 2)
    }
    ring.copyWithin(corners * 2, 0, 2)
    return ring
  }
  const polygon = (...rings: Ring[]) => makeShape('polygon', frame, [rings])
  const boundary = polygon(wiggly(0, 0, 3000, 470), wiggly(300, -200, 400, 30, true))
  const controlLine = polygon(wiggly(0, 0, 4200, 800))
  const plants: Shape[] = []
  const hazards: [number, number][] = []
  const others = Math.max(0, zones - 2)
  for (let k = 0; k < others; k++) {
    const [east, north] = [between(-HALF.x, HALF.x) / PER_METRE.x, between(-HALF.y, HALF.y) / PER_METRE.y]
    if (k % 5 < 2) plants.push(polygon(wiggly(east, north, between(60, 220), 6 + Math.floor(random() * 10))))
    else hazards.push(at(east, north))
  }
  const villages = Array.from({ length: VILLAGES }, () => [between(-HALF.x, HALF.x), between(-HALF.y, HALF.y)] as const)
  const positions = new Float64Array(points * 2)
  const bell = () => random() + random() + random() + random() - 2
  for (let k = 0; k < points; k++) {
    const [vx, vy] = villages[Math.floor(random() * VILLAGES)]!
    const village = random() < 0.7
    positions[k * 2] = cx + (village ? vx + bell() * 450 * PER_METRE.x : between(-HALF.x, HALF.x))
    positions[k * 2 + 1] = cy + (village ? vy + bell() * 450 * PER_METRE.y : between(-HALF.y, HALF.y))
  }
  return { frame, positions, boundary, controlLine, plants, hazards }
}
