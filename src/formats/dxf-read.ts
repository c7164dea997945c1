import { InputError, type Note } from '../engine/model/trouble.ts'
import { DxfDrawing } from './dxf-drawing.ts'
import { dxfText } from './dxf-encoding.ts'
import type { DxfEntity } from './dxf-entity.ts'
import { DxfGroups } from './dxf-groups.ts'
import { nameAreas } from './dxf-names.ts'
import { DxfRows } from './dxf-rows.ts'
import type { FormatFile, RawLayer, ReadJob, ReadOptions, ReadResult } from './format.ts'
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
  const { bytes, label, encoding, notes: textNotes } = dxfText(file, options.encoding)
  const where = { file: file.name }
  const notes: Note[] = [...textNotes]
  const groups = new DxfGroups(bytes, label)
  const drawing = new DxfDrawing(groups, job)
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
    say('error', 'dxf-cut-off', { line: groups.linesTo(drawing.brokenAt), read: drawing.entities })
  }
  for (const [type, count] of entities.leftOut) say('note', 'dxf-left-out', { type, count })
  if (entities.paperSpace > 0) say('note', 'dxf-paper-space', { count: entities.paperSpace })
  const faults = new RowFaults()
  for (const { code, row, params } of entities.faults) faults.add(code, row, params)
  notes.push(...faults.notes(file.name))
  if (entities.layers.size === 0) {
    const first = notes.find(({ level }) => level === 'error')
    throw new InputError(first?.code ?? 'dxf-empty', first?.params, where)
  }
  if (entities.layers.size > MOST_LAYERS) throw new InputError('dxf-too-many-layers', { most: MOST_LAYERS }, where)
  const scale = entities.greatest > MOST_METRES ? 1000 : 1
  if (scale !== 1) say('note', 'dxf-millimetres')
  else if (drawing.units === MILLIMETRES) say('note', 'dxf-units-said')
  const own = [...entities.layers.values()]
  const tables = own.map((layer) => layer.build())
  const names = nameAreas(
    tables.map(({ geometry }) => geometry),
    entities.labels,
  )
  const named = names.reduce((sum, { length }) => sum + length, 0)
  if (named > 0) say('note', 'dxf-names-from-texts', { count: named })
  const layers = own.map((layer, i): RawLayer => {
    const table = tables[i]!
    layer.finish(names[i]!)
    divide(table.geometry.positions, scale)
    const remarks = [...layer.notes(file.name), ...hiddenNotes(drawing, layer.name, file.name)]
    return { name: layer.name, table, crs: null, encoding, notes: remarks, features: table.length }
  })
  const [first] = layers
  // Of several layers one has what is said of the drawing.
  return { layers: [{ ...first!, notes: [...notes, ...first!.notes] }, ...layers.slice(1)], refused: [] }
}

/** Divided, not multiplied by a thousandth, which no double is. */
function divide(positions: Float64Array, scale: number): void {
  if (scale !== 1) for (let i = 0; i < positions.length; i++) positions[i]! /= scale
}

function hiddenNotes({ hiddenLayers }: DxfDrawing, layer: string, file: string): Note[] {
  const hidden = hiddenLayers.get(layer)
  if (!hidden) return []
  const code = hidden === 'off' ? 'dxf-layer-off' : 'dxf-layer-frozen'
  return [{ level: 'note', code, params: { layer }, where: { file } }]
}
