import type { CheckAnswer } from '../engine/check.ts'
import { anchorOf } from '../engine/geometry/anchor.ts'
import { planeArea } from '../engine/geometry/area.ts'
import { ellipsoidalArea } from '../engine/geometry/ellipsoidal-area.ts'
import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import { type Frame, threeDegreeFrame } from '../engine/geometry/frame.ts'
import { reframe } from '../engine/geometry/reframe.ts'
import type { Finding } from '../engine/model/finding.ts'
import { type BoundaryVersion, placeNumber } from '../engine/model/park.ts'
import type { Position } from '../engine/model/placement.ts'
import type { Coverage, Target } from '../engine/model/scene.ts'
import type { Note } from '../engine/model/trouble.ts'
import { RULE_BOOK, type RuleBook } from '../engine/rules/book.ts'

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

/** Areas of a boundary version: in the plane of the named frame, and on the ellipsoid. */
export interface VersionFigures {
  readonly frame: string
  readonly planeSquareMetres: number
  readonly ellipsoidalSquareMetres: number
  readonly perimeterMetres: number
}

export interface Headcount {
  readonly places: number
  readonly persons: number
}

/** What a check says, as the page shows it. */
export interface CheckView {
  readonly asOf: string
  readonly inForce: string | null
  readonly checked: string | null
  readonly figures: Readonly<Record<string, VersionFigures>>
  readonly controlLines: readonly string[]
  readonly findings: readonly Finding[]
  /** Basis and words of the rules, for whoever explains the findings. */
  readonly book: RuleBook
  readonly notes: readonly Note[]
  readonly coverage: Coverage
  readonly targets: readonly TargetView[]
  /** The three never overlap; near-limit is of the boundary or of the control line. */
  readonly inside: Headcount
  readonly straddling: Headcount
  readonly nearLimit: Headcount
}

export function checkView({ scene, findings, notes }: CheckAnswer): CheckView {
  const { layers, zone } = scene.park
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
  const planeFrame = threeDegreeFrame(zone)
  return {
    asOf: scene.asOf,
    inForce: scene.inForce?.id ?? null,
    checked: scene.checked?.id ?? null,
    figures: Object.fromEntries(scene.versions.map((version) => [version.id, figuresOf(version, planeFrame)])),
    controlLines: scene.controlLines.map((line) => line.id),
    findings,
    book: RULE_BOOK,
    notes,
    coverage: scene.coverage,
    targets,
    inside: count((target) => stateOf(target) === 'inside'),
    straddling: count((target) => stateOf(target) === 'straddling'),
    nearLimit: count((target) => stateOf(target) === 'near-limit'),
  }
}

function figuresOf({ shape }: BoundaryVersion, planeFrame: Frame): VersionFigures {
  const { areaSquareMetres, perimeterMetres } = ellipsoidalArea(shape)
  const plane = shape.frame.kind === 'plane' ? shape : reframe(shape, planeFrame)
  return {
    frame: plane.frame.code,
    planeSquareMetres: planeArea(plane),
    ellipsoidalSquareMetres: areaSquareMetres,
    perimeterMetres,
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
