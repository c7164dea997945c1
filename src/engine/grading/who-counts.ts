import { cellAt, type Column, type Table } from '../model/table.ts'
import type { TargetLayer } from '../model/target-layer.ts'
import { FIRST_NOT_COUNTED, RING_PLACES, type Standing, STANDINGS } from './standings.ts'

/** A place near a plant as it counts. */
export interface Count {
  /** Place in STANDINGS. */
  standing: number
  /** NaN is unknown; of what does not count the people on record. */
  persons: number
}

const INSIDE = RING_PLACES.indexOf('inside')
const code = (standing: Standing) => STANDINGS.indexOf(standing)
const RESIDENCE = code('residence')
const NURSING_HOME = code('nursing-home')
const LONG_STAY = code('long-stay')
const DORMITORY_PERSONS = code('dormitory-persons')
const KIND_UNKNOWN = code('kind-unknown')
const MOVED = code('moved')
const OWN_DORMITORY = code('own-dormitory')
const INSIDE_PLANT = code('inside-plant')
const SHIFT_REST = code('shift-rest')
const LEFT_OUT = code('dormitories-left-out')
const NOT_RESIDENTS = code('not-residents')
const EMPTY = code('empty')

/**
 * Who of a layer of protection targets are permanent residents (常住人口) in the sense of α. A dormitory of the plant itself
 * does not count, that of a neighbour does with those who live there for long; whoever is at school, at market or at work
 * there does not. What is not known goes by the stricter reading.
 */
export class WhoCounts {
  readonly #targets: TargetLayer
  readonly #table: Table
  readonly #countsDormitories: boolean
  readonly #kind: Column | undefined
  readonly #persons: Column | undefined
  readonly #longStay: Column | undefined

  /** `countsDormitories`: the setting of the park for the dormitories of neighbours. */
  constructor(targets: TargetLayer, countsDormitories: boolean) {
    this.#targets = targets
    this.#table = targets.layer.table
    this.#countsDormitories = countsDormitories
    this.#kind = this.#table.columns.get('kind')
    this.#persons = this.#table.columns.get('persons')
    this.#longStay = this.#table.columns.get('long_stay')
  }

  /** How a row counts for a plant, written into `count`; `place` is where it lies, as its place in RING_PLACES. */
  count(row: number, plant: string, place: number, count: Count): void {
    const kind = this.#kind ? cellAt(this.#kind, row) : null
    const persons = number(this.#persons, row)
    const longStay = number(this.#longStay, row)
    // Who lives there for long is among the persons; where the record contradicts itself, the larger counts.
    const everyone = longStay > 0 && !(persons >= longStay) ? longStay : persons
    count.persons = everyone
    if (!this.#targets.livesAt(row)) count.standing = MOVED
    else if (kind === 'dormitory' && this.#text('enterprise', row) === plant) count.standing = OWN_DORMITORY
    else if (place === INSIDE) count.standing = INSIDE_PLANT
    else if (everyone === 0 && this.#isEmpty(row)) count.standing = EMPTY
    else if (kind === 'dormitory') this.#dormitory(longStay, count)
    else if (kind === 'residence' || kind === 'nursing_home' || kind === null) {
      count.standing = kind === null ? KIND_UNKNOWN : kind === 'residence' ? RESIDENCE : NURSING_HOME
    } else if (longStay > 0) {
      count.standing = LONG_STAY
      count.persons = longStay
    } else count.standing = NOT_RESIDENTS
    // Nobody, but households: the record contradicts itself, and the number is not known.
    if (count.standing < FIRST_NOT_COUNTED && count.persons === 0) count.persons = NaN
  }

  #dormitory(longStay: number, count: Count): void {
    if (!this.#countsDormitories) count.standing = LEFT_OUT
    else if (Number.isNaN(longStay)) count.standing = DORMITORY_PERSONS
    else if (longStay === 0) count.standing = SHIFT_REST
    else {
      count.standing = LONG_STAY
      count.persons = longStay
    }
  }

  #isEmpty(row: number): boolean {
    const households = this.#table.columns.get('households')
    return !(number(households, row) > 0)
  }

  #text(name: string, row: number): string | null {
    const column = this.#table.columns.get(name)
    const value = column && cellAt(column, row)
    return typeof value === 'string' ? value : null
  }
}

function number(column: Column | undefined, row: number): number {
  const value = column && cellAt(column, row)
  return typeof value === 'number' ? value : NaN
}
