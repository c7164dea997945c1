/** Pairs of outlines for property tests: a wiggly park with a hole and an annex, and what edits made of it. */
import fc from 'fast-check'
import { share } from '../../random-polygons.ts'
import { multiPolygonOf, type Corners, ZONE_37 } from '../../shapes.ts'
import type { TwoVersions } from './two-versions.ts'

/** A corner at an angle (share of a full turn) and a distance, metres. Around a centre such rings stay simple. */
type Spoke = readonly [number, number]

interface Edit {
  readonly kind: 'move' | 'swing' | 'drop' | 'insert' | 'repeat'
  readonly at: number
  readonly length: number
  readonly factor: number
}

const edit = fc.record<Edit>({
  kind: fc.constantFrom('move', 'swing', 'drop', 'insert', 'repeat'),
  at: share(0),
  length: fc.integer({ min: 1, max: 6 }),
  factor: share(0.7).map((value) => (value < 0.85 ? value : value + 0.15)),
})

interface Versions {
  readonly before: Corners
  readonly after: Corners
}

/** A ring with its corners from 0.7 to 1 of the radius; three edits leave them between 0.24 and 1.53. */
const ring = (x: number, y: number, radius: number): fc.Arbitrary<Versions> =>
  fc
    .record({
      distances: fc.array(share(0.7), { minLength: 20, maxLength: 50 }),
      edits: fc.array(edit, { maxLength: 3 }),
      begin: share(0),
    })
    .map(({ distances, edits, begin }) => {
      const before = distances.map((distance, i): Spoke => [i / distances.length, distance * radius])
      const after = edits.reduce(edited, before)
      const first = Math.floor(begin * after.length) % after.length
      const corner = ([turn, distance]: Spoke): [number, number] => [
        x + distance * Math.cos(2 * Math.PI * turn),
        y + distance * Math.sin(2 * Math.PI * turn),
      ]
      return { before: before.map(corner), after: [...after.slice(first), ...after.slice(0, first)].map(corner) }
    })

function edited(spokes: readonly Spoke[], { kind, at, length, factor }: Edit): Spoke[] {
  const first = Math.floor(at * (spokes.length - 1))
  return spokes.flatMap(([turn, distance], i): Spoke[] => {
    if (i < first || i >= first + length) return [[turn, distance]]
    switch (kind) {
      case 'move':
        return [[turn, distance * factor]]
      case 'swing':
        return [[turn, distance * (i % 2 === 0 ? 0.9 : 1.1)]]
      case 'drop':
        return spokes.length > 16 ? [] : [[turn, distance]]
      case 'insert':
        return [
          [turn, distance],
          [turn + 0.3 / spokes.length / 4, distance * factor],
        ]
      case 'repeat':
        return [
          [turn, distance],
          [turn, distance],
        ]
    }
  })
}

/** Hole and annex may be missing in either version, and a new part may lie apart. */
export const editedOutlines: fc.Arbitrary<TwoVersions> = fc
  .record({
    park: ring(37500000, 3941000, 1500),
    hole: ring(37500000, 3941000, 200),
    annex: ring(37504000, 3941000, 900),
    holes: fc.constantFrom('both', 'both', 'both', 'before', 'after'),
    annexes: fc.constantFrom('both', 'both', 'before', 'after'),
    isAnnexFirst: fc.boolean(),
  })
  .map(({ park, hole, annex, holes, annexes, isAnnexFirst }) => {
    const version = (name: 'before' | 'after') => {
      const has = (which: string) => which === 'both' || which === name
      const parts: Corners[][] = [has(holes) ? [park[name], hole[name]] : [park[name]]]
      if (has(annexes)) parts.splice(name === 'after' && isAnnexFirst ? 0 : 1, 0, [annex[name]])
      return multiPolygonOf(ZONE_37, ...parts)
    }
    return { old: version('before'), now: version('after') }
  })
