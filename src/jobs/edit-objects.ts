import { type Frame, threeDegreeFrame } from '../engine/geometry/frame.ts'
import type { ObjectRef } from '../engine/model/finding.ts'
import { frameOf, type Layer } from '../engine/model/park.ts'
import { type Table, shapeAt, type Value } from '../engine/model/table.ts'
import { TableBuilder } from '../engine/model/table-builder.ts'
import type { Command } from '../project/commands/command.ts'
import { type AddLayer, type LayerHead, layerOf } from '../project/commands/layers.ts'
import type { Together } from '../project/commands/park.ts'
import type { AddRow, SetShape, ShapeData } from '../project/commands/rows.ts'
import type { EditableKind } from '../project/editable-kind.ts'
import type { Project } from '../project/project.ts'
import { freeName } from './free-name.ts'
import { layerFile } from './write-layer.ts'

/** Coordinates in degrees, x and y interleaved in each ring. */
export interface DegreeShape {
  readonly kind: 'point' | 'polygon'
  readonly parts: readonly (readonly (readonly number[])[])[]
}

export interface NewObject {
  readonly kind: EditableKind
  readonly shape: DegreeShape
  readonly values: Readonly<Record<string, Value>>
}

const NAMES: Readonly<Record<EditableKind, { file: string; prefix: string }>> = {
  protection_target: { file: 'targets.geojson', prefix: 'T' },
  hazard_source: { file: 'hazards.geojson', prefix: 'H' },
  enterprise: { file: 'enterprises.geojson', prefix: 'E' },
}

export interface StoredLayer {
  readonly name: string
  readonly table: Table
  readonly pieces: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** The change that adds an object; it goes into the first layer of its kind, which is made when there is none. */
export function additionOf(
  project: Project,
  object: NewObject,
): { command: Command; files: StoredLayer[]; ref: ObjectRef } {
  const { park } = project
  const { file, prefix } = NAMES[object.kind]
  const known = park.layers.find(({ kind }) => kind === object.kind)
  const layer = known ?? emptyLayer(object.kind, freeName(park, file), threeDegreeFrame(park.zone))
  const id = freeId(park.layers, object.kind, prefix)
  const row: AddRow = {
    do: 'add-row',
    layer: layer.file,
    id,
    shape: shapeInFrame(object.shape, frameOf(layer), new Map()),
    values: object.values,
  }
  const ref: ObjectRef = { layer: object.kind, id }
  if (known) return { command: row, files: [], ref }
  const { table, ...head } = layer
  const stored = `${crypto.randomUUID()}-${layer.file}`
  const add: AddLayer = { do: 'add-layer', layer: head satisfies LayerHead, receipt: null, files: [stored] }
  const both: Together = { do: 'together', commands: [add, row] }
  // The journal keeps files by the outer command.
  return {
    command: { ...both, files: [stored] } as Command,
    files: [{ name: stored, table, pieces: () => layerFile(layer) }],
    ref,
  }
}

/** The change that gives an object another place or outline. Corners that stay keep their digits. */
export function moveOf(
  project: Project,
  { layer: file, id, shape }: { layer: string; id: string; shape: DegreeShape },
): SetShape {
  const layer = layerOf(project, file)
  const frame = frameOf(layer)
  const index = layer.table.ids.indexOf(id)
  const before = index < 0 ? null : shapeAt(layer.table, index, frame)
  const kept = new Map<string, readonly [number, number]>()
  for (const part of before?.parts ?? [])
    for (const ring of part)
      for (let i = 0; i < ring.length; i += 2) {
        const [lng, lat] = frame.toLngLat(ring[i]!, ring[i + 1]!)
        kept.set(placeKey(lng, lat), [ring[i]!, ring[i + 1]!])
      }
  return { do: 'set-shape', layer: file, id, shape: shapeInFrame(shape, frame, kept) }
}

const placeKey = (lng: number, lat: number) => `${lng.toFixed(9)} ${lat.toFixed(9)}`

function shapeInFrame(
  { kind, parts }: DegreeShape,
  frame: Frame,
  kept: ReadonlyMap<string, readonly [number, number]>,
): ShapeData {
  // Drawn by hand: millimetres and tenths of a millimetre say nothing.
  const digits = frame.kind === 'plane' ? 3 : 8
  const round = (value: number) => Number(value.toFixed(digits))
  return {
    kind,
    parts: parts.map((part) =>
      part.map((ring) => {
        const own: number[] = []
        for (let i = 0; i < ring.length; i += 2) {
          const known = kept.get(placeKey(ring[i]!, ring[i + 1]!))
          own.push(...(known ?? frame.fromLngLat(ring[i]!, ring[i + 1]!).map(round)))
        }
        return own
      }),
    ),
  }
}

function emptyLayer(kind: EditableKind, file: string, frame: Frame): Layer {
  return {
    kind,
    file,
    frame: frame.code,
    shift: null,
    convertedFrom: null,
    accuracyMetres: null,
    date: null,
    name: null,
    nameEn: null,
    table: new TableBuilder().build(),
  }
}

/** Ids name objects by kind, whichever layer they are in. */
function freeId(layers: readonly Layer[], kind: EditableKind, prefix: string): string {
  const taken = new Set(layers.flatMap((layer) => (layer.kind === kind ? layer.table.ids : [])))
  let number = taken.size + 1
  while (taken.has(`${prefix}-${number}`)) number++
  return `${prefix}-${number}`
}
