/**
 * Two versions of an invented boundary of two parts, one with a hole, in metres of zone 37 and written to the
 * millimetre: wiggly outlines of which about one vertex in a hundred was changed, in seven stretches. Two stretches
 * were moved out, two in, three swing across the old line, and one has only half as many vertices as before. All other
 * vertices are the same bit for bit, but the rings begin elsewhere.
 */
import { makeShape, type Ring, type Shape } from '../../../src/engine/geometry/shape.ts'
import { ZONE_37 } from '../../shapes.ts'

export interface TwoVersions {
  readonly old: Shape
  readonly now: Shape
}

interface Outline {
  readonly share: number
  readonly x: number
  readonly y: number
  readonly radius: number
  /** How many metres each stretch is moved away from the centre, and how often it swings while it is. */
  readonly stretches: readonly { metres: number; swings: number; thinned?: boolean }[]
}

const PARK: Outline = {
  share: 0.6,
  x: 37500000,
  y: 3941000,
  radius: 2000,
  stretches: [
    { metres: 40, swings: 0.5 },
    { metres: -25, swings: 0.5 },
    { metres: 15, swings: 1 },
    { metres: 30, swings: 0.5, thinned: true },
    { metres: 20, swings: 1.5 },
  ],
}
const HOLE: Outline = { share: 0.15, x: 37500100, y: 3941200, radius: 500, stretches: [{ metres: -12, swings: 0.5 }] }
const ANNEX: Outline = { share: 0.25, x: 37504000, y: 3941500, radius: 900, stretches: [{ metres: 18, swings: 1 }] }

/** So many vertices in all, with random numbers from 0 up to 1. */
export function twoVersions(vertices: number, random: () => number): TwoVersions {
  const [park, hole, annex] = [PARK, HOLE, ANNEX].map((outline) => versionsOf(outline, vertices, random))
  const parts = (k: 0 | 1) => [[park![k], turned(hole![k])], [annex![k]]]
  return { old: makeShape('polygon', ZONE_37, parts(0)), now: makeShape('polygon', ZONE_37, parts(1)) }
}

type Corner = readonly [number, number]

function versionsOf({ share, x, y, radius, stretches }: Outline, vertices: number, random: () => number): [Ring, Ring] {
  const count = Math.round(vertices * share)
  const length = Math.max(4, Math.round((vertices * 0.01) / 7))
  const phase = random() * 2 * Math.PI
  const corner = (k: number, away: number, wiggle: number): Corner => {
    const angle = (2 * Math.PI * k) / count
    const distance = radius * (1 + 0.08 * Math.sin(5 * angle + phase) + 0.03 * Math.sin(23 * angle)) + wiggle + away
    return [toMillimetre(x + distance * Math.cos(angle)), toMillimetre(y + distance * Math.sin(angle))]
  }
  const before: Corner[] = []
  const after: Corner[] = []
  for (let k = 0; k < count; k++) {
    const wiggle = random() - 0.5
    before.push(corner(k, 0, wiggle))
    const s = stretches.findIndex((_, i) => {
      const begin = Math.floor(((i + 0.4) * count) / stretches.length)
      return k >= begin && k < begin + length
    })
    if (s < 0) {
      after.push(before[k]!)
      continue
    }
    const { metres, swings, thinned } = stretches[s]!
    const at = k - Math.floor(((s + 0.4) * count) / stretches.length)
    if (thinned && at % 2 === 1) continue
    after.push(corner(k, metres * Math.sin((2 * Math.PI * swings * (at + 0.7)) / (length + 0.4)), wiggle))
  }
  const begin = Math.floor(random() * after.length)
  return [closed(before), closed([...after.slice(begin), ...after.slice(0, begin)])]
}

const toMillimetre = (metres: number) => Math.round(metres * 1000) / 1000

const closed = (corners: readonly Corner[]): Ring => Float64Array.from([...corners, corners[0]!].flat())

function turned(ring: Ring): Ring {
  const count = ring.length / 2
  return Float64Array.from({ length: ring.length }, (_, i) => ring[(count - 1 - (i >> 1)) * 2 + (i & 1)]!)
}
