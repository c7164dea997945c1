import { type BoundaryVersion, type Place, placeNumber, targetKind } from './park.ts'
import { placeInLines, placeInVersion } from './place-in-zones.ts'
import type { Placement } from './placement.ts'

/** A protection target with where it lies, which is worked out when it is asked for. */
export class Target {
  readonly place: Place
  /** false: a dated record not after the as-of date says that its people moved away. */
  readonly livingThere: boolean
  /** A record says moved, but without a date: counted as living there. */
  readonly undatedMove: boolean
  readonly #version: BoundaryVersion | null
  readonly #lines: readonly Place[]
  #boundary: Placement | null | undefined
  #controlLine: Placement | null | undefined

  constructor(
    place: Place,
    version: BoundaryVersion | null,
    lines: readonly Place[],
    record: { livingThere: boolean; undatedMove: boolean },
  ) {
    this.place = place
    this.livingThere = record.livingThere
    this.undatedMove = record.undatedMove
    this.#version = version
    this.#lines = lines
  }

  /** null without a version that is checked. */
  get boundary(): Placement | null {
    return (this.#boundary ??= this.#version && placeInVersion(this.place, this.#version))
  }

  /** null without a valid control line. */
  get controlLine(): Placement | null {
    return (this.#controlLine ??= placeInLines(this.place, this.#lines))
  }
}

/** Anyone may live there: a residence, or another place (not a dormitory) with long-stay people. */
export function isResidence(target: Target): boolean {
  const { place } = target
  const kind = targetKind(place)
  if (kind === 'dormitory') return false
  if ((placeNumber(place, 'long_stay') ?? 0) > 0) return true
  return kind === 'residence' && !isEmpty(target)
}

/** On record as without people. A missing head-count is unknown, not empty. */
export function isEmpty({ place }: Target): boolean {
  return placeNumber(place, 'persons') === 0 && !placeNumber(place, 'households') && !placeNumber(place, 'long_stay')
}
