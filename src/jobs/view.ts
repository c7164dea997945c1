import type { CheckAnswer } from '../engine/check.ts'
import { ellipsoidalArea, planeArea } from '../engine/geometry/area.ts'
import { anchorOf } from '../engine/geometry/anchor.ts'
import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import { type Frame, frameByCode, threeDegreeFrame } from '../engine/geometry/frame.ts'
import { reframe } from '../engine/geometry/reframe.ts'
import type { Finding } from '../engine/model/finding.ts'
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
import type { Placement, Position } from '../engine/model/placement.ts'
import type { Coverage, Target } from '../engine/model/scene.ts'
import { type Row, shapeAt, tableOf, type Value } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'

/** State of a place on the map: the ring around its symbol. */
export type TargetState = 'inside' | 'straddling' | 'near-limit' | 'between' | 'outside' | 'moved'

export interface TargetView {
  readonly layer: number
  readonly index: number
  readonly id: string
  readonly state: TargetState
  readonly boundary: Position | null
  readonly boundaryMetres: number | null
  readonly at: LngLat
}

export interface PartView {
  readonly name: string | null
  readonly nameEn: string | null
  readonly sides: {
    readonly east: string | null
    readonly south: string | null
    readonly west: string | null
    readonly north: string | null
  }
  readonly declaredHectares: number | null
}

export interface VersionView {
  readonly id: string
  readonly status: BoundaryVersion['status']
  readonly document: string | null
  readonly authority: string | null
  readonly approvalDate: string | null
  readonly voidDate: string | null
  readonly surveyDate: string | null
  readonly accuracyMetres: number | null
  readonly frame: string
  readonly planeSquareMetres: number
  readonly ellipsoidalSquareMetres: number
  readonly perimeterMetres: number
  readonly parts: readonly PartView[]
}

/** A park as the page shows it: every layer in longitude and latitude. */
export interface ParkView {
  readonly park: Park
  readonly versions: readonly VersionView[]
  readonly notes: readonly Note[]
}

export interface Headcount {
  readonly places: number
  readonly persons: number
}

export interface CheckView {
  readonly asOf: string
  readonly inForce: string | null
  readonly checked: string | null
  readonly controlLines: readonly string[]
  readonly findings: readonly Finding[]
  readonly notes: readonly Note[]
  readonly coverage: Coverage
  readonly targets: readonly TargetView[]
  /** The three never overlap; near-limit is of the boundary or of the control line. */
  readonly inside: Headcount
  readonly straddling: Headcount
  readonly nearLimit: Headcount
}

const GEOGRAPHIC = frameByCode('EPSG:4490')!

export function parkView(park: Park, notes: readonly Note[]): ParkView {
  const planeFrame = threeDegreeFrame(park.zone)
  return {
    park: { ...park, layers: park.layers.map(layerInDegrees) },
    versions: versionsOf(park).map((version) => versionView(version, planeFrame)),
    notes,
  }
}

function layerInDegrees(layer: Layer): Layer {
  const frame = frameOf(layer)
  if (frame.kind === 'geographic') return layer
  const { table } = layer
  const rows = Array.from({ length: table.length }, (_, index): Row => {
    const shape = shapeAt(table, index, frame)
    return {
      id: table.ids[index]!,
      row: table.rows[index]!,
      shape: shape && reframe(shape, GEOGRAPHIC),
      values: new Map<string, Value>(),
    }
  })
  return { ...layer, frame: GEOGRAPHIC.code, table: { ...tableOf(rows), columns: table.columns } }
}

function versionView(version: BoundaryVersion, planeFrame: Frame): VersionView {
  const { areaSquareMetres, perimeterMetres } = ellipsoidalArea(version.shape)
  const plane = version.shape.frame.kind === 'plane' ? version.shape : reframe(version.shape, planeFrame)
  const { id, status, document, authority, approvalDate, voidDate, surveyDate, accuracyMetres } = version
  return {
    id,
    status,
    document,
    authority,
    approvalDate,
    voidDate,
    surveyDate,
    accuracyMetres,
    frame: plane.frame.code,
    planeSquareMetres: planeArea(plane),
    ellipsoidalSquareMetres: areaSquareMetres,
    perimeterMetres,
    parts: version.parts.map(partView),
  }
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

export function checkView({ scene, findings, notes }: CheckAnswer): CheckView {
  const layers = scene.park.layers
  const targets = scene.targets.map((target): TargetView => {
    const { place, boundary } = target
    return {
      layer: layers.indexOf(place.layer),
      index: place.index,
      id: place.id,
      state: stateOf(target),
      boundary: boundary?.position ?? null,
      boundaryMetres: boundary?.measure?.distanceMetres ?? null,
      at: anchorOf(place.shape),
    }
  })
  const count = (matches: (target: Target) => boolean): Headcount => {
    const found = scene.targets.filter((target) => target.livingThere && matches(target))
    return {
      places: found.length,
      persons: found.reduce((sum, { place }) => sum + (placeNumber(place, 'persons') ?? 0), 0),
    }
  }
  const at = ({ boundary }: { boundary: Placement | null }) => boundary?.position
  return {
    asOf: scene.asOf,
    inForce: scene.inForce?.id ?? null,
    checked: scene.checked?.id ?? null,
    controlLines: scene.controlLines.map((line) => line.id),
    findings,
    notes,
    coverage: scene.coverage,
    targets,
    inside: count((target) => at(target) === 'inside' || at(target) === 'on-line'),
    straddling: count((target) => at(target) === 'straddling'),
    nearLimit: count((target) => stateOf(target) === 'near-limit'),
  }
}

function stateOf({ boundary, controlLine, livingThere }: Target): TargetState {
  if (!livingThere) return 'moved'
  switch (boundary?.position) {
    case 'inside':
    case 'on-line':
      return 'inside'
    case 'straddling':
    case 'near-limit':
      return boundary.position
    case 'outside':
    case undefined:
      break
  }
  if (controlLine?.position === 'near-limit') return 'near-limit'
  return controlLine && controlLine.position !== 'outside' ? 'between' : 'outside'
}
