import type { ObjectRef } from '../../engine/model/finding.ts'
import type { PillKind } from '../verdict.ts'

export interface Cell {
  readonly text: string
  readonly pill?: PillKind
  /** A legend swatch before the text. */
  readonly swatch?: string
  readonly strong?: boolean
  readonly tone?: 'added' | 'removed'
  /** The property of the object that stands in it and may be typed into it; none for what is worked out. */
  readonly field?: string
}

export interface Column {
  readonly title: string
  /** CSS width; the free column takes the rest. */
  readonly width: number | 'free'
  readonly numeric?: boolean
  /** Left out on narrow screens. */
  readonly minor?: boolean
}

export interface TableRow {
  readonly key: string
  /** null: a piece of ground, which is no object. */
  readonly ref: ObjectRef | null
  readonly finding: string | null
  readonly cells: readonly Cell[]
  /** Not the first row of its object. */
  readonly continued?: boolean
}

/** A table whose rows are made when they come into sight. */
export interface TableContent {
  readonly columns: readonly Column[]
  readonly length: number
  rowAt(index: number): TableRow
  /** Where a finding stands, or else the first row of an object; −1 where neither does. */
  indexOf(ref: ObjectRef, finding: string | null): number
  readonly empty: string
  /** Pixels below which it scrolls sideways. */
  readonly leastWidth?: number
}
