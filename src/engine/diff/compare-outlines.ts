/** Everything that changed between two versions of an outline. */
import type { Measure } from '../geometry/nearest.ts'
import { reframe } from '../geometry/reframe.ts'
import { boundsMeet, boundsOf, type Ring, ringsOf, type Shape } from '../geometry/shape.ts'
import { borderLines, isNow, isOld } from './border-lines.ts'
import { type BorderSide, isBeyond, largestOffset } from './border-offset.ts'
import { BorderTarget } from './border-target.ts'
import { areaChange, ellipsoidalMeasure, planeMeasure } from './change-areas.ts'
import { cornerChanges } from './corner-changes.ts'
import { isAnyFarther } from './farthest.ts'
import { diffByChains, diffByOverlay, type OutlineDiff } from './diff-outlines.ts'
import {
  type ChangePiece,
  type Classification,
  type ComparisonOptions,
  type OutlineComparison,
  SIDES,
} from './outline-comparison.ts'
import { nodeEdges } from './node-edges.ts'
import { united } from './overlay.ts'
import { isWithinTolerance } from './piece-reach.ts'
import { ringsCorrespond } from './rings-correspond.ts'
import { polygonCentroid, sideOfBearing } from './side-of-change.ts'
import type { Borders } from './trace-borders.ts'
import { type WeightedEdges, weightedEdges } from './weighted-edges.ts'

/** Edges between parts that lie as near as that to edges of the other outline are the same. */
const SAME_METRES = 1e-6

/** Both outlines in the frame of the new one, no ground in two parts, and what differs. */
interface Overlay {
  readonly old: Shape
  readonly now: Shape
  readonly diff: OutlineDiff
  readonly edges: WeightedEdges
  readonly borders: Borders | null
}

/**
 * Compares two outlines with ground in the frame of the new one; the old one, when it comes in another, is densified to
 * a millimetre.
 */
export function compareOutlines(
  old: Shape,
  now: Shape,
  { toleranceMetres, plane }: ComparisonOptions,
): OutlineComparison {
  const overlay = overlayOf(reframe(old, now.frame), now)
  const { diff, borders } = overlay
  const [before, after] = bordersOf(overlay)
  const offset = largestOffset(before, after)
  const resolution = Math.max(resolutionMetres(old), resolutionMetres(now))
  const classification = classify(overlay, offset, resolution, before, after, toleranceMetres)
  const isIdentical = classification === 'identical'
  const inPlane = planeMeasure(plane)
  const centre = polygonCentroid(reframe(overlay.old, plane))
  const toPiece = (kind: ChangePiece['kind'], shape: Shape): ChangePiece => ({
    kind,
    shape,
    side: sideOfBearing(polygonCentroid(reframe(shape, plane)), centre),
    // A sliver along a redrawn edge may be less than what its measure is good for.
    planeSquareMetres: Math.max(0, inPlane(shape)),
    ellipsoidalSquareMetres: Math.max(0, ellipsoidalMeasure(shape)),
    withinTolerance: isWithinTolerance(shape, (kind === 'added' ? before : after).whole, toleranceMetres),
  })
  // What the last digits of coordinates leave between identical outlines is no ground.
  const pieces = isIdentical
    ? []
    : [
        ...diff.added.map((shape) => toPiece('added', shape)),
        ...diff.removed.map((shape) => toPiece('removed', shape)),
      ].sort((a, b) => b.planeSquareMetres - a.planeSquareMetres)
  const total = (kind: ChangePiece['kind'], figure: 'planeSquareMetres' | 'ellipsoidalSquareMetres') =>
    pieces.reduce((sum, piece) => sum + (piece.kind === kind ? piece[figure] : 0), 0)
  const areas = (figure: 'planeSquareMetres' | 'ellipsoidalSquareMetres', measure: typeof ellipsoidalMeasure) => {
    const changed = { added: total('added', figure), removed: total('removed', figure) }
    const found = areaChange(overlay.old, overlay.now, borders, changed, measure)
    if (!isIdentical) return found
    // A corner within an edge bends it: the same ground has the area of the finer drawing, whichever is the old one.
    const area = edgesDrawn(overlay.now) > edgesDrawn(overlay.old) ? found.now : found.old
    return { old: area, now: area, added: 0, removed: 0, kept: area, net: 0 }
  }
  return {
    classification,
    largestOffset: isIdentical ? null : offset,
    plane: { frame: plane.code, ...areas('planeSquareMetres', inPlane) },
    ellipsoidal: areas('ellipsoidalSquareMetres', ellipsoidalMeasure),
    bySide: bySide(pieces),
    pieces,
    kept: keptBorder(overlay),
    corners: cornerChanges(old, now, { old: before.whole, now: after.whole }),
  }
}

/**
 * From the changed edges alone where they tell it: as they are; else with a corner wherever edges touch, and at once
 * where parts of one outline may lie along one another, because what runs between them is no border; else of the ground
 * that overlapping parts cover together. What is left goes to the overlay of a library.
 */
function overlayOf(old: Shape, now: Shape): Overlay {
  const attempts = [
    ...(partsMayTouch(old) || partsMayTouch(now) ? [] : [(): [Shape, Shape] => [old, now]]),
    () => nodeEdges(old, now),
    () => nodeEdges(united(old), united(now)),
  ]
  let last: [Shape, Shape] = [old, now]
  for (const attempt of attempts) {
    last = attempt()
    const chains = diffByChains(...last)
    if (chains) return { old: last[0], now: last[1], diff: chains, edges: chains.edges, borders: chains.borders }
  }
  const [first, second] = last
  return {
    old: first,
    now: second,
    diff: diffByOverlay(first, second),
    edges: weightedEdges(first, second),
    borders: null,
  }
}

function partsMayTouch({ parts }: Shape): boolean {
  const bounds = parts.map((part) => boundsOf([part]))
  return bounds.some((a, i) => bounds.some((b, j) => j > i && boundsMeet(a, b)))
}

function bordersOf({ old, now, edges }: Overlay): [BorderSide, BorderSide] {
  const side = (is: typeof isOld, isOther: typeof isOld, other: Shape): BorderSide => ({
    changed: borderLines(edges, (all, edge) => is(all, edge) && !isOther(all, edge)),
    whole: new BorderTarget(now.frame, borderLines(edges, is), other.bounds),
  })
  return [side(isOld, isNow, now), side(isNow, isOld, old)]
}

function classify(
  overlay: Overlay,
  offset: Measure | null,
  resolution: number,
  before: BorderSide,
  after: BorderSide,
  toleranceMetres: number,
): Classification {
  const { old, now } = overlay
  const metres = offset?.distanceMetres ?? 0
  if (metres <= resolution && haveSameEdges(overlay)) return 'identical'
  if (isBeyond(offset, before, after, toleranceMetres)) return 'changed'
  return ringsCorrespond(old, now, toleranceMetres) ? 'redigitised' : 'changed'
}

/** What the last digits of coordinates stand for, four times over: a corner put on an edge is off by that. */
function resolutionMetres({ bounds, frame }: Shape): number {
  const scale = frame.metresPerUnit((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
  return Math.max(...bounds.map((value, k) => Math.abs(value) * scale[k % 2 === 0 ? 0 : 1]!)) * Number.EPSILON * 4
}

/** Also those between two parts, which are no border of the ground. Taken to have the same border. */
function haveSameEdges({ old, now, edges }: Overlay): boolean {
  const bordersAreAll = edgesDrawn(old) === countEdges(edges, isOld) && edgesDrawn(now) === countEdges(edges, isNow)
  if (bordersAreAll) return true
  const [ofOld, ofNow] = [[...ringsOf(old)], [...ringsOf(now)]]
  const isOn = (lines: readonly Ring[], rings: readonly Ring[]) =>
    !isAnyFarther(lines, new BorderTarget(now.frame, rings, now.bounds), SAME_METRES)
  return isOn(ofOld, ofNow) && isOn(ofNow, ofOld)
}

function edgesDrawn(outline: Shape): number {
  let drawn = 0
  for (const ring of ringsOf(outline))
    for (let i = 2; i < ring.length; i += 2) if (ring[i] !== ring[i - 2] || ring[i + 1] !== ring[i - 1]) drawn++
  return drawn
}

function countEdges(edges: WeightedEdges, is: typeof isOld): number {
  let count = 0
  for (let edge = 0; edge < edges.count; edge++) if (is(edges, edge)) count++
  return count
}

function bySide(pieces: readonly ChangePiece[]): OutlineComparison['bySide'] {
  const sum = { added: 0, removed: 0 }
  const sums = Object.fromEntries(SIDES.map((side) => [side, { ...sum }])) as Record<(typeof SIDES)[number], typeof sum>
  for (const { side, kind, planeSquareMetres } of pieces) sums[side][kind] += planeSquareMetres
  return sums
}

/** Edges that both outlines have, and the stretches on which two edges lie along one another. */
function keptBorder({ edges, borders }: Overlay): Ring[] {
  const lines = borderLines(edges, (all, edge) => isOld(all, edge) && isNow(all, edge))
  if (!borders) return lines
  const { shared, xy } = borders
  shared.from.forEach((from, k) => {
    const to = shared.to[k]!
    lines.push(Float64Array.of(xy[from * 2]!, xy[from * 2 + 1]!, xy[to * 2]!, xy[to * 2 + 1]!))
  })
  return lines
}
