/**
 * Ground added and removed between two versions of a boundary of which one vertex in a hundred was changed: ours
 * against Turf's difference, taken in both directions because ours gives both, and against GEOS where it is at hand.
 */
import { compareOutlines } from '../../src/engine/diff/compare-outlines.ts'
import { diffOutlines } from '../../src/engine/diff/diff-outlines.ts'
import type { OutlineComparison } from '../../src/engine/diff/outline-comparison.ts'
import type { Shape } from '../../src/engine/geometry/shape.ts'
import { geosDifference, hasGeos } from '../engine/diff/geos-difference.ts'
import { pieceAreas, turfDifference } from '../engine/diff/piece-areas.ts'
import { twoVersions } from '../engine/diff/two-versions.ts'
import { type Figure, figure, interleaved, seededRandom, type Side } from './measure.ts'

/** In one round, for which Turf takes many seconds, it is warm from the smaller ones. */
const SIZES = [
  { vertices: 500, rounds: 15, goal: 1 },
  { vertices: 5000, rounds: 5, goal: 1 },
  { vertices: 50000, rounds: 1, goal: 100 },
]
/** Beside one round of a peer. */
const OUR_ROUNDS = 15
const WARM_UPS = 3
/** What Turf leaves along edges is narrower than the last digits, square metres. */
const SLIVER = 1e-6

interface Diff {
  readonly added: readonly Shape[]
  readonly removed: readonly Shape[]
}

interface Areas {
  readonly added: readonly number[]
  readonly removed: readonly number[]
}

export async function versionDiff(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { vertices, rounds, goal } of SIZES) {
    const { old, now } = twoVersions(vertices, seededRandom(vertices))
    const name = `version diff, ${vertices} vertices`
    const ours: Side<Diff> = { name: 'sizhi', run: () => diffOutlines(old, now) }
    const turf: Side<Diff> = {
      name: 'turf',
      run: () => ({ added: turfDifference(now, old), removed: turfDifference(old, now) }),
    }
    const [alone] = await interleaved([ours], OUR_ROUNDS, WARM_UPS)
    const [beside, theirs] = await interleaved([ours, turf], rounds, rounds > 1 ? WARM_UPS : 0)
    const took = (rounds > 1 ? beside! : alone!).median
    const found = areasOf(alone!.answer)
    const { areas, slivers } = withoutSlivers(areasOf(theirs!.answer))
    const remark = slivers > 0 ? `${slivers} slivers of Turf below ${SLIVER} m² left out` : undefined
    const equal = areEqual(found, areas)
    figures.push(figure(name, took, '@turf/difference, both directions', theirs!.median, goal, equal, remark))
    const whole: Side<OutlineComparison> = {
      name: 'whole comparison',
      run: () => compareOutlines(old, now, { toleranceMetres: 1, plane: old.frame }),
    }
    const [compared] = await interleaved([whole], OUR_ROUNDS, WARM_UPS)
    const areasAgree = areEqual(areasOf(byKind(compared!.answer)), areas)
    figures.push(
      figure(
        `${name}, the whole comparison: areas, sides, corners, offset`,
        compared!.median,
        '@turf/difference, both directions',
        theirs!.median,
        1,
        areasAgree,
        'ours also measures on the ellipsoid and to every edge, which Turf’s does not',
      ),
    )
    if (!hasGeos()) continue
    const geos = geosDifference(old, now, OUR_ROUNDS)
    const equalToGeos = areEqual(found, geos)
    figures.push(figure(name, took, 'shapely/GEOS', geos.milliseconds, 1, equalToGeos, `GEOS ${geos.geos}`))
  }
  return figures
}

const byKind = ({ pieces }: OutlineComparison): Diff => ({
  added: pieces.filter(({ kind }) => kind === 'added').map(({ shape }) => shape),
  removed: pieces.filter(({ kind }) => kind === 'removed').map(({ shape }) => shape),
})

function withoutSlivers({ added, removed }: Areas): { areas: Areas; slivers: number } {
  const areas = { added: added.filter(isGround), removed: removed.filter(isGround) }
  return { areas, slivers: added.length + removed.length - areas.added.length - areas.removed.length }
}

const isGround = (area: number) => area >= SLIVER

const areasOf = (diff: Diff): Areas => ({
  added: pieceAreas(diff.added),
  removed: pieceAreas(diff.removed),
})

/** As many pieces, and areas within 1e-9 of the largest piece. */
function areEqual(ours: Areas, theirs: Areas): boolean {
  return (['added', 'removed'] as const).every(
    (name) =>
      ours[name].length === theirs[name].length &&
      ours[name].every((area, k) => Math.abs(area - theirs[name][k]!) <= 1e-9 * ours[name][0]!),
  )
}
