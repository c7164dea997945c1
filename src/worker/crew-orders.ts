import type { PlacingRows, PlacingTask } from '../engine/model/placing.ts'

/** First what a job is about, then one stretch of its rows after another. */
export type CrewOrder =
  { readonly job: number; readonly task: PlacingTask } | { readonly job: number; readonly rows: PlacingRows }

export interface CrewAnswer {
  readonly job: number
  readonly codes: readonly Uint8Array<ArrayBuffer>[]
}
