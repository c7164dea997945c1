/**
 * The place of some lines that lies farthest from a border. That place need not be a corner: along an edge the distance
 * to a border is greatest where the nearest edge of the border changes.
 *
 * The distance to one edge is convex along a straight piece, so on the piece it is nowhere greater than at the farther
 * end; and the distance to the border is nowhere greater than to any one of its edges. A piece for which one edge serves
 * both ends is done; others are divided where the edges that are nearest to its ends are equally far. What the metric of
 * the frame drifts over a piece is added to its bound.
 */
import type { Ring } from '../geometry/shape.ts'
import type { BorderTarget, Nearest } from './border-target.ts'

export interface Farthest {
  readonly metres: number
  readonly xy: readonly [number, number]
  /** The place of the border nearest to it. */
  readonly foot: readonly [number, number]
}

interface End {
  readonly x: number
  readonly y: number
  readonly nearest: Nearest
}

const ROUNDING_METRES = 1e-7
/** A piece as short as the last digits of its coordinates is not divided. */
const SHORTEST_METRES = 1e-6
const BISECTIONS = 24
const LEAST_SHARE = 0.02

/**
 * The farthest place if it is farther than `beyondMetres`, else null. None is farther than the one that is given, or
 * than `beyondMetres`, by more than `accuracyMetres`.
 */
export function farthest(
  lines: readonly Ring[],
  target: BorderTarget,
  accuracyMetres: number,
  beyondMetres: number,
): Farthest | null {
  if (target.tree.edges.length === 0) return null
  const search = new Search(target, accuracyMetres, beyondMetres)
  for (const line of lines) search.addCorners(line)
  for (const line of lines) search.addEdges(line)
  return search.best
}

/** Whether a place of the lines is farther from the border than that, to a tenth of a micrometre. */
export function isAnyFarther(lines: readonly Ring[], target: BorderTarget, metres: number): boolean {
  if (target.tree.edges.length === 0) return false
  const search = new Search(target, ROUNDING_METRES, metres)
  return (
    lines.some((line) => (search.addCorners(line), search.best !== null)) ||
    lines.some((line) => (search.addEdges(line), search.best !== null))
  )
}

class Search {
  readonly #target: BorderTarget
  readonly #accuracy: number
  best: Farthest | null = null
  #metres: number
  /** Of each line the edges of the border that are nearest to its corners. */
  readonly #nearest = new Map<Ring, Int32Array>()

  constructor(target: BorderTarget, accuracyMetres: number, beyondMetres: number) {
    this.#target = target
    this.#accuracy = accuracyMetres
    this.#metres = beyondMetres
  }

  addCorners(line: Ring): void {
    const { tree, frame, driftPerMetre } = this.#target
    const nearest = new Int32Array(line.length / 2)
    this.#nearest.set(line, nearest)
    for (let i = 0; i < line.length; i += 2) {
      const x = line[i]!
      const y = line[i + 1]!
      const [sx, sy] = frame.metresPerUnit(x, y)
      const edge = tree.nearest(x, y, sx, sy)
      nearest[i / 2] = edge
      const estimate = Math.sqrt(tree.squared(edge, x, y, sx, sy))
      const drift = estimate * estimate * driftPerMetre + ROUNDING_METRES
      if (estimate + drift > this.#metres) this.#end(x, y)
    }
  }

  addEdges(line: Ring): void {
    const { frame } = this.#target
    const nearest = this.#nearest.get(line)!
    for (let i = 2; i < line.length; i += 2) {
      const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!]
      const [sx, sy] = frame.metresPerUnit(ax, ay)
      if (!this.#mayBeFarther(ax, ay, bx, by, sx, sy, nearest[i / 2 - 1]!, nearest[i / 2]!)) continue
      this.#addPiece(this.#end(ax, ay), this.#end(bx, by))
    }
  }

  /** By the flat metric at a. */
  #mayBeFarther(
    ax: number,
    ay: number,
    bx: number,
    by: number,
    sx: number,
    sy: number,
    nearA: number,
    nearB: number,
  ): boolean {
    const target = this.#target
    const ofA = target.tree.squared(nearA, ax, ay, sx, sy)
    const ofB = target.tree.squared(nearB, bx, by, sx, sy)
    const bound = Math.sqrt(
      nearA === nearB
        ? Math.max(ofA, ofB)
        : Math.min(
            Math.max(ofA, target.tree.squared(nearA, bx, by, sx, sy)),
            Math.max(ofB, target.tree.squared(nearB, ax, ay, sx, sy)),
          ),
    )
    const length = Math.hypot((bx - ax) * sx, (by - ay) * sy)
    const drift = (length + bound) * (length + bound) * target.driftPerMetre + ROUNDING_METRES
    return bound + drift > this.#metres + this.#accuracy
  }

  #end(x: number, y: number): End {
    const nearest = this.#target.nearest(x, y)
    if (nearest.metres > this.#metres) {
      this.#metres = nearest.metres
      this.best = { metres: nearest.metres, xy: [x, y], foot: nearest.foot }
    }
    return { x, y, nearest }
  }

  #addPiece(first: End, last: End): void {
    const target = this.#target
    const pieces: [End, End][] = [[first, last]]
    for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
      const [p, q] = piece
      const [sx, sy] = target.frame.metresPerUnit((p.x + q.x) / 2, (p.y + q.y) / 2)
      const length = Math.hypot((q.x - p.x) * sx, (q.y - p.y) * sy)
      const bend = length * length * target.driftPerMetre + ROUNDING_METRES
      const limit = this.#metres + this.#accuracy - bend
      if ((p.nearest.metres + q.nearest.metres + length) / 2 <= limit) continue
      const same = p.nearest.edge === q.nearest.edge
      const edgeOfP = same ? q.nearest.metres : target.toEdge(p.nearest.edge, q.x, q.y).metres
      const alongP = Math.max(p.nearest.metres, edgeOfP)
      // Both ends on one edge: so is what lies between them.
      if (alongP <= limit || alongP === 0) continue
      const edgeOfQ = same ? p.nearest.metres : target.toEdge(q.nearest.edge, p.x, p.y).metres
      if (Math.max(q.nearest.metres, edgeOfQ) <= limit || length < SHORTEST_METRES) continue
      const share = edgeOfP > q.nearest.metres && edgeOfQ > p.nearest.metres ? this.#equallyFar(p, q, sx, sy) : 0.5
      const middle = this.#end(p.x + share * (q.x - p.x), p.y + share * (q.y - p.y))
      pieces.push([p, middle], [middle, q])
    }
  }

  /** Part of the way from p to q at which the edges nearest to both are equally far, by a flat metric. */
  #equallyFar(p: End, q: End, sx: number, sy: number): number {
    const target = this.#target
    let low = 0
    let high = 1
    for (let step = 0; step < BISECTIONS; step++) {
      const t = (low + high) / 2
      const x = p.x + t * (q.x - p.x)
      const y = p.y + t * (q.y - p.y)
      const ofP = target.tree.squared(p.nearest.edge, x, y, sx, sy)
      if (ofP < target.tree.squared(q.nearest.edge, x, y, sx, sy)) low = t
      else high = t
    }
    // So near to an end that it would hardly shorten the piece: the middle does.
    const share = (low + high) / 2
    return share > LEAST_SHARE && share < 1 - LEAST_SHARE ? share : 0.5
  }
}
