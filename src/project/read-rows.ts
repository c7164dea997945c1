import * as v from 'valibot'
import { makeShape, type ShapeKind } from '../engine/geometry/shape.ts'
import type { Frame } from '../engine/geometry/frame.ts'
import { repairRing, selfCrossing } from '../engine/geometry/validity.ts'
import type { LayerKind } from '../engine/model/layer-kind.ts'
import type { Row, Value } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import { describeIssue } from './describe-issue.ts'
import { ROW_SCHEMAS } from './park-schema.ts'

const AREAS: ReadonlySet<LayerKind> = new Set([
  'boundary',
  'control_line',
  'enterprise',
  'production_area',
  'survey_coverage',
])

/** Columns that hold an identifier: a number in the file is a text here. */
const IDENTIFIERS = new Set(['id', 'version', 'boundary', 'enterprise'])

/**
 * Rows of a layer made fit for the rules: identifiers, types, shapes. What is unusable goes, with a note that names the
 * row; a value that is unusable becomes null and the row stays.
 */
export function readRows(
  raw: readonly Row[],
  kind: LayerKind,
  frame: Frame,
  file: string,
): { rows: Row[]; notes: Note[] } {
  const notes: Note[] = []
  const rows: Row[] = []
  const taken = new Set<string>()
  const schema = ROW_SCHEMAS[kind]
  const error = (code: string, row: number, params: Note['params'] = {}) =>
    notes.push({ level: 'error', code, params, where: { file, row } })
  const note = (code: string, row: number, params: Note['params'] = {}) =>
    notes.push({ level: 'note', code, params, where: { file, row } })

  for (const { id: featureId, row, shape, values } of raw) {
    if (!shape) {
      error('no-geometry', row)
      continue
    }
    const fitting = fitShape(shape, kind)
    if (!fitting) {
      error('wrong-geometry', row, { layer: kind, found: shape.kind })
      continue
    }
    if (fitting !== shape) note('line-taken-as-area', row)
    const crossing = fitting.kind === 'polygon' ? selfCrossing(makeShape('polygon', frame, fitting.parts)) : null
    if (crossing) {
      error('self-crossing', row, { x: crossing[0], y: crossing[1] })
      continue
    }
    const clean = new Map<string, Value>()
    for (const [name, value] of values) clean.set(name, name in schema.entries ? fitValue(name, value) : value)
    for (const [name, entry] of Object.entries(schema.entries)) {
      const value = clean.get(name) ?? null
      if (value === null) {
        clean.delete(name)
        if (entry.type !== 'optional' && name !== 'id') error('field-missing', row, { field: name })
        continue
      }
      const parsed = v.safeParse(entry, value)
      if (parsed.success) continue
      error('field-wrong', row, { field: name, ...describeIssue(parsed.issues[0]) })
      clean.delete(name)
    }
    let id = String(clean.get('id') ?? (featureId || row))
    if (taken.has(id) && kind !== 'boundary') {
      const renamed = `${id}#${row}`
      if (clean.has('id') || featureId) note('duplicate-id', row, { id, renamed })
      id = renamed
    }
    taken.add(id)
    rows.push({ id, row, shape: fitting, values: clean })
  }
  return { rows, notes }
}

type RowShape = NonNullable<Row['shape']>

/** Areas may come as closed lines, as drawing programs write them. */
function fitShape(shape: RowShape, kind: LayerKind): RowShape | null {
  if (!AREAS.has(kind) || shape.kind === 'polygon') return shape
  const closed = ([ring]: RowShape['parts'][number]) =>
    ring !== undefined && ring.length >= 8 && ring[0] === ring[ring.length - 2] && ring[1] === ring[ring.length - 1]
  if (shape.kind !== 'line' || !shape.parts.every(closed)) return null
  return { kind: 'polygon' satisfies ShapeKind, parts: shape.parts.map(([ring]) => [repairRing(ring!, true).ring]) }
}

/** Values as tables from other programs hold them: numbers in text, numbers as identifiers, JSON in a text column. */
function fitValue(name: string, value: Value): Value {
  if (value === '') return null
  if (IDENTIFIERS.has(name)) return typeof value === 'number' ? String(value) : value
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (/^-?\d+(\.\d+)?$/.test(text)) return name.startsWith('name') || TEXT_LIKE.has(name) ? value : Number(text)
  if (name === 'substances') {
    try {
      return JSON.parse(text) as Value
    } catch {
      return value
    }
  }
  return value
}

const TEXT_LIKE = new Set([
  'document',
  'authority',
  'east',
  'south',
  'west',
  'north',
  'medium',
  'basis',
  'source',
  'settlement',
])
