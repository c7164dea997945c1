import { makeShape, type Ring, type Shape } from '../geometry/shape.ts'
import type { BoundaryVersion } from '../model/park.ts'
import type { TargetLayer } from '../model/target-layer.ts'
import { LiveArea } from '../screen/live-area.ts'
import { applySplice, canEdit, type Chains, type CornerEdit, inverseOf, type Splice, spliceOf } from './corner-edit.ts'
import { type LiveOutline, LivePoints, LiveShapes, type LiveTargets } from './live-targets.ts'
import { type OutlineFault, outlineFault } from './outline-fault.ts'
import { type Heads, type Side, sideOf, SIDES, Tally } from './tally.ts'

/** A place that lies on another side than before. */
export interface AffectedPlace {
  /** Place of its layer among those that were given, and its row there. */
  readonly layer: number
  readonly row: number
  readonly side: Side
}

/**
 * A draft while it is drawn: its outline, and where every place lies to it, kept up to date by asking only what an edit
 * can concern. What it says is at every moment what the full check of the same outline would say.
 *
 * It holds the outline that is kept and at most one edit that is not: the next one is made instead of it.
 */
export class LiveDraft {
  readonly #outline: LiveOutline
  readonly #targets: readonly LiveTargets[]
  readonly #tallies: readonly Tally[]
  #shape: Shape | null
  /** Takes the edit back that is not kept, and where it was made. */
  #pending: { readonly back: Splice; readonly chains: Chains } | null = null

  /** `layers`: with their rows placed against the draft. */
  constructor(draft: BoundaryVersion, layers: readonly TargetLayer[]) {
    const { shape, accuracyMetres } = draft
    const area = new LiveArea(shape)
    this.#shape = shape
    this.#outline = {
      area,
      frame: shape.frame,
      accuracyMetres,
      shape: () => (this.#shape ??= makeShape('polygon', shape.frame, area.rings())),
    }
    this.#tallies = layers.map((layer) => new Tally(layer))
    this.#targets = layers.map(({ layer, singlePoints }) =>
      singlePoints ? new LivePoints(layer, shape.frame, shape.bounds) : new LiveShapes(layer, shape.frame),
    )
  }

  get area(): LiveArea {
    return this.#outline.area
  }

  /** The outline with the edit that is not kept yet. */
  get shape(): Shape {
    return this.#outline.shape()
  }

  /** For each layer the place of every row in POSITIONS, with the edit that is not kept yet. */
  get positions(): readonly Uint8Array[] {
    return this.#tallies.map(({ codes }) => codes)
  }

  /** The edit instead of the one before; null takes that back. False when there is no such corner. */
  preview(edit: CornerEdit | null): boolean {
    const splice = edit && spliceOf(edit)
    const { back } = this.#pending ?? {}
    // A drag goes on: only from where the corner was a moment ago, which sweeps less.
    if (back && edit?.kind === 'move' && isSame(back, edit) && back.removed === 1 && back.inserted.length === 2) {
      const { chains } = this.#pending!
      this.#apply(splice!)
      this.#pending = { back, chains: { before: chains.before, after: this.#chainOf(splice!) } }
      return true
    }
    if (back) this.#apply(back)
    this.#pending = null
    if (!edit) return true
    if (!canEdit(this.area, edit)) return false
    const undone = inverseOf(this.area, splice!)
    this.#pending = { back: undone, chains: this.#apply(splice!) }
    return true
  }

  /** The edges that the edit which is not kept takes away, and those that it gives. */
  get chains(): Chains | null {
    return this.#pending?.chains ?? null
  }

  /** What is wrong with the edit that is not kept. */
  fault(): OutlineFault | null {
    const { back, chains } = this.#pending ?? {}
    return back && chains ? outlineFault(this.area, back.part, back.ring, chains) : null
  }

  /**
   * Another outline of as many parts and rings is kept from now on, be it one more edit or one less; false for any
   * other, which needs a new beginning.
   */
  keep(parts: readonly (readonly Ring[])[]): boolean {
    const now = this.area.rings()
    if (parts.length !== now.length || parts.some((rings, p) => rings.length !== now[p]!.length)) return false
    const splices: Splice[] = []
    for (const [part, rings] of parts.entries())
      for (const [r, ring] of rings.entries()) {
        const found = difference(now[part]![r]!, ring)
        if (found) splices.push({ part, ring: r, ...found })
      }
    if (splices.some(({ part, ring, removed }) => removed === now[part]![ring]!.length / 2 - 1)) return false
    for (const splice of splices) this.#apply(splice)
    this.#pending = null
    for (const tally of this.#tallies) tally.settle()
    return true
  }

  /** What lies on another side than it does to the outline that is kept. */
  heads(): Readonly<Record<Side, Heads>> {
    const sum = (side: number): Heads => ({
      places: this.#tallies.reduce((total, { places }) => total + places[side]!, 0),
      persons: this.#tallies.reduce((total, { persons }) => total + persons[side]!, 0),
    })
    return Object.fromEntries(SIDES.map((side, k) => [side, sum(k)])) as Record<Side, Heads>
  }

  /** Some of the places that lie on another side. */
  affected(most: number): AffectedPlace[] {
    const list: AffectedPlace[] = []
    for (const [layer, { changed, codes }] of this.#tallies.entries())
      for (const row of changed.keys()) {
        if (list.length === most) return list
        list.push({ layer, row, side: sideOf(codes[row]!) })
      }
    return list
  }

  #apply(splice: Splice): Chains {
    const chains = applySplice(this.area, splice)
    this.#shape = null
    this.#targets.forEach((targets, k) => {
      const tally = this.#tallies[k]!
      for (const row of targets.suspects(this.#outline, chains)) tally.set(row, targets.position(this.#outline, row))
    })
    return chains
  }

  #chainOf({ part, ring, corner, inserted }: Splice): Float64Array {
    return this.area.parts[part]!.chain(ring, corner, inserted.length / 2)
  }
}

const isSame = (a: Splice, b: CornerEdit) => a.part === b.part && a.ring === b.ring && a.corner === b.corner

/** The corners of a closed ring that have to be replaced to make another of it; null when it is the same. */
function difference(from: Ring, to: Ring): Pick<Splice, 'corner' | 'removed' | 'inserted'> | null {
  const [n, m] = [from.length / 2 - 1, to.length / 2 - 1]
  const same = (i: number, j: number) => from[i * 2] === to[j * 2] && from[i * 2 + 1] === to[j * 2 + 1]
  let start = 0
  while (start < n && start < m && same(start, start)) start++
  if (start === n && n === m) return null
  let end = 0
  while (end < n - start && end < m - start && same(n - 1 - end, m - 1 - end)) end++
  return { corner: start, removed: n - start - end, inserted: [...to.subarray(start * 2, (m - end) * 2)] }
}
