import { frameByCode, type Frame } from '../geometry/frame.ts'
import type { GradingSettings } from '../grading/settings.ts'
import { reframe } from '../geometry/reframe.ts'
import { makeShape, type Shape } from '../geometry/shape.ts'
import { controlRowsOn } from './control-rows.ts'
import type { ParkGrade } from './park-grade.ts'
import { placeAt } from './place-at.ts'
import type { LayerKind, MaterialKind, TargetKind, VersionStatus } from './layer-kind.ts'
import { numberAt, type Table, textAt } from './table.ts'

/** What was read of a file that is too large to be read whole. */
export interface LayerPart {
  /** West, south, east, north in degrees: what touches this was read. */
  readonly bounds: readonly [number, number, number, number]
  /** Features of the whole file. */
  readonly total: number
}

/** One layer of a park, read and validated. Plain data: it is posted between threads. */
export interface Layer {
  readonly kind: LayerKind
  readonly file: string
  /** Code of the frame in which the edges are straight; known to `frameByCode`. */
  readonly frame: string
  /** Parameters from an old datum to CGCS2000, as `frameByCode` takes them. */
  readonly shift: readonly number[] | null
  /** Its numbers were GCJ-02 or BD-09 on somebody's word and were converted: said for ever. */
  readonly convertedFrom: 'gcj02' | 'bd09' | null
  readonly accuracyMetres: number | null
  readonly date: string | null
  readonly name: string | null
  readonly nameEn: string | null
  /** Without it the whole file was read. */
  readonly part?: LayerPart
  readonly table: Table
}

export interface Material {
  readonly id: string
  readonly kind: MaterialKind
  readonly title: string
  readonly titleEn: string | null
  readonly document: string | null
  readonly date: string | null
  /** Id of the boundary version that the document cites. */
  readonly boundary: string | null
}

export interface Park {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
  /** CGCS2000 3° zone that the approval names. */
  readonly zone: number
  /** Longitude and latitude where a park begins that has no layers yet; null once they say it. */
  readonly place: readonly [number, number] | null
  readonly grade: { readonly level: ParkGrade; readonly date: string | null } | null
  readonly recognition: {
    readonly document: string | null
    readonly authority: string | null
    readonly date: string | null
  } | null
  /** Settings of the grading of hazards that the park chose; see `gradingSettings`. */
  readonly grading: Partial<GradingSettings>
  readonly sample: boolean
  readonly story: string | null
  readonly storyEn: string | null
  readonly layers: readonly Layer[]
  readonly materials: readonly Material[]
}

/** One row of a layer with its geometry at hand. */
export interface Place {
  readonly layer: Layer
  readonly index: number
  readonly id: string
  readonly name: string | null
  readonly nameEn: string | null
  readonly shape: Shape
  readonly accuracyMetres: number | null
}

export function placesOf(park: Park, kind: LayerKind): Place[] {
  return park.layers.filter((layer) => layer.kind === kind).flatMap(placesOfLayer)
}

export function placesOfLayer(layer: Layer): Place[] {
  const frame = frameOf(layer)
  return Array.from({ length: layer.table.length }, (_, index) => placeAt(layer, index, frame)).filter(
    (place) => place !== null,
  )
}

export function frameOf(layer: Layer): Frame {
  const frame = frameByCode(layer.frame, layer.shift)
  if (!frame) throw new Error(`layer ${layer.file} was read with an unknown frame ${layer.frame}`)
  return frame
}

export const placeText = (place: Place, column: string) => textAt(place.layer.table, column, place.index)
export const placeNumber = (place: Place, column: string) => numberAt(place.layer.table, column, place.index)
export const targetKind = (place: Place) => placeText(place, 'kind') as TargetKind | null

export interface BoundaryVersion {
  readonly id: string
  readonly status: VersionStatus | null
  readonly document: string | null
  readonly authority: string | null
  readonly approvalDate: string | null
  /** From this day on it is in force; null: from the approval on. */
  readonly effectiveDate: string | null
  readonly voidDate: string | null
  readonly surveyDate: string | null
  readonly accuracyMetres: number | null
  readonly parts: readonly Place[]
  /** All parts together, in the frame of the first. */
  readonly shape: Shape
}

/** The boundary versions of a park, oldest first; drafts and submitted ones, which have no approval date, last. */
export function versionsOf(park: Park): BoundaryVersion[] {
  const byId = new Map<string, Place[]>()
  for (const place of placesOf(park, 'boundary')) {
    const id = placeText(place, 'version') ?? place.id
    byId.set(id, [...(byId.get(id) ?? []), place])
  }
  const versions = [...byId].map(([id, parts]): BoundaryVersion => {
    const first = parts[0]!
    const text = (column: string) =>
      parts.map((part) => placeText(part, column)).find((value) => value !== null) ?? null
    const accuracies = parts.map((part) => part.accuracyMetres).filter((metres) => metres !== null)
    return {
      id,
      status: text('status') as VersionStatus | null,
      document: text('document'),
      authority: text('authority'),
      approvalDate: text('approval_date'),
      effectiveDate: text('effective_date'),
      voidDate: text('void_date'),
      surveyDate: text('survey_date'),
      accuracyMetres: accuracies.length ? Math.max(...accuracies) : null,
      parts,
      shape: makeShape(
        'polygon',
        first.shape.frame,
        parts.flatMap((part) => reframe(part.shape, first.shape.frame).parts),
      ),
    }
  })
  const key = (version: BoundaryVersion) => version.approvalDate ?? `9999${version.surveyDate ?? ''}`
  return versions.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1))
}

/** The control lines of a day; see `controlRowsOn`. */
export function controlLinesOn(park: Park, asOf: string): Place[] {
  const rows = controlRowsOn(park.layers, asOf)
  return placesOf(park, 'control_line').filter((place) =>
    rows.some(({ layer, index }) => layer === place.layer && index === place.index),
  )
}
