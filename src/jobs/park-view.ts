import { frameByCode } from '../engine/geometry/frame.ts'
import {
  type BoundaryVersion,
  frameOf,
  type Layer,
  type Park,
  type Place,
  placeNumber,
  placeText,
  versionsOf,
} from '../engine/model/park.ts'
import { tableInFrame } from '../engine/model/table-in-frame.ts'
import type { Note } from '../engine/model/trouble.ts'
import type { ReadPark } from './read-park.ts'

export interface PartView {
  readonly name: string | null
  readonly nameEn: string | null
  readonly sides: Readonly<Record<'east' | 'south' | 'west' | 'north', string | null>>
  readonly declaredHectares: number | null
}

export interface VersionView extends Omit<BoundaryVersion, 'parts' | 'shape'> {
  readonly parts: readonly PartView[]
}

/** A park as the page shows it: every layer in longitude and latitude. */
export interface ParkView {
  readonly park: Park
  readonly versions: readonly VersionView[]
  readonly notes: readonly Note[]
}

const GEOGRAPHIC = frameByCode('EPSG:4490')!

export function parkView({ park, notes }: ReadPark): ParkView {
  return {
    park: { ...park, layers: park.layers.map(layerInDegrees) },
    versions: versionViews(versionsOf(park)),
    notes,
  }
}

export function versionViews(versions: readonly BoundaryVersion[]): VersionView[] {
  return versions.map(({ shape: _, parts, ...version }) => ({ ...version, parts: parts.map(partView) }))
}

/** A layer as the map draws it. */
export function layerInDegrees(layer: Layer): Layer {
  const frame = frameOf(layer)
  if (frame.kind === 'geographic') return layer
  return { ...layer, frame: GEOGRAPHIC.code, table: tableInFrame(layer.table, frame, GEOGRAPHIC) }
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
