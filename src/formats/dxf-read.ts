import { TableBuilder } from '../engine/model/table-builder.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { DxfDrawing } from './dxf-drawing.ts'
import { decodeDxf } from './dxf-encoding.ts'
import type { DxfEntity } from './dxf-entity.ts'
import { DxfGroups } from './dxf-groups.ts'
import { nameAreas } from './dxf-names.ts'
import { type DxfRow, DxfRows } from './dxf-rows.ts'
import type { Encoding, FormatFile, RawLayer, ReadJob, ReadOptions, ReadResult } from './format.ts'
import { RowFaults } from './row-faults.ts'

const MILLIMETRES = 4
/** No coordinate in metres is as large: a zone and its easting are below 46 million. */
const MOST_METRES = 1e8
/** More drawing layers are no data of anyone's; each costs memory. */
const MOST_LAYERS = 2000

/**
 * Every drawing layer that has anything is a layer. A drawing names no coordinate system: its numbers and the park tell.
 * Throws InputError when nothing of it can be used.
 */
export async function readDxf(file: FormatFile, options: ReadOptions, job: ReadJob): Promise<ReadResult> {
  const { text, encoding, notes: textNotes } = decodeDxf(file, options.encoding)
  const where = { file: file.name }
  const notes: Note[] = [...textNotes]
  const drawing = new DxfDrawing(new DxfGroups(text), job)
  const entities = new DxfRows(drawing.blocks)
  // Blocks come before what inserts them in every drawing that follows the order of sections.
  const inserts: DxfEntity[] = []
  const say = (level: Note['level'], code: string, params: Note['params'] = {}) =>
    notes.push({ level, code, params, where })
  try {
    await drawing.read((entity) => {
      if (entity.type === 'INSERT' && drawing.blocks.size === 0) inserts.push(entity)
      else entities.add(entity)
    })
    for (const insert of inserts) entities.add(insert)
  } catch (error) {
    throw error instanceof InputError ? new InputError(error.code, error.params, where) : error
  }
  if (drawing.brokenAt !== null) {
    const line = text.slice(0, drawing.brokenAt).split('\n').length
    say('error', 'dxf-cut-off', { line, read: drawing.entities })
  }
  for (const [type, count] of entities.leftOut) say('note', 'dxf-left-out', { type, count })
  if (entities.paperSpace > 0) say('note', 'dxf-paper-space', { count: entities.paperSpace })
  const faults = new RowFaults()
  for (const { code, row, params } of entities.faults) faults.add(code, row, params)
  notes.push(...faults.notes(file.name))
  const { rows } = entities
  if (rows.length === 0) {
    const first = notes.find(({ level }) => level === 'error')
    throw new InputError(first?.code ?? 'dxf-empty', first?.params, where)
  }
  const scale = scaleOf(rows)
  if (scale !== 1) say('note', 'dxf-millimetres')
  else if (drawing.units === MILLIMETRES) say('note', 'dxf-units-said')
  const named = nameAreas(rows)
  if (named > 0) say('note', 'dxf-names-from-texts', { count: named })
  const layers = layersOf(rows, scale, file.name, encoding, drawing)
  const [first] = layers
  // Of several layers one has what is said of the drawing.
  return { layers: [{ ...first!, notes: [...notes, ...first!.notes] }, ...layers.slice(1)], refused: [] }
}

function scaleOf(rows: readonly DxfRow[]): number {
  let most = 0
  for (const { parts } of rows) for (const part of parts) for (const [x, y] of part as readonly (readonly number[] | Float64Array)[]) most = Math.max(most, Math.abs(x!), Math.abs(y!)) // prettier-ignore
  return most > MOST_METRES ? 1000 : 1
}

function layersOf(
  rows: readonly DxfRow[],
  scale: number,
  file: string,
  encoding: Encoding,
  { hiddenLayers }: DxfDrawing,
): RawLayer[] {
  const byLayer = new Map<string, DxfRow[]>()
  for (const row of rows) {
    const own = byLayer.get(row.layer)
    if (own) own.push(row)
    else byLayer.set(row.layer, [row])
  }
  if (byLayer.size > MOST_LAYERS) throw new InputError('dxf-too-many-layers', { most: MOST_LAYERS }, { file })
  return [...byLayer].map(([name, own]) => {
    const table = new TableBuilder()
    const remarks = new RowFaults()
    for (const { kind, parts, values, text, handle, row, hasCurves, hasHeight } of own) {
      for (const part of parts) {
        for (const ring of part) {
          // Divided, not multiplied by a thousandth, which no double is.
          for (let i = 0; i < ring.length; i += 2) table.addPosition(ring[i]! / scale, ring[i + 1]! / scale)
          table.endRing()
        }
        table.endPart()
      }
      for (const [field, value] of values) table.setValue(field, value)
      if (text !== null) table.setValue('Text', text)
      table.endRow(handle, row, kind)
      if (hasCurves) remarks.add('dxf-curves', row)
      if (hasHeight) remarks.add('dxf-heights', row)
    }
    const hidden = hiddenLayers.get(name)
    const notes = remarks.notes(file, 'note')
    const code = hidden === 'off' ? 'dxf-layer-off' : 'dxf-layer-frozen'
    if (hidden) notes.push({ level: 'note', code, params: { layer: name }, where: { file } })
    return { name, table: table.build(), crs: null, encoding, notes, features: own.length }
  })
}
