import type { Frame } from '../geometry/frame.ts'
import type { TargetKind } from './layer-kind.ts'
import { type BoundaryVersion, frameOf, type Layer, type Place } from './park.ts'
import { placeAt } from './place-at.ts'
import { POSITIONS } from './placement.ts'
import { coarsestAccuracy, RowPlacer } from './row-placer.ts'
import { zoneSets } from './placing.ts'
import { hasSinglePoints } from './single-points.ts'
import { textAt } from './table.ts'
import { rowsWithWord } from './rows-with-word.ts'
import { Target } from './target.ts'

/** Rows between two looks at whether to stop: points are quick, shapes may not be. */
const BATCH = { points: 4096, shapes: 64 }

const OUTSIDE = POSITIONS.indexOf('outside')

/** The protection targets of one layer: where every row lies, as columns, and a row as an object when it is wanted. */
export class TargetLayer {
  readonly layer: Layer
  /** Whether every row is one point, in the order of the table's positions. */
  readonly singlePoints: boolean
  readonly #version: BoundaryVersion | null
  readonly #lines: readonly Place[]
  readonly #asOf: string
  /** For each row its place in POSITIONS; null without a version that is checked. */
  readonly boundary: Uint8Array | null
  /** The same for the control lines; null without a valid one. */
  readonly controlLine: Uint8Array | null
  readonly #placed: boolean
  readonly #frame: Frame
  #rows: { readonly atBoundary: readonly number[]; readonly between: readonly number[] } | null = null

  /** `placed`: where the rows lie, if somebody has worked it out already; see `placing.ts`. */
  constructor(
    layer: Layer,
    version: BoundaryVersion | null,
    lines: readonly Place[],
    asOf: string,
    placed: readonly Uint8Array[] | null = null,
  ) {
    this.layer = layer
    this.#version = version
    this.#lines = lines
    this.#asOf = asOf
    this.singlePoints = hasSinglePoints(layer.table)
    const codes = placed ?? zoneSets(version, lines).map(() => new Uint8Array(layer.table.length))
    this.boundary = version && codes[0]!
    this.controlLine = lines.length > 0 ? codes.at(-1)! : null
    this.#placed = placed !== null
    this.#frame = frameOf(layer)
  }

  /** Works out where the rows lie, some at a time, and yields how many that were. */
  *placeRows(): Generator<number> {
    const { table } = this.layer
    if (this.#placed) {
      yield table.length
      return
    }
    const coarsest = coarsestAccuracy(this.layer)
    const placers = zoneSets(this.#version, this.#lines).map(
      (zones) => new RowPlacer(this.#frame, zones, coarsest, table.length),
    )
    const columns = [this.boundary, this.controlLine].filter((codes) => codes !== null)
    const batch = this.singlePoints ? BATCH.points : BATCH.shapes
    for (let from = 0; from < table.length; from += batch) {
      const to = Math.min(from + batch, table.length)
      placers.forEach((placer, k) => placer.place(this.layer, this.singlePoints, columns[k]!, from, to))
      yield to - from
    }
  }

  /**
   * The rows that are not outside the boundary, and those that are and not outside the control line; near-limit is not
   * outside.
   */
  get rows() {
    return (this.#rows ??= this.#inReach())
  }

  #inReach() {
    const { boundary, controlLine } = this
    const atBoundary: number[] = []
    const between: number[] = []
    for (let row = 0; boundary && row < boundary.length; row++)
      if (boundary[row] !== OUTSIDE) atBoundary.push(row)
      else if (controlLine && controlLine[row] !== OUTSIDE) between.push(row)
    return { atBoundary, between }
  }

  /** Rows whose record says that the people moved away, on whatever day. */
  get movedRows(): readonly number[] {
    return rowsWithWord(this.layer.table, 'status', new Set(['moved']))
  }

  livesAt(row: number): boolean {
    if (textAt(this.layer.table, 'status', row) !== 'moved') return true
    const date = textAt(this.layer.table, 'status_date', row)
    return date === null || date > this.#asOf
  }

  /** The row as an object; null for one without a shape. */
  target(row: number): Target | null {
    const place = placeAt(this.layer, row, this.#frame)
    if (!place) return null
    const { table } = this.layer
    const undatedMove = textAt(table, 'status', row) === 'moved' && textAt(table, 'status_date', row) === null
    return new Target(place, this.#version, this.#lines, { livingThere: this.livesAt(row), undatedMove })
  }
}

/** Targets that are not outside the boundary that is checked, near-limit among them. */
export function* targetsAtBoundary(layers: readonly TargetLayer[]): Generator<Target> {
  for (const layer of layers) yield* targetsOf(layer, layer.rows.atBoundary)
}

/** Targets outside the boundary and not outside the control line, near-limit among them. */
export function* targetsBetween(layers: readonly TargetLayer[]): Generator<Target> {
  for (const layer of layers) yield* targetsOf(layer, layer.rows.between)
}

/** Targets of some kinds, wherever they lie; not those of an old datum without parameters, whose places are not known. */
export function* targetsOfKinds(layers: readonly TargetLayer[], kinds: ReadonlySet<TargetKind>): Generator<Target> {
  for (const layer of layers)
    if (!frameOf(layer.layer).approximate) yield* targetsOf(layer, rowsWithWord(layer.layer.table, 'kind', kinds))
}

function* targetsOf(layer: TargetLayer, rows: readonly number[]): Generator<Target> {
  for (const row of rows) {
    const target = layer.target(row)
    if (target) yield target
  }
}
