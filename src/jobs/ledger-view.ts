import type { AreaChange, Side } from '../engine/diff/outline-comparison.ts'
import type { ControlAudit } from '../engine/ledger/control-audit.ts'
import type { DeclaredArea } from '../engine/ledger/declared-areas.ts'
import type { SideText } from '../engine/ledger/four-sides.ts'
import type { MaterialsMatrix } from '../engine/ledger/materials-matrix.ts'
import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { Ring } from '../engine/geometry/shape.ts'
import type { ObjectRef } from '../engine/model/finding.ts'
import type { Position } from '../engine/model/placement.ts'

export type { ControlAudit } from '../engine/ledger/control-audit.ts'
export type { DeclaredArea } from '../engine/ledger/declared-areas.ts'
export type { SideText } from '../engine/ledger/four-sides.ts'
export type { AreaChange, Side } from '../engine/diff/outline-comparison.ts'
export type { MaterialCell, MaterialsMatrix } from '../engine/ledger/materials-matrix.ts'

/** Everything that hangs on the chain of boundary versions, as the page shows it. Places are longitude and latitude. */
export interface LedgerView {
  readonly asOf: string
  /** null where there is no older version to compare with. */
  readonly change: ChangeView | null
  readonly materials: MaterialsMatrix
  /** Of the version B; null without a control line or a version. */
  readonly control: ControlAudit | null
  /** Of the parts of version B. */
  readonly sides: readonly SideText[]
  readonly declared: readonly DeclaredArea[]
}

export interface ChangeView {
  readonly a: string
  readonly b: string
  readonly classification: 'identical' | 'redigitised' | 'changed'
  readonly toleranceMetres: number
  /** Sum of both stated accuracies, the least of 1 m, or what the user set. */
  readonly toleranceFrom: 'accuracies' | 'least' | 'user'
  /** The farthest that a place of one border lies from the other; null when they are the same. */
  readonly largestOffset: { readonly metres: number; readonly from: LngLat; readonly to: LngLat } | null
  readonly cornersOld: number
  readonly cornersNow: number
  readonly plane: AreaChange & { readonly frame: string }
  readonly ellipsoidal: AreaChange
  readonly bySide: Readonly<Record<Side, { readonly added: number; readonly removed: number }>>
  /** Largest first. */
  readonly pieces: readonly ChangePieceView[]
  /** The border that both versions share, as lines. */
  readonly kept: readonly Ring[]
  readonly corners: readonly CornerChangeView[]
  /** Objects that changed sides or straddle B, by layer and id. */
  readonly objects: readonly ObjectChange[]
  readonly leftPeople: readonly LeftPeople[]
}

export interface ChangePieceView {
  readonly kind: 'added' | 'removed'
  readonly side: Side
  /** Name of the part that it belongs to, null when the version has one part. */
  readonly part: string | null
  readonly partEn: string | null
  readonly planeSquareMetres: number
  readonly ellipsoidalSquareMetres: number
  /** A place within it. */
  readonly at: LngLat
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number]
  readonly parts: readonly (readonly Ring[])[]
  /** No place of it is farther than the tolerance from the other version's border. */
  readonly withinTolerance: boolean
  /** What stands on it, wholly or in part. */
  readonly objects: readonly ObjectRef[]
}

export interface CornerChangeView {
  readonly kind: 'moved' | 'added' | 'dropped'
  /** J7; in a park of several parts 2-J7, in an inner ring 2-2-J7: part, ring and corner from 1. */
  readonly number: string
  readonly from: LngLat | null
  readonly to: LngLat | null
  /** Coordinates as the version gives them, x, y in `frame`. */
  readonly xyFrom: readonly [number, number] | null
  readonly xyTo: readonly [number, number] | null
  /** Of a moved corner from old to new place; of an added one to the old border, of a dropped one to the new. */
  readonly distanceMetres: number
}

export interface ObjectChange {
  readonly ref: ObjectRef
  readonly change: 'entered' | 'left' | 'straddles'
  readonly before: Position
  readonly after: Position
  /** Head-count on record; null is unknown, and for what is no protection target. */
  readonly persons: number | null
  /** A dated record says that its people moved away: they count on neither side. */
  readonly movedAway: boolean
}

/** People who were inside A and are outside B: what their own dated records say. */
export interface LeftPeople {
  readonly ref: ObjectRef
  readonly group: 'moved' | 'living' | 'unknown'
  readonly persons: number | null
  readonly households: number | null
  readonly status: string | null
  readonly statusDate: string | null
  readonly source: string | null
  /** To the border of B. */
  readonly distanceMetres: number | null
  readonly from: LngLat | null
  readonly to: LngLat | null
  /** Where it lies to the control line; null without one. */
  readonly controlLine: Position | null
  readonly hazard: { readonly ref: ObjectRef; readonly distanceMetres: number } | null
}
