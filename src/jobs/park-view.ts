import { centroid } from '../engine/geometry/centroid.ts'
import { type Frame, frameByCode } from '../engine/geometry/frame.ts'
import { inDegrees } from '../engine/geometry/in-degrees.ts'
import type { Shape } from '../engine/geometry/shape.ts'
import {
  type BoundaryVersion,
  frameOf,
  type Layer,
  type Park,
  type Place,
  placeNumber,
  placeText,
} from '../engine/model/park.ts'
import { shapeAt, type Table } from '../engine/model/table.ts'
import { tableInFrame } from '../engine/model/table-in-frame.ts'
import type { Note } from '../engine/model/trouble.ts'

export interface PartView {
  readonly name: string | null
  readonly nameEn: string | null
  readonly sides: Readonly<Record<'east' | 'south' | 'west' | 'north', string | null>>
  readonly declaredHectares: number | null
}

export interface VersionView extends Omit<BoundaryVersion, 'parts' | 'shape'> {
  /** Code of the frame in which its edges are straight, and the file of the park that holds it. */
  readonly frame: string
  readonly file: string
  readonly parts: readonly PartView[]
}

/** A layer in longitude and latitude. */
export interface LayerView extends Layer {
  /** Of hazard sources: where the symbol of each row stands, longitude and latitude in turn. */
  readonly anchors: Float64Array | null
  /** Of boundaries: longitude and latitude of the corners of each row; edges brought into degrees have more places. */
  readonly corners: readonly Float64Array[] | null
}

/** A park as the page shows it: every layer in longitude and latitude. */
export interface ParkView {
  readonly park: Omit<Park, 'layers'> & { readonly layers: readonly LayerView[] }
  readonly versions: readonly VersionView[]
  readonly notes: readonly Note[]
}

const GEOGRAPHIC = frameByCode('EPSG:4490')!

export function versionViews(versions: readonly BoundaryVersion[]): VersionView[] {
  return versions.map(({ shape, parts, ...version }) => ({
    ...version,
    frame: shape.frame.code,
    file: parts[0]!.layer.file,
    parts: parts.map(partView),
  }))
}

/** A layer as the map draws it; `anchor` gives the place of a symbol that stands for an area. */
export function layerView(layer: Layer, anchor: (shape: Shape) => readonly [number, number]): LayerView {
  const frame = frameOf(layer)
  const shown =
    frame.kind === 'geographic'
      ? layer
      : { ...layer, frame: GEOGRAPHIC.code, table: tableInFrame(layer.table, frame, GEOGRAPHIC) }
  return {
    ...shown,
    anchors: layer.kind === 'hazard_source' ? anchorsOf(shown.table, anchor) : null,
    corners: layer.kind === 'boundary' ? cornersOf(layer.table, frame) : null,
  }
}

/** Near enough until the reader of outlines is at hand: the centre of gravity, which may lie outside. */
export const roughAnchor = ({ parts }: Shape): [number, number] => centroid(parts[0]![0]!)

function anchorsOf(table: Table, anchor: (shape: Shape) => readonly [number, number]): Float64Array {
  const anchors = new Float64Array(table.length * 2).fill(NaN)
  for (let index = 0; index < table.length; index++) {
    const shape = shapeAt(table, index, GEOGRAPHIC)
    const [first] = shape?.parts[0] ?? []
    if (shape && first) anchors.set(shape.kind === 'polygon' ? anchor(shape) : first.subarray(0, 2), index * 2)
  }
  return anchors
}

function cornersOf(table: Table, frame: Frame): Float64Array[] {
  return Array.from({ length: table.length }, (_, index) => {
    const rings = shapeAt(table, index, frame)?.parts.flat() ?? []
    return inDegrees(Float64Array.from(rings.flatMap((ring) => [...ring.subarray(0, -2)])), frame)
  })
}

function partView(part: Place): PartView {
  const side = (column: string) => placeText(part, column)
  return {
    name: part.name,
    nameEn: part.nameEn,
    sides: { east: side('east'), south: side('south'), west: side('west'), north: side('north') },
    declaredHectares: placeNumber(part, 'declared_area_ha'),
  }
}
