/**
 * Whole comparisons against GEOS and GeographicLib. Their answers lie in geos-comparison.json; UPDATE=1 asks them anew,
 * where python3-shapely, python3-pyproj and python3-geographiclib are installed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareOutlines } from '../../../src/engine/diff/compare-outlines.ts'
import { planeArea } from '../../../src/engine/geometry/area.ts'
import { seededRandom } from '../../bench/measure.ts'
import { ZONE_37 } from '../../shapes.ts'
import { type GeosComparison, geosComparison } from './geos-comparison.ts'
import { namedPair, PAIR_NAMES } from './named-pairs.ts'
import { twoVersions } from './two-versions.ts'

interface Answer extends GeosComparison {
  readonly name: string
  readonly frame: 'plane' | 'degrees'
}

const ANSWERS = new URL('geos-comparison.json', import.meta.url)
const LARGE = /^(\d+) vertices$/
const TASKS = [...PAIR_NAMES, '500 vertices'].flatMap((name) =>
  (LARGE.test(name) ? (['plane'] as const) : (['plane', 'degrees'] as const)).map((frame) => ({ name, frame })),
)

function pairOf({ name, frame }: (typeof TASKS)[number]) {
  const large = LARGE.exec(name)
  return large ? twoVersions(Number(large[1]), seededRandom(20260501)) : namedPair(name, frame)
}

if (process.env['UPDATE']) {
  const answers = TASKS.map((task): Answer => ({
    ...task,
    ...geosComparison(pairOf(task), LARGE.test(task.name) ? 10 : 2),
  }))
  const how =
    'UPDATE=1: square metres with geodesic edges (GeographicLib) and in the own coordinates (shapely) of the overlays by GEOS of namedPair(name, frame), or twoVersions(n, 20260501); the farthest of sampled places, by shapely'
  writeFileSync(ANSWERS, JSON.stringify({ how, answers }, null, 2) + '\n')
}

const { answers } = JSON.parse(readFileSync(ANSWERS, 'utf8')) as { answers: Answer[] }

test('every pair has an answer', () => {
  expect(answers.map(({ name, frame }) => ({ name, frame }))).toEqual(TASKS)
})

describe.each(answers)('$name, in $frame', (answer) => {
  const { old, now } = pairOf(answer)
  const found = compareOutlines(old, now, { toleranceMetres: 1, plane: ZONE_37 })

  test('areas on the ellipsoid', () => {
    for (const name of ['old', 'now', 'added', 'removed', 'kept'] as const) {
      const expected = answer.ellipsoidal[name]
      // A cut edge is measured in its pieces, a whole one as one geodesic: the difference is within 1e-5 of the whole for edges of a kilometre.
      expect(Math.abs(found.ellipsoidal[name] - expected), name).toBeLessThan(
        name === 'old' || name === 'now' || name === 'kept' ? 1e-5 * expected + 1e-6 : 1e-8 * answer.ellipsoidal.old,
      )
    }
  })

  test('areas in the own coordinates', () => {
    const sum = (kind: 'added' | 'removed') =>
      found.pieces.reduce((all, piece) => all + (piece.kind === kind ? planeArea(piece.shape) : 0), 0)
    for (const kind of ['added', 'removed'] as const)
      expect(Math.abs(sum(kind) - answer.own[kind])).toBeLessThan(1e-9 * answer.own.old)
    if (answer.frame === 'degrees') return
    for (const name of ['old', 'now', 'added', 'removed', 'kept'] as const)
      expect(Math.abs(found.plane[name] - answer.own[name]), name).toBeLessThan(1e-9 * answer.own.old)
  })

  test('the largest offset', () => {
    const metres = found.largestOffset?.distanceMetres ?? 0
    expect(metres).toBeGreaterThan(answer.sampledOffset - 0.001)
    expect(metres).toBeLessThan(answer.sampledOffset + answer.stepMetres / 2 + 0.001)
  })
})
