/** What a comparison of two versions of an outline says. */
import type { LngLat } from '../geometry/ellipsoid.ts'
import type { Frame } from '../geometry/frame.ts'
import type { Measure } from '../geometry/nearest.ts'
import type { Ring, Shape } from '../geometry/shape.ts'

export const SIDES = ['east', 'south', 'west', 'north'] as const
export type Side = (typeof SIDES)[number]

/**
 * `identical`: the same ground with the same edges; `redigitised`: no place of either border lies farther than the
 * tolerance from the other one, and parts and holes correspond.
 */
export type Classification = 'identical' | 'redigitised' | 'changed'

/** Square metres. `kept` + `removed` is old, `kept` + `added` is now; `net` is now − old. */
export interface AreaChange {
  readonly old: number
  readonly now: number
  readonly added: number
  readonly removed: number
  readonly kept: number
  readonly net: number
}

export interface ChangePiece {
  readonly kind: 'added' | 'removed'
  /** Of one part, in the frame of the new outline. */
  readonly shape: Shape
  readonly side: Side
  readonly planeSquareMetres: number
  readonly ellipsoidalSquareMetres: number
  /** No place of it is farther than the tolerance from the border of the other version. */
  readonly withinTolerance: boolean
}

/** Where a corner stands in its outline, each from 1. */
export interface CornerNumber {
  readonly part: number
  readonly ring: number
  readonly corner: number
}

export interface CornerPlace {
  readonly number: CornerNumber
  /** In the frame of its own outline. */
  readonly xy: readonly [number, number]
  readonly lngLat: LngLat
}

export interface CornerChange {
  readonly kind: 'moved' | 'added' | 'dropped'
  /** Null for an added corner. */
  readonly from: CornerPlace | null
  /** Null for a dropped corner. */
  readonly to: CornerPlace | null
  /** Of a moved corner between its places; of an added one to the old border, of a dropped one to the new border. */
  readonly distanceMetres: number
}

export interface OutlineComparison {
  readonly classification: Classification
  /**
   * The farthest that a place of either border lies from the other one, from the old border to the new one. Null when
   * both are the same set of places.
   */
  readonly largestOffset: Measure | null
  readonly plane: AreaChange & { readonly frame: string }
  /** With geodesics between corners, and between the places where the edges of both outlines meet. */
  readonly ellipsoidal: AreaChange
  /** Square metres in the plane. */
  readonly bySide: Readonly<Record<Side, { readonly added: number; readonly removed: number }>>
  /** Largest first. */
  readonly pieces: readonly ChangePiece[]
  /** The border that both share, as lines in the frame of the new outline. */
  readonly kept: readonly Ring[]
  /** Those of the old outline in their order, then those that were added. */
  readonly corners: readonly CornerChange[]
}

export interface ComparisonOptions {
  readonly toleranceMetres: number
  /** The zone in which plane areas are measured. */
  readonly plane: Frame
}
