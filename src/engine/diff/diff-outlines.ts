/** What became of the ground between two versions of an outline. */
import type { Shape } from '../geometry/shape.ts'
import { edgeRuns } from './edge-runs.ts'
import { linkPieces } from './link-pieces.ts'
import { subtract } from './overlay.ts'
import { type Borders, traceBorders } from './trace-borders.ts'
import { isKept, type WeightedEdges, weightedEdges } from './weighted-edges.ts'

export interface OutlineDiff {
  /** Ground of the new outline that the old one has not: polygons of one part each, interior to the left. */
  readonly added: readonly Shape[]
  /** Ground of the old outline that the new one has not. */
  readonly removed: readonly Shape[]
  /** From the changed edges alone, or by an overlay of all edges. */
  readonly how: 'chains' | 'overlay'
}

/**
 * The ground added and removed from one outline to another, polygons in one frame. Vertices are the same when they are
 * the same bit for bit, and edges between the same vertices are kept: only changed edges are looked at, and nothing
 * but the place of a proper crossing is rounded. So there are no slivers along kept edges, and the areas of added less
 * removed ground differ from that of the outlines by at most half the last digit of the coordinates times the length of
 * the edges that cross. Pieces share at most points with one another; one that touches itself has a hole there.
 *
 * Time and memory grow about linearly with the vertices. Where parts of an outline overlap (their union counts) or it
 * crosses itself, or where two edges cross at a corner of a third, a general overlay is taken, which is far slower.
 */
export function diffOutlines(old: Shape, now: Shape): OutlineDiff {
  const chains = diffByChains(old, now)
  if (!chains) return diffByOverlay(old, now)
  const { added, removed, how } = chains
  return { added, removed, how }
}

/** A difference from changed edges alone, with what it was made from. */
export interface ChainsDiff extends OutlineDiff {
  readonly how: 'chains'
  readonly edges: WeightedEdges
  /** Null when no edge changed. */
  readonly borders: Borders | null
}

/** Null when changed edges do not tell it. */
export function diffByChains(old: Shape, now: Shape): ChainsDiff | null {
  const edges = weightedEdges(old, now)
  let isChanged = false
  for (let edge = 0; edge < edges.count && !isChanged; edge++) isChanged = !isKept(edges, edge)
  if (!isChanged) return { added: [], removed: [], how: 'chains', edges, borders: null }
  const borders = traceBorders(edges, edgeRuns(edges))
  if (!borders) return null
  const added = linkPieces(borders.added, borders.xy, now.frame)
  const removed = linkPieces(borders.removed, borders.xy, old.frame)
  return added && removed && { added, removed, how: 'chains', edges, borders }
}

export function diffByOverlay(old: Shape, now: Shape): OutlineDiff {
  return { added: subtract(now, old), removed: subtract(old, now), how: 'overlay' }
}
