import { cellAt, type Column } from '../model/table.ts'
import { type Position, POSITIONS } from '../model/placement.ts'
import type { TargetLayer } from '../model/target-layer.ts'

/** What becomes of a place when the line moves. */
export const SIDES = ['entered', 'left', 'straddling', 'nearLimit'] as const
export type Side = (typeof SIDES)[number]
const SIDE_OF: Readonly<Record<Position, Side>> = {
  inside: 'entered',
  'on-line': 'entered',
  straddling: 'straddling',
  'near-limit': 'nearLimit',
  outside: 'left',
}
/** By the place in POSITIONS. */
const SIDE_CODES = Uint8Array.from(POSITIONS, (position) => SIDES.indexOf(SIDE_OF[position]))
export const sideOf = (code: number): Side => SIDES[SIDE_CODES[code]!]!

export interface Heads {
  readonly places: number
  readonly persons: number
}

/**
 * The places of one layer and how they lie now, counted against how they lay at some time before. A place that lies on
 * the other side counts under where it lies now; who moved away counts nowhere, as in the verdict strip.
 */
export class Tally {
  readonly codes: Uint8Array
  /** By row how it lay then, of those that lie on another side now. */
  readonly changed = new Map<number, number>()
  readonly places = SIDES.map(() => 0)
  readonly persons = SIDES.map(() => 0)
  readonly #persons: Column | undefined
  readonly #gone: ReadonlySet<number>

  /** `targets`: with its rows placed. */
  constructor(targets: TargetLayer) {
    this.codes = targets.boundary!.slice()
    this.#persons = targets.layer.table.columns.get('persons')
    this.#gone = new Set(targets.movedRows.filter((row) => !targets.livesAt(row)))
  }

  set(row: number, code: number): void {
    const before = this.codes[row]!
    if (code === before) return
    this.codes[row] = code
    if (this.#gone.has(row)) return
    const then = this.changed.get(row)
    if (then !== undefined) this.#count(row, before, -1)
    const from = then ?? before
    if (SIDE_CODES[from] === SIDE_CODES[code]) this.changed.delete(row)
    else {
      this.changed.set(row, from)
      this.#count(row, code, 1)
    }
  }

  /** From now on changes are counted against how it is now. */
  settle(): void {
    this.changed.clear()
    this.places.fill(0)
    this.persons.fill(0)
  }

  #count(row: number, code: number, sign: 1 | -1): void {
    const side = SIDE_CODES[code]!
    this.places[side]! += sign
    const persons = this.#persons && cellAt(this.#persons, row)
    if (typeof persons === 'number') this.persons[side]! += sign * persons
  }
}
