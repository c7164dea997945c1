import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { Ring } from '../engine/geometry/shape.ts'
import type { LeftOut } from '../engine/reach/place-rows.ts'

/** `people`: people-dense places and residences; `hazards`: hazard sources among themselves (domino neighbours). */
export type DistanceRows = 'people' | 'hazards'

export interface DistanceRequest {
  readonly asOf: string
  readonly rows: DistanceRows
}

/** The rows and columns of a distance table, and the least of each row; the cells are asked for as they come into sight. */
export interface DistanceTableView {
  readonly request: DistanceRequest
  /** Layer of the park and row of its table, of each row of ours; of a settlement its first house. */
  readonly layers: Uint16Array
  readonly rows: Uint32Array
  /** Name of the settlement whose houses are one row; null for a place of its own. */
  readonly settlements: readonly (string | null)[]
  /** Houses of a settlement; 1 for a place of its own. */
  readonly members: Uint32Array
  readonly persons: Float64Array
  readonly unknownHeads: Uint32Array
  /** The hazards: layer of the park and row of its table. */
  readonly columnLayers: Uint16Array
  readonly columnRows: Uint32Array
  /** Metres to the nearest hazard and its column; NaN and −1 without one. */
  readonly least: Float64Array
  readonly leastColumns: Int32Array
  readonly leftOut: LeftOut
  /** Hazards that have no column: their place is not known. */
  readonly columnsLeftOut: number
}

/** The line of one cell, between the edges that its number was measured between. */
export interface DistanceLine {
  readonly metres: number
  readonly from: LngLat
  readonly to: LngLat
  /** The house of a settlement that is nearest: layer of the park and row of its table. */
  readonly layer: number
  readonly row: number
}

/** `plant`: from the edge of the plant; `unit`: from the edge of the hazard source itself. */
export type ReachFrom = 'plant' | 'unit'

export interface ReachRequest {
  readonly asOf: string
  /** A hazard source or a plant: layer of the park and row of its table. */
  readonly layer: number
  readonly row: number
  readonly from: ReachFrom
  readonly metres: number
}

/** Who is within some metres of a plant or a hazard. */
export interface ReachView {
  readonly request: ReachRequest
  /** The plant that it is measured from, as layer and row; null when it is the unit itself. */
  readonly plant: { readonly layer: number; readonly row: number } | null
  /** Longitude and latitude of the line at that distance. */
  readonly rings: readonly Ring[]
  readonly people: NearView
  readonly persons: number
  readonly unknownHeads: number
  /** By kind of place, the nearest kind first. */
  readonly kinds: readonly NearKind[]
  /** Other plants in reach. */
  readonly plants: NearView
  readonly leftOut: Pick<LeftOut, 'moved' | 'empty'>
  readonly layersNotJudged: number
}

/** Rows of layers with their distance, nearest first. */
export interface NearView {
  readonly layers: Uint16Array
  readonly rows: Uint32Array
  readonly metres: Float64Array
  /** 1: within the stated accuracies of the reach, on either side; it is listed, the stricter reading. */
  readonly nearLimit: Uint8Array
  /** Of the first hundred and of the nearest of each kind: the line between the edges, null for what shares ground. */
  readonly lines: readonly (DistanceEnds | null)[]
}

export interface DistanceEnds {
  readonly from: LngLat
  readonly to: LngLat
}

export interface NearKind {
  /** Kind of protection target; null is unknown. */
  readonly kind: string | null
  readonly places: number
  readonly persons: number
  readonly unknownHeads: number
  /** The nearest of them: its place among the people. */
  readonly nearest: number
}
