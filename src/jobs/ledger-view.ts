import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { Ring } from '../engine/geometry/shape.ts'
import type { ObjectRef } from '../engine/model/finding.ts'
import type { Position } from '../engine/model/placement.ts'

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

export type Side = 'east' | 'south' | 'west' | 'north'

/** Square metres. `kept` + `removed` is old, `kept` + `added` is now; `net` is now − old. */
export interface AreaChange {
  readonly old: number
  readonly now: number
  readonly added: number
  readonly removed: number
  readonly kept: number
  readonly net: number
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
  /** Number of the corner within its version: part, ring and corner from 1. */
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

export interface MaterialsMatrix {
  readonly versions: readonly string[]
  readonly rows: readonly { readonly material: string; readonly cells: readonly MaterialCell[] }[]
}

/**
 * One document against one version: `cites` this one; `same`: another version with the same outline; `earlier`: this
 * outline, but dated before its approval; `stale`: another outline, for so many days; `newer`: it cites a version that
 * came after this one; `not-yet`: another outline, but this version is not in effect; `missing`: it cites none, or one
 * that is not on record.
 */
export interface MaterialCell {
  readonly state: 'cites' | 'same' | 'earlier' | 'stale' | 'newer' | 'not-yet' | 'missing'
  readonly days: number | null
  /** The version that the document cites. */
  readonly cited: string | null
}

export interface ControlAudit {
  readonly lines: readonly {
    readonly id: string
    readonly date: string | null
    readonly cites: string | null
    /** Days from the approval of the version that it cites; negative when it is dated before. */
    readonly daysAfterApproval: number | null
  }[]
  readonly parts: readonly {
    readonly name: string | null
    readonly encloses: boolean
    /** How far the part reaches beyond the line. */
    readonly beyondMetres: number | null
    /** The least and the greatest distance to the line along the border. */
    readonly least: { readonly metres: number; readonly at: LngLat; readonly to: LngLat }
    readonly greatest: { readonly metres: number; readonly at: LngLat; readonly to: LngLat }
    /** Along the outer border from its first corner: metres along, metres to the line (negative beyond it), in turn. */
    readonly profile: Float64Array
    /** Longitude and latitude of each place of the profile on the border, in turn; and on the line. */
    readonly places: Float64Array
    readonly feet: Float64Array
  }[]
}

/** One side of a part beside its text. */
export interface SideText {
  readonly part: number
  readonly partName: string | null
  readonly side: Side
  readonly text: string | null
  /** Roads and waters that the side is tied to, and who said so. */
  readonly along: readonly ObjectRef[]
  readonly tiedBy: 'user' | 'name' | null
  /** From the side's edges to the nearest of them; null without a tie. */
  readonly gap: {
    readonly leastMetres: number
    readonly greatestMetres: number
    readonly from: LngLat
    readonly to: LngLat
  } | null
  /** The edges that face this side and see out, as lines. */
  readonly lines: readonly Ring[]
}

export interface DeclaredArea {
  readonly version: string
  readonly part: string | null
  readonly declaredHectares: number | null
  readonly planeSquareMetres: number
  readonly ellipsoidalSquareMetres: number
}
