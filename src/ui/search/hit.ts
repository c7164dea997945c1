import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import type { ObjectRef } from '../../engine/model/finding.ts'

/** What a text that matched is of its object; `name` needs no word. */
export const SOURCES = [
  'name',
  'id',
  'document',
  'substance',
  'cas',
  'alias',
  'medium',
  'enterprise',
  'settlement',
  'grade',
  'authority',
] as const
export type Source = (typeof SOURCES)[number]

/** The text that matched, where the title does not show it. */
export interface Why {
  readonly source: Source
  readonly text: string
  /** The name that stands in the data, where the text is another one of the same substance. */
  readonly of: string | null
}

interface Shown {
  readonly title: string
  readonly detail: string
  readonly why: Why | null
}

export type Hit =
  | (Shown & { readonly kind: 'object'; readonly ref: ObjectRef })
  | (Shown & { readonly kind: 'version'; readonly id: string })
  | (Shown & { readonly kind: 'place'; readonly at: LngLat })
