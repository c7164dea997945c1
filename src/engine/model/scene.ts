import { threeDegreeFrame } from '../geometry/frame.ts'
import { areaWithinUnion } from '../geometry/relate.ts'
import { planeArea } from '../geometry/area.ts'
import { reframe } from '../geometry/reframe.ts'
import { boundsMeet } from '../geometry/shape.ts'
import {
  type BoundaryVersion,
  controlLinesOn,
  frameOf,
  type Layer,
  type Park,
  type Place,
  placesOf,
  versionsOf,
} from './park.ts'
import { type Surveys, surveysUntil } from './recent-surveys.ts'
import { versionInForce } from './version-in-force.ts'
import type { Placement } from './placement.ts'
import { placeInVersion } from './place-in-zones.ts'
import { TargetLayer } from './target-layer.ts'

export interface Settings {
  /** A survey older than this does not count as coverage (own setting, 自定). */
  readonly coverageMonths: number
}
export const DEFAULT_SETTINGS: Settings = { coverageMonths: 12 }

export interface Coverage {
  /** Share of the boundary within surveys younger than the setting; null without boundary or survey. */
  readonly share: number | null
  readonly latestDate: string | null
  readonly months: number
}

/** What the rules look at: one park, one boundary version, one day. */
export interface Scene {
  readonly park: Park
  readonly asOf: string
  readonly versions: readonly BoundaryVersion[]
  readonly inForce: BoundaryVersion | null
  /** The version that is checked: the one in force unless another was asked for. */
  readonly checked: BoundaryVersion | null
  /** The version that would be checked, but for its old datum without parameters. */
  readonly notChecked: BoundaryVersion | null
  readonly controlLines: readonly Place[]
  /** The protection targets, layer by layer; `targetsAtBoundary` and its like give them one by one. */
  readonly targets: readonly TargetLayer[]
  readonly hazards: readonly { place: Place; boundary: Placement | null }[]
  readonly productionAreas: readonly Place[]
  readonly enterprises: ReadonlyMap<string, Place>
  readonly coverage: Coverage
  /** The surveys that count as coverage; null where the park has no layer of them. */
  readonly surveys: readonly Place[] | null
}

/** What a question about a park is about, before anything is placed. */
interface Ground {
  readonly versions: readonly BoundaryVersion[]
  readonly inForce: BoundaryVersion | null
  readonly wanted: BoundaryVersion | null
  readonly checked: BoundaryVersion | null
  /** The park without what lies in an old datum without parameters. */
  readonly sure: Park
  readonly controlLines: readonly Place[]
}

export function groundOf(park: Park, asOf: string, versionId: string | null): Ground {
  const versions = versionsOf(park)
  const inForce = versionInForce(versions, asOf)
  const wanted = versionId === null ? inForce : (versions.find((version) => version.id === versionId) ?? null)
  // In an old datum without parameters a place may lie a hundred metres off: shown, and never judged by or upon.
  const sure: Park = { ...park, layers: park.layers.filter((layer) => !frameOf(layer).approximate) }
  const checked = wanted?.shape.frame.approximate ? null : wanted
  return { versions, inForce, wanted, checked, sure, controlLines: controlLinesOn(sure, asOf) }
}

/** Where the rows of layers lie, worked out before; see `placing.ts`. */
export type Placed = ReadonlyMap<Layer, readonly Uint8Array[]>

/** Yields how many of the places are done, so that whoever runs it can show progress and stop. */
export function* buildScene(
  park: Park,
  asOf: string,
  versionId: string | null,
  settings: Settings = DEFAULT_SETTINGS,
  placed: Placed = new Map(),
): Generator<{ done: number; total: number }, Scene> {
  const { versions, inForce, wanted, checked, sure, controlLines } = groundOf(park, asOf, versionId)
  const hazardPlaces = placesOf(sure, 'hazard_source')
  const targets = park.layers
    .filter(({ kind }) => kind === 'protection_target')
    .map((layer) =>
      sure.layers.includes(layer)
        ? new TargetLayer(layer, checked, controlLines, asOf, placed.get(layer))
        : new TargetLayer(layer, null, [], asOf),
    )
  const total = targets.reduce((sum, { layer }) => sum + layer.table.length, hazardPlaces.length)
  let done = 0
  const surveys = surveysUntil(sure, asOf, settings.coverageMonths)

  for (const layer of targets) for (const placed of layer.placeRows()) yield { done: (done += placed), total }
  const hazards = []
  for (const place of hazardPlaces) {
    hazards.push({ place, boundary: checked && placeInVersion(place, checked) })
    if (++done % 64 === 0) yield { done, total }
  }
  return {
    park,
    asOf,
    versions,
    inForce,
    checked,
    notChecked: checked ? null : wanted,
    controlLines,
    targets,
    hazards,
    productionAreas: placesOf(sure, 'production_area'),
    enterprises: new Map(placesOf(sure, 'enterprise').map((place) => [place.id, place])),
    coverage: coverageOf(sure, checked, surveys, settings.coverageMonths),
    surveys: surveys.recent,
  }
}

/** Area arithmetic in the plane of the zone that the approval names. */
function coverageOf(park: Park, version: BoundaryVersion | null, surveys: Surveys, months: number): Coverage {
  const { recent, latestDate } = surveys
  if (!version || !recent) return { share: null, latestDate, months }
  const frame = version.shape.frame.survey ? version.shape.frame : threeDegreeFrame(park.zone)
  const boundary = reframe(version.shape, frame)
  const near = recent
    .map(({ shape }) => reframe(shape, frame))
    .filter((shape) => boundsMeet(shape.bounds, boundary.bounds))
  const share = Math.min(1, areaWithinUnion(boundary, near) / planeArea(boundary))
  return { share, latestDate, months }
}
