import type { ParkGrade } from '../engine/model/park-grade.ts'

/** One park in the list of all parks (台账). */
export interface ParkSummary {
  readonly name: string
  readonly nameEn: string | null
  readonly sample: boolean
  /** The version in force on the as-of date. */
  readonly boundary: { readonly id: string; readonly document: string | null; readonly since: string | null } | null
  /** Boundary versions that are on record. */
  readonly versions: number
  readonly grade: { readonly level: ParkGrade; readonly date: string | null } | null
  /** The latest overall risk assessment that is dated not after the as-of date. */
  readonly assessment: {
    readonly title: string
    readonly titleEn: string | null
    readonly date: string
    readonly boundary: string | null
    readonly stale: boolean
  } | null
  /** Persons of places inside the boundary in force or on its line; null without a boundary, or where nobody was looked for. */
  readonly inside: { readonly places: number; readonly persons: number } | null
  /** Share of the boundary within recent surveys; null: unknown. */
  readonly coverage: number | null
  /** Titles of the materials that are stale. */
  readonly stale: readonly { readonly title: string; readonly titleEn: string | null }[]
  /** Hazard sources without a grade, and of grades 1 to 4. */
  readonly hazards: readonly [number, number, number, number, number]
  /** Layers or rows that could not be used: what is said above may lack them. */
  readonly errors: number
}
