import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import type { EvidenceRecord, Rectification } from '../../engine/review/review.ts'
import type { Standing } from '../../engine/review/standing.ts'
import type { ReviewState } from '../../engine/review/review-state.ts'

/** One line of the list of rectifications, with what a machine asks of it and what people read. */
export interface ListRow {
  /** Within its table, from 1. */
  readonly number: number
  /** Id of the finding, or `own:…`. */
  readonly finding: string
  readonly rule: string | null
  readonly finished: boolean
  readonly state: ReviewState
  readonly standing: Standing
  readonly rectification: Rectification
  readonly problem: string
  /** Why a finished one is back; one sentence a change. */
  readonly back: readonly string[]
  readonly place: {
    readonly name: string | null
    readonly lngLat: LngLat | null
    /** Easting and northing, metres, in the 3° zone of the park. */
    readonly xy: readonly [number, number] | null
    readonly code: string
  }
  readonly basis: string
  readonly evidence: {
    readonly distanceMetres: number | null
    readonly boundary: string | null
    readonly persons: number | null
    /** The persons are asked for and not on record. */
    readonly personsUnknown: boolean
    readonly record: EvidenceRecord | null
    readonly attachments: readonly string[]
    readonly comments: readonly string[]
  }
  /** How far the review had come and what the fixed cells said when the list was written. */
  readonly steps: string
}

export interface ReviewList {
  readonly park: { readonly id: string; readonly name: string; readonly sample: boolean }
  readonly on: string
  readonly boundary: string | null
  readonly coverage: { readonly share: number | null; readonly months: number; readonly latest: string | null }
  readonly unfinished: readonly ListRow[]
  readonly finished: readonly ListRow[]
}

/** The texts of one row, as every table prints them. */
export interface RowTexts {
  readonly problem: string
  readonly state: string
  readonly place: string
  readonly evidence: string
}
