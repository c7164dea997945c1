import { threeDegreeFrame } from '../geometry/frame.ts'
import { areaWithinUnion } from '../geometry/relate.ts'
import { planeArea } from '../geometry/area.ts'
import { reframe } from '../geometry/reframe.ts'
import { boundsMeet } from '../geometry/shape.ts'
import {
  type BoundaryVersion,
  controlLinesOn,
  type Park,
  type Place,
  placeNumber,
  placeText,
  placesOf,
  targetKind,
  versionInForce,
  versionsOf,
} from './park.ts'
import { jointAccuracy, type Placement, placementOf } from './placement.ts'

export interface Settings {
  /** A survey older than this does not count as coverage (own setting, 自定). */
  readonly coverageMonths: number
}
export const DEFAULT_SETTINGS: Settings = { coverageMonths: 12 }

/** A protection target with where it lies. */
export interface Target {
  readonly place: Place
  readonly boundary: Placement | null
  readonly controlLine: Placement | null
  /** false: a dated record not after the as-of date says that its people moved away. */
  readonly livingThere: boolean
  /** A record says moved, but without a date: counted as living there. */
  readonly undatedMove: boolean
}

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
  readonly controlLines: readonly Place[]
  readonly targets: readonly Target[]
  readonly hazards: readonly { place: Place; boundary: Placement | null }[]
  readonly productionAreas: readonly Place[]
  readonly enterprises: ReadonlyMap<string, Place>
  readonly coverage: Coverage
}

/** Yields how many of the places are done, so that whoever runs it can show progress and stop. */
export function* buildScene(
  park: Park,
  asOf: string,
  versionId: string | null,
  settings: Settings = DEFAULT_SETTINGS,
): Generator<{ done: number; total: number }, Scene> {
  const versions = versionsOf(park)
  const inForce = versionInForce(versions, asOf)
  const checked = versionId === null ? inForce : (versions.find((version) => version.id === versionId) ?? null)
  const controlLines = controlLinesOn(park, asOf)
  const targetPlaces = placesOf(park, 'protection_target')
  const hazardPlaces = placesOf(park, 'hazard_source')
  const total = targetPlaces.length + hazardPlaces.length
  let done = 0

  const targets: Target[] = []
  for (const place of targetPlaces) {
    const status = placeText(place, 'status')
    const statusDate = placeText(place, 'status_date')
    targets.push({
      place,
      boundary: checked && placeInVersion(place, checked),
      controlLine: placeInLines(place, controlLines),
      livingThere: !(status === 'moved' && statusDate !== null && statusDate <= asOf),
      undatedMove: status === 'moved' && statusDate === null,
    })
    if (++done % 64 === 0) yield { done, total }
  }
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
    controlLines,
    targets,
    hazards,
    productionAreas: placesOf(park, 'production_area'),
    enterprises: new Map(placesOf(park, 'enterprise').map((place) => [place.id, place])),
    coverage: coverageOf(park, checked, asOf, settings.coverageMonths),
  }
}

function placeInVersion(place: Place, version: BoundaryVersion): Placement {
  return placementOf(place.shape, version.shape, jointAccuracy(place.accuracyMetres, version.accuracyMetres))
}

const RANK = ['inside', 'straddling', 'on-line', 'near-limit', 'outside'] as const

/** Several control lines may stand beside one another (one for each part): the innermost reading counts. */
function placeInLines(place: Place, lines: readonly Place[]): Placement | null {
  let best: Placement | null = null
  for (const line of lines) {
    const accuracyMetres = jointAccuracy(place.accuracyMetres, line.accuracyMetres)
    const placement = placementOf(place.shape, line.shape, accuracyMetres)
    const better =
      !best ||
      RANK.indexOf(placement.position) < RANK.indexOf(best.position) ||
      (placement.position === best.position &&
        placement.position !== 'outside' &&
        (placement.measure?.distanceMetres ?? 0) < (best.measure?.distanceMetres ?? 0))
    if (better) best = placement
  }
  return best
}

/** Area arithmetic in the plane of the zone that the approval names. */
function coverageOf(park: Park, version: BoundaryVersion | null, asOf: string, months: number): Coverage {
  const surveys = placesOf(park, 'survey_coverage')
    .map((place) => ({ place, date: placeText(place, 'date') ?? place.layer.date }))
    .filter(({ date }) => date !== null && date <= asOf)
  const latestDate = surveys.reduce<string | null>((max, { date }) => (max === null || date! > max ? date : max), null)
  if (!version || !park.layers.some((layer) => layer.kind === 'survey_coverage'))
    return { share: null, latestDate, months }
  const frame = version.shape.frame.kind === 'plane' ? version.shape.frame : threeDegreeFrame(park.zone)
  const boundary = reframe(version.shape, frame)
  const recent = surveys
    .filter(({ date }) => date! > monthsBefore(asOf, months))
    .map(({ place }) => reframe(place.shape, frame))
    .filter((shape) => boundsMeet(shape.bounds, boundary.bounds))
  const share = Math.min(1, areaWithinUnion(boundary, recent) / planeArea(boundary))
  return { share, latestDate, months }
}

/** The same day some months earlier, or the last day of that month. */
export function monthsBefore(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) - months
  const y = Math.floor(index / 12)
  const m = (index % 12) + 1
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`
}

/** Anyone may live there: a residence, or another place (not a dormitory) with long-stay people. */
export function isResidence(target: Target): boolean {
  const { place } = target
  const kind = targetKind(place)
  if (kind === 'dormitory') return false
  if ((placeNumber(place, 'long_stay') ?? 0) > 0) return true
  return kind === 'residence' && !isEmpty(target)
}

/** On record as without people. A missing head-count is unknown, not empty. */
export function isEmpty({ place }: Target): boolean {
  return placeNumber(place, 'persons') === 0 && !placeNumber(place, 'households') && !placeNumber(place, 'long_stay')
}
