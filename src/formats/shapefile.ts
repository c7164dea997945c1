import { TableBuilder } from '../engine/model/table-builder.ts'
import type { Table } from '../engine/model/table.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { companionOf, SHAPEFILE_COMPANIONS } from './companions.ts'
import { cpgText } from './cpg.ts'
import { Dbf } from './dbf.ts'
import type { Format, FormatFile, FormatSource, ReadJob } from './format.ts'
import { readPrj } from './prj-file.ts'
import { RowFaults } from './row-faults.ts'
import { addShapePlaces, positionsOf, readShape } from './shp.ts'
import { isShp, type ShpRecords, shpRecords } from './shp-records.ts'
import { stemOf } from './stem.ts'

/** So many rows between two reports. */
const BATCH = 4096

/** ESRI Shapefile with its .dbf, .prj, .cpg and .shx. Z and M are not read. */
export const shapefile: Format = {
  id: 'shapefile',
  extensions: ['shp'],
  companions: SHAPEFILE_COMPANIONS,
  sniff(head, name) {
    // An index begins like the file that it belongs to.
    if (isShp(head)) return /\.shx$/i.test(name) ? 0 : 1
    return /\.shp$/i.test(name) ? 0.6 : 0
  },
  async read(source, { encoding }, job) {
    const { main } = source
    const { dbf, notes } = openDbf(source, encoding)
    const records = shpRecords(main, companionOf(source, 'shx'), dbf?.length ?? null)
    const { code, shift, notes: crsNotes } = readPrj(companionOf(source, 'prj'))
    const { said, ...rows } = await readRows(main, records, dbf, job)
    return {
      layers: [
        {
          name: stemOf(main.name),
          ...rows,
          crs: code,
          shift,
          encoding: dbf?.encoding ?? null,
          ...(dbf && { fieldNames: dbf.fieldNames }),
          notes: [...recordNotes(main, records, dbf), ...notes, ...(dbf?.notes ?? []), ...crsNotes, ...said],
        },
      ],
      refused: [],
    }
  },
  writtenExtensions: ['zip', 'shp'],
  async *write(layer) {
    const { shapefileZip } = await import('./shapefile-write.ts')
    yield* shapefileZip(layer)
  },
}

/** The values, or a note why there are none: the shapes are worth reading without. */
function openDbf(source: FormatSource, encoding: string | null): { dbf: Dbf | null; notes: Note[] } {
  const file = companionOf(source, 'dbf')
  if (!file)
    return { dbf: null, notes: [{ level: 'note', code: 'dbf-missing', params: {}, where: { file: source.main.name } }] }
  try {
    return { dbf: new Dbf(file, cpgText(companionOf(source, 'cpg')), encoding), notes: [] }
  } catch (error) {
    // An encoding that the user named is for the user to mend.
    if (!(error instanceof InputError) || error.code.startsWith('encoding-')) throw error
    return { dbf: null, notes: [error.note, { level: 'error', code: 'dbf-unusable', params: {}, where: error.where }] }
  }
}

/** What is wrong with the files as a whole. */
function recordNotes(main: FormatFile, records: ShpRecords, dbf: Dbf | null): Note[] {
  const notes: Note[] = []
  const say = (level: Note['level'], code: string, params: Note['params']) =>
    notes.push({ level, code, params, where: { file: main.name } })
  const shapes = records.starts.length
  if (records.isCutOff) say('error', 'shp-cut-off', { read: shapes })
  if (records.rescued > 0) say('note', 'shp-rescued', { count: records.rescued })
  if (records.replaced > 0) say('note', 'shp-replaced', { count: records.replaced })
  if (dbf && dbf.length !== shapes)
    say('error', 'shp-dbf-differ', { shapes, rows: dbf.length, count: Math.abs(shapes - dbf.length) })
  if (shapes === 0) say('note', 'no-rows', {})
  return notes
}

async function readRows(
  main: FormatFile,
  records: ShpRecords,
  dbf: Dbf | null,
  job: ReadJob,
): Promise<{ table: Table; leftOut: number[]; said: Note[] }> {
  const { starts, lengths } = records
  const faults = new RowFaults()
  const repairs = new RowFaults()
  const leftOut: number[] = []
  const view = new DataView(main.bytes.buffer, main.bytes.byteOffset, main.bytes.byteLength)
  const count = Math.min(starts.length, dbf?.length ?? Infinity)
  const builder = new TableBuilder(count, positionsOf(view, records))
  for (let index = 0; index < count; index++) {
    if (index % BATCH === 0) await job.report(index, count)
    const row = index + 1
    const start = starts[index]!
    if (dbf?.isDeleted(index)) {
      repairs.add('dbf-deleted', row)
      continue
    }
    const shape =
      start === 0 ? { fault: 'shp-record-broken' } : readShape(view, start, lengths[index]!, row, builder, repairs)
    if (shape !== null && typeof shape === 'object') {
      builder.dropRow()
      faults.add(shape.fault, row)
      if (start > 0) addShapePlaces(leftOut, view, start, lengths[index]!)
      continue
    }
    dbf?.read(index, builder.length)
    builder.endRow('', row, shape)
  }
  await job.report(count, count)
  return {
    table: builder.build(dbf?.columns(builder.length)),
    leftOut,
    said: [...faults.notes(main.name), ...repairs.notes(main.name, 'note')],
  }
}
