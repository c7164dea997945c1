import * as v from 'valibot'
import { makeShape, type Ring, type ShapeKind } from '../../engine/geometry/shape.ts'
import { repairRing } from '../../engine/geometry/validity.ts'
import { selfCrossing } from '../../engine/geometry/self-crossing.ts'
import { addRow as addTableRow, removeRows, type RowShape, setShape, setValues } from '../../engine/model/edit-table.ts'
import { frameOf, type Layer } from '../../engine/model/park.ts'
import type { Value } from '../../engine/model/table.ts'
import { InputError } from '../../engine/model/trouble.ts'
import { describeIssue } from '../describe-issue.ts'
import { isEditable } from '../editable-kind.ts'
import { ROW_SCHEMAS } from '../park-schema.ts'
import type { Command, CommandKind } from './command.ts'
import { layerOf, withLayer } from './layers.ts'

/** Coordinates in the frame of the layer, x and y interleaved in each ring. */
export interface ShapeData {
  readonly kind: ShapeKind
  readonly parts: readonly (readonly (readonly number[])[])[]
}

export interface SetValues extends Command {
  readonly do: 'set-values'
  readonly layer: string
  readonly ids: readonly string[]
  readonly values: Readonly<Record<string, Value>>
}

export const setRowValues: CommandKind<SetValues> = {
  id: 'set-values',
  apply(project, { layer: file, ids, values }) {
    const layer = editable(layerOf(project, file))
    const indices = ids.map((id) => indexOf(layer, id))
    checkValues(layer, values)
    return withLayer(project, { ...layer, table: setValues(layer.table, indices, values) })
  },
}

export interface SetShape extends Command {
  readonly do: 'set-shape'
  readonly layer: string
  readonly id: string
  readonly shape: ShapeData
}

export const setRowShape: CommandKind<SetShape> = {
  id: 'set-shape',
  apply(project, { layer: file, id, shape }) {
    const layer = editable(layerOf(project, file))
    return withLayer(project, { ...layer, table: setShape(layer.table, indexOf(layer, id), rowShape(layer, shape)) })
  },
}

export interface AddRow extends Command {
  readonly do: 'add-row'
  readonly layer: string
  readonly id: string
  readonly shape: ShapeData
  readonly values: Readonly<Record<string, Value>>
}

export const addRow: CommandKind<AddRow> = {
  id: 'add-row',
  apply(project, { layer: file, id, shape, values }) {
    const layer = editable(layerOf(project, file))
    if (layer.table.ids.includes(id)) throw new InputError('id-taken', { id })
    checkValues(layer, values)
    const row = layer.table.rows.reduce((most, number) => Math.max(most, number), 0) + 1
    return withLayer(project, { ...layer, table: addTableRow(layer.table, id, row, rowShape(layer, shape), values) })
  },
}

export interface DeleteRows extends Command {
  readonly do: 'delete-rows'
  readonly layer: string
  readonly ids: readonly string[]
}

export const deleteRows: CommandKind<DeleteRows> = {
  id: 'delete-rows',
  apply(project, { layer: file, ids }) {
    const layer = editable(layerOf(project, file))
    const indices = new Set(ids.map((id) => indexOf(layer, id)))
    return withLayer(project, { ...layer, table: removeRows(layer.table, indices) })
  },
}

function editable(layer: Layer): Layer {
  if (!isEditable(layer.kind)) throw new InputError('not-editable', { layer: layer.kind })
  return layer
}

export function indexOf({ table, file }: Layer, id: string): number {
  const index = table.ids.indexOf(id)
  if (index < 0) throw new InputError('unknown-row', { id, layer: file })
  return index
}

/** A value has to fit the schema of its column; a column that no rule knows takes anything. */
export function checkValues({ kind }: Layer, values: Readonly<Record<string, Value>>): void {
  const entries: Readonly<Record<string, v.GenericSchema>> = ROW_SCHEMAS[kind].entries
  for (const [name, value] of Object.entries(values)) {
    if (name === 'id') throw new InputError('id-is-fixed')
    const schema = entries[name]
    if (!schema || (value === null && schema.type === 'optional')) continue
    const parsed = v.safeParse(schema, value)
    if (!parsed.success) throw new InputError('value-wrong', { field: name, ...describeIssue(parsed.issues[0]) })
  }
}

/** The shape with its rings closed and wound. Throws InputError for an outline that crosses itself. */
function rowShape(layer: Layer, { kind, parts }: ShapeData): RowShape {
  const rings = parts.map((part) =>
    part.map((ring, r): Ring => {
      if (!ring.every(Number.isFinite)) throw new InputError('bad-coordinates')
      const raw = Float64Array.from(ring)
      if (kind !== 'polygon') return raw
      const { ring: closed } = repairRing(raw, r === 0)
      if (closed.length < 8) throw new InputError('short-ring')
      return closed
    }),
  )
  const crossing = kind === 'polygon' ? selfCrossing(makeShape(kind, frameOf(layer), rings)) : null
  if (crossing) throw new InputError('outline-crosses', { x: crossing[0], y: crossing[1] })
  return { kind, parts: rings }
}
