/** Pairs of invented outlines, each for one thing that may happen between two versions, in metres of zone 37. */
import { type Frame } from '../../../src/engine/geometry/frame.ts'
import { makeShape, type Shape } from '../../../src/engine/geometry/shape.ts'
import { seededRandom } from '../../bench/measure.ts'
import { box, type Corners, LNG_LAT, multiPolygonOf, path, ZONE_37 } from '../../shapes.ts'
import type { TwoVersions } from './two-versions.ts'

const EAST = 37530000
const NORTH = 3941000

type Parts = Corners[][]

/** So many metres for a unit. */
const scaled = (parts: Parts, metres: number): Shape =>
  multiPolygonOf(
    ZONE_37,
    ...parts.map((rings) =>
      rings.map((ring) => ring.map(([x, y]): [number, number] => [EAST + x * metres, NORTH + y * metres])),
    ),
  )

const ten = box(0, 0, 10, 10)
const hole = box(3, 3, 6, 6)

/** Corners around a centre at random distances; simple. */
function wiggly(random: () => number, corners: number, radius: number): Corners {
  return Array.from({ length: corners }, (_, k): [number, number] => {
    const distance = radius * (0.7 + 0.6 * random())
    const angle = (2 * Math.PI * k) / corners
    const toMillimetre = (value: number) => Math.round(value * 1e5) / 1e5
    return [toMillimetre(5 + distance * Math.cos(angle)), toMillimetre(5 + distance * Math.sin(angle))]
  })
}

function drawnAnew(seed: number): [Parts, Parts] {
  const random = seededRandom(seed)
  return [[[wiggly(random, 17, 6), wiggly(random, 7, 2)]], [[wiggly(random, 23, 6), wiggly(random, 9, 2)]]]
}

const PAIRS: Readonly<Record<string, [Parts, Parts]>> = {
  'one corner moved across an edge': [[[ten]], [[path('0 0, 10 0, 12 8, 0 10')]]],
  'a hole cut out': [[[ten]], [[ten, hole]]],
  'a hole filled': [[[ten, hole]], [[ten]]],
  'a hole moved on': [[[ten, hole]], [[ten, box(4, 3.5, 7, 6.5)]]],
  'a part added': [[[ten]], [[ten], [box(12, 2, 17, 9)]]],
  'a part dropped': [[[ten], [box(12, 2, 17, 9)]], [[ten]]],
  apart: [[[ten]], [[box(30, 5, 36, 9)]]],
  'touching along some of an edge': [[[ten]], [[box(10, 3, 15, 14)]]],
  'edges in one line for a while': [[[ten]], [[path('2 0, 14 0, 14 6, 10 6, 10 10, 2 10')]]],
  'across one another': [[[box(3, -2, 7, 12)]], [[box(-2, 3, 12, 7)]]],
  'a notch that no corner of the other sees': [[[ten]], [[path('0 0, 10 0, 10 10, 6 10, 5 4, 4 10, 0 10')]]],
  'drawn anew': drawnAnew(1),
  'drawn anew, another': drawnAnew(2),
}

export const PAIR_NAMES = Object.keys(PAIRS)
const METRES = 100

export function namedPair(name: string, frame: 'plane' | 'degrees'): TwoVersions {
  const [old, now] = PAIRS[name]!
  const pair = { old: scaled(old, METRES), now: scaled(now, METRES) }
  return frame === 'plane' ? pair : { old: cornersIn(pair.old, LNG_LAT), now: cornersIn(pair.now, LNG_LAT) }
}

/** The same corners in another frame, with straight edges there; degrees to the nanodegree. */
export function cornersIn(shape: Shape, frame: Frame): Shape {
  const parts = shape.parts.map((part) =>
    part.map((ring) => {
      const moved = ring.slice()
      shape.frame.toLngLats(moved)
      frame.fromLngLats(moved)
      return frame.kind === 'geographic' ? moved.map((value) => Math.round(value * 1e9) / 1e9) : moved
    }),
  )
  return makeShape('polygon', frame, parts)
}
