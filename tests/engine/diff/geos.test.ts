/**
 * Versions of a large boundary against GEOS. Its answers lie in geos.json; UPDATE=1 asks it anew, where python3-shapely
 * is installed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { diffOutlines } from '../../../src/engine/diff/diff-outlines.ts'
import { planeArea } from '../../../src/engine/geometry/area.ts'
import { seededRandom } from '../../bench/measure.ts'
import { geosDifference } from './geos-difference.ts'
import { pieceAreas, sum } from './piece-areas.ts'
import { twoVersions } from './two-versions.ts'

interface Answer {
  readonly vertices: number
  readonly seed: number
  readonly geos: string
  readonly added: number[]
  readonly removed: number[]
}

const ANSWERS = new URL('geos.json', import.meta.url)
const TASKS = [500, 500, 500, 5000, 5000].map((vertices, k) => ({ vertices, seed: 20260401 + k }))

if (process.env['UPDATE']) {
  const answers = TASKS.map(({ vertices, seed }): Answer => {
    const { old, now } = twoVersions(vertices, seededRandom(seed))
    const { geos, added, removed } = geosDifference(old, now, 1)
    return { vertices, seed, geos, added, removed }
  })
  const how = 'UPDATE=1: areas, in square metres, of the differences by shapely of twoVersions(vertices, seed)'
  writeFileSync(ANSWERS, JSON.stringify({ how, answers }, null, 2) + '\n')
}

const { answers } = JSON.parse(readFileSync(ANSWERS, 'utf8')) as { answers: Answer[] }

describe('pieces of two versions, one vertex in a hundred changed, as GEOS finds them', () => {
  test.each(answers)('$vertices vertices, seed $seed', ({ vertices, seed, added, removed }) => {
    const { old, now } = twoVersions(vertices, seededRandom(seed))
    const diff = diffOutlines(old, now)
    expect(diff.how).toBe('chains')
    expect(added.length + removed.length).toBeGreaterThan(8)
    for (const [found, expected] of [
      [pieceAreas(diff.added), added],
      [pieceAreas(diff.removed), removed],
    ] as const) {
      expect(found.length).toBe(expected.length)
      found.forEach((area, k) => expect(Math.abs(area - expected[k]!)).toBeLessThan(1e-9 * expected[0]!))
    }
    const grown = sum(pieceAreas(diff.added)) - sum(pieceAreas(diff.removed))
    const [before, after] = [planeArea(old), planeArea(now)]
    expect(Math.abs(grown - (after - before))).toBeLessThan(1e-14 * Math.max(before, after))
  })
})
