import { planeArea } from '../engine/geometry/area.ts'
import { type Frame, threeDegreeFrame } from '../engine/geometry/frame.ts'
import { projectPoints } from '../engine/geometry/project-points.ts'
import { reframe } from '../engine/geometry/reframe.ts'
import type { Ring, Shape } from '../engine/geometry/shape.ts'
import type { LayerKind } from '../engine/model/layer-kind.ts'
import { type BoundaryVersion, frameOf, type Layer, type Park, placesOf, versionsOf } from '../engine/model/park.ts'
import { textAt } from '../engine/model/table.ts'
import { InputError } from '../engine/model/trouble.ts'
import { versionInForce } from '../engine/model/version-in-force.ts'
import { draftOutline } from '../project/commands/draft-rows.ts'

/** Lines that a corner may be set upon, in the frame of the draft. */
export interface SnapLines {
  readonly kind: 'boundary' | 'plant' | 'road'
  readonly name: string
  /** The line, and those of its positions that are corners: an edge of another frame is bent here. */
  readonly line: Ring
  readonly corners: Float64Array
}

/** A draft as the page draws it. All numbers are exact, in the frame of its layer. */
export interface DraftOutlineView {
  readonly version: string
  readonly frame: { readonly code: string; readonly shift: readonly number[] | null }
  readonly layer: string
  readonly parts: readonly (readonly Ring[])[]
  /** Of each part the row, and its number in that row. */
  readonly rows: readonly { readonly id: string; readonly part: number }[]
  /** In the plane of the frame, or of the park's zone for one without. */
  readonly squareMetres: number
  /** The outline that it was made from, else the one in force. */
  readonly ghost: {
    readonly version: string
    readonly parts: readonly (readonly Ring[])[]
    readonly squareMetres: number
  } | null
  readonly snaps: readonly SnapLines[]
}

export interface OpenedDraft {
  readonly version: BoundaryVersion
  readonly layer: Layer
}

/** Throws InputError for a version that is not a draft, or that lies in several layers. */
export function openDraft(park: Park, id: string): OpenedDraft {
  const versions = versionsOf(park)
  const version = versions.find((one) => one.id === id)
  if (!version)
    throw new InputError('unknown-version', { version: id, known: versions.map((one) => one.id).join(', ') || '—' })
  if (version.status !== 'draft') throw new InputError('not-draft', { version: id })
  const { layer } = version.parts[0]!
  if (version.parts.some((part) => part.layer !== layer)) throw new InputError('draft-in-layers', { version: id })
  return { version, layer }
}

export const planeOf = (park: Park, frame: Frame): Frame => (frame.survey ? frame : threeDegreeFrame(park.zone))

export function draftOutlineView(park: Park, { version, layer }: OpenedDraft, asOf: string): DraftOutlineView {
  const { shape, rows } = draftOutline(layer, version.id)
  const { frame } = shape
  const plane = planeOf(park, frame)
  const versions = versionsOf(park)
  const from = textAt(layer.table, 'based_on', version.parts[0]!.index)
  const base = versions.find(({ id }) => id === from) ?? versionInForce(versions, asOf)
  const ghost = base && base.id !== version.id ? reframe(base.shape, frame) : null
  return {
    version: version.id,
    frame: { code: layer.frame, shift: layer.shift },
    layer: layer.file,
    parts: shape.parts,
    rows: rows.map(({ index, part }) => ({ id: layer.table.ids[index]!, part })),
    squareMetres: planeArea(reframe(shape, plane)),
    ghost: ghost && {
      version: base!.id,
      parts: ghost.parts,
      squareMetres: planeArea(reframe(base!.shape, plane)),
    },
    snaps: snapLines(park, version, frame),
  }
}

const SNAPPED: readonly (readonly [LayerKind, SnapLines['kind']])[] = [
  ['boundary', 'boundary'],
  ['enterprise', 'plant'],
  ['production_area', 'plant'],
  ['road', 'road'],
]

/** Numbers of the same frame stay as they are, so that a corner set upon another has its very digits. */
function snapLines(park: Park, draft: BoundaryVersion, frame: Frame): SnapLines[] {
  return SNAPPED.flatMap(([layerKind, kind]) =>
    placesOf(park, layerKind)
      .filter((place) => !draft.parts.includes(place) && textAt(place.layer.table, 'version', place.index) !== draft.id)
      .flatMap((place) => {
        const name = textAt(place.layer.table, 'version', place.index) ?? place.name ?? place.id
        return linesOf(place.shape, frame, frameOf(place.layer)).map((lines) => ({ kind, name, ...lines }))
      }),
  )
}

function linesOf(shape: Shape, frame: Frame, own: Frame): { line: Ring; corners: Float64Array }[] {
  if (shape.kind === 'point') return []
  const here = reframe(shape, frame)
  return shape.parts.flatMap((rings, p) =>
    rings.map((ring, r) => ({ line: here.parts[p]![r]!, corners: projectPoints(ring, own, frame) })),
  )
}
