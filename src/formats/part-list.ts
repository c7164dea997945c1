import type { ShapeKind } from '../engine/geometry/shape.ts'
import type { TableBuilder } from '../engine/model/table-builder.ts'
import { ownParts, type Part } from './covered-parts.ts'

/** What the reader of a geometry gives it to, corner by corner: the table itself, or a list of parts. */
export interface ShapeSink {
  addPosition(x: number, y: number): void
  endRing(): void
  endPart(): void
  addPoint(x: number, y: number): void
}

/** The parts of one feature, each with its kind: what is of several kinds becomes a row of each. */
export class PartList implements ShapeSink {
  #parts: Part[] = []
  /** Parts whose kind was not said yet. */
  #open: (readonly (readonly number[])[])[] = []
  #rings: (readonly number[])[] = []
  #ring: number[] = []

  add(part: Part): void {
    this.#parts.push(part)
  }

  addPosition(x: number, y: number): void {
    this.#ring.push(x, y)
  }

  endRing(): void {
    this.#rings.push(this.#ring)
    this.#ring = []
  }

  endPart(): void {
    this.#open.push(this.#rings)
    this.#rings = []
  }

  addPoint(x: number, y: number): void {
    this.#open.push([[x, y]])
  }

  /** Says of what kind the parts are that came since it was last said; null where none came. */
  endShape(kind: ShapeKind | null): void {
    if (kind !== null) this.#parts.push(...this.#open.map((rings) => ({ kind, rings })))
    this.#open = []
  }

  /** The kinds of its parts, areas first. */
  get kinds(): ShapeKind[] {
    return (['polygon', 'line', 'point'] as const).filter((kind) => this.#parts.some((part) => part.kind === kind))
  }

  of(kind: ShapeKind): Part[] {
    return this.#parts.filter((part) => part.kind === kind)
  }

  /** Leaves out its label and its border where they lie in its area; says whether there were any. */
  dropCovered(): boolean {
    const own = ownParts(this.#parts)
    const isLess = own.length < this.#parts.length
    this.#parts = [...own]
    return isLess
  }

  /** Adds its parts of a kind to the row under way. */
  addTo(table: TableBuilder, kind: ShapeKind): void {
    for (const { rings } of this.of(kind)) {
      for (const ring of rings) {
        for (let i = 0; i < ring.length; i += 2) table.addPosition(ring[i]!, ring[i + 1]!)
        table.endRing()
      }
      table.endPart()
    }
  }
}
