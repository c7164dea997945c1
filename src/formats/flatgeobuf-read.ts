import { TableBuilder } from '../engine/model/table-builder.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { addKinds } from './add-kinds.ts'
import { FlatTable } from './flat-table.ts'
import { addFlatGeometry, addFlatPlaces } from './flatgeobuf-geometry.ts'
import { PointRun } from './flatgeobuf-points.ts'
import { indexBytes } from './flatgeobuf-index.ts'
import { columnsOf, type FlatColumn, setProperties } from './flatgeobuf-properties.ts'
import { CRS, FEATURE, HEADER, MAGIC } from './flatgeobuf-schema.ts'
import type { FormatFile, RawLayer, ReadJob } from './format.ts'
import { PartList } from './part-list.ts'
import { PropertyColumns } from './property-columns.ts'
import { RowFaults } from './row-faults.ts'

const REPORT_BYTES = 1_048_576

/** Least bytes of a row, and of a value in it. */
const ROW_BYTES = 16
const VALUE_BYTES = 3

/**
 * Features that cannot be read are counted in a note; those that mix kinds of shapes are such ones, or are taken `apart`.
 * Throws InputError when not one can.
 */
export async function readFlatgeobuf(
  { name: file, bytes }: FormatFile,
  job: ReadJob,
  apart = false,
): Promise<RawLayer> {
  const header = openHeader(bytes, file)
  return readFeatures(bytes, header, { first: header.first, expected: header.expected, apart }, file, job)
}

/** The features that stand in `bytes` from `first` on: `expected` of them, or an unknown number, 0. */
export async function readFeatures(
  bytes: Uint8Array,
  header: FlatHeader,
  { first, expected, apart = false }: { first: number; expected: number; apart?: boolean },
  file: string,
  job: ReadJob,
): Promise<RawLayer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const features = new FeatureReader(view, { ...factsOf(bytes, header, { first, expected }, file), apart })
  let at = first
  let reported = first
  let cutOff = first > bytes.length
  while (at < bytes.length && !cutOff) {
    const next = features.readPoints(at)
    if (next > at) at = next
    else {
      const end = at + 4 > bytes.length ? Infinity : at + 4 + view.getUint32(at, true)
      cutOff = end > bytes.length || end === at + 4
      if (cutOff) break
      features.read(at + 4, end)
      at = end
    }
    if (at - reported < REPORT_BYTES) continue
    reported = at
    const wait = job.report(at, bytes.length)
    if (wait) await wait
  }
  const lost = lostNote(features, expected, cutOff, file)
  if (lost && features.readable === 0) throw brokenFile(file)
  const { notes, ...built } = features.build(file)
  const system = await systemOf(header, file)
  const all = [...notes, ...(lost ? [lost] : []), ...system.notes]
  return { name: header.name || file, ...built, ...system, notes: all }
}

/** The code of the system, or what its text says where an office has made it and it has none. */
async function systemOf({ crs, crsText }: FlatHeader, name: string) {
  if (crsText === '') return { crs, notes: [] }
  const { readPrj } = await import('./prj-file.ts')
  const { code, shift, notes } = readPrj({ name, bytes: new TextEncoder().encode(crsText) })
  return { crs: code, shift, notes }
}

const brokenFile = (file: string) => new InputError('broken-flatgeobuf', { read: 0 }, { file })

/** What stands in front of the features. */
export interface FlatHeader {
  readonly table: FlatTable
  readonly name: string
  readonly crs: string | null
  /** Of a system without a code, well-known text; else ''. */
  readonly crsText: string
  /** Of all geometries, or 0. */
  readonly type: number
  /** How many features there should be; 0 is unknown. */
  readonly expected: number
  /** Children of a node of the index; 0 without one. */
  readonly nodeSize: number
  /** Where the index and where the first feature starts. */
  readonly indexAt: number
  readonly first: number
}

/** Reads the header at the beginning of a file. Throws InputError for what is none, or is cut off. */
export function openHeader(bytes: Uint8Array, file: string): FlatHeader {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const length = view.getUint32(MAGIC.length, true)
    const at = MAGIC.length + 4
    const table = FlatTable.root(new DataView(view.buffer, view.byteOffset + at, length))
    const expected = table.uint64(HEADER.featuresCount, 0)
    const nodeSize = table.uint16(HEADER.indexNodeSize, 16)
    const crs = crsOf(table)
    return {
      table,
      name: table.text(HEADER.name) ?? '',
      crs,
      crsText: (crs === null && table.table(HEADER.crs)?.text(CRS.wkt)) || '',
      type: table.uint8(HEADER.geometryType, 0),
      expected,
      nodeSize: expected === 0 ? 0 : nodeSize,
      indexAt: at + length,
      first: at + length + indexBytes(expected, nodeSize),
    }
  } catch (error) {
    if (error instanceof RangeError) throw brokenFile(file)
    throw error
  }
}

interface Facts {
  readonly columns: PropertyColumns
  readonly known: readonly FlatColumn[]
  readonly type: number
  /** For how many features the file has bytes, of those that it says: that may be anything. */
  readonly room: number
}

function factsOf(
  bytes: Uint8Array,
  { table, type }: FlatHeader,
  { first, expected }: { first: number; expected: number },
  file: string,
): Facts {
  try {
    const count = table.vector(HEADER.columns, 4)?.length ?? 0
    const room = Math.max(0, Math.min(expected, Math.floor((bytes.length - first) / (ROW_BYTES + count * VALUE_BYTES))))
    const columns = new PropertyColumns(bytes, false, room)
    return { columns, known: columnsOf(table, HEADER.columns, columns), type, room }
  } catch (error) {
    if (error instanceof RangeError) throw brokenFile(file)
    throw error
  }
}

function crsOf(header: FlatTable): string | null {
  const crs = header.table(HEADER.crs)
  const code = crs?.int32(CRS.code, 0) || crs?.text(CRS.codeString)
  return code ? `${crs?.text(CRS.org) || 'EPSG'}:${code}` : null
}

/** A count of 0 in the header is unknown. */
function lostNote(features: FeatureReader, expected: number, cutOff: boolean, file: string): Note | null {
  const { readable, broken } = features
  const lost = expected > 0 ? Math.max(expected - readable, broken.length) : broken.length
  if (lost === 0 && !cutOff) return null
  const where = broken.length > 0 ? { file, row: broken[0]! } : { file }
  const rows = broken.length > 1 && { rows: broken }
  if (expected === 0 && cutOff)
    return { level: 'error', code: 'rows-lost-unknown', params: { read: readable }, where, ...rows }
  const params = { count: lost, read: readable, expected: readable + lost }
  return { level: 'error', code: 'rows-lost', params, where, ...rows }
}

class FeatureReader {
  /** Features whose bytes make sense, used or not; and rows of those whose bytes do not. */
  readable = 0
  readonly broken: number[] = []
  readonly #view: DataView
  readonly #points: PointRun
  readonly #table: TableBuilder
  readonly #columns: PropertyColumns
  readonly #known: readonly FlatColumn[]
  readonly #type: number
  readonly #faults = new RowFaults()
  readonly #binary = new RowFaults()
  readonly #remarks = new RowFaults()
  readonly #apart: boolean
  /** Positions of shapes of a type that cannot be used. */
  readonly #leftOut: number[] = []
  #isApart = false
  #row = 0

  constructor(view: DataView, { columns, known, type, room, apart }: Facts & { apart: boolean }) {
    this.#apart = apart
    this.#view = view
    this.#points = new PointRun(view, known, type)
    this.#table = new TableBuilder(room)
    this.#columns = columns
    this.#known = known
    this.#type = type
  }

  /** Takes points from this place on as long as they are plain; returns where the first feature stands that is not. */
  readPoints(at: number): number {
    const next = this.#points.take(at, this.#table.length)
    const { count, xy } = this.#points
    this.#table.addPointRows(xy.subarray(0, count * 2), this.#row + 1)
    this.#row += count
    this.readable += count
    return next
  }

  /** Takes the feature between these places. */
  read(from: number, end: number): void {
    const row = ++this.#row
    const index = this.#table.length
    try {
      const feature = this.#featureAt(from, end)
      const binary = this.#setValues(feature, from, index)
      const geometry = feature.table(FEATURE.geometry)
      const kind = geometry && addFlatGeometry(this.#table, geometry, this.#type)
      this.#table.endRow('', row, kind)
      for (const field of binary ?? []) this.#binary.add('binary-left-out', row, { field })
      this.readable++
    } catch (error) {
      this.#table.dropRow()
      this.#columns.drop(index)
      if (error instanceof RangeError) this.broken.push(row)
      else if (error instanceof InputError) {
        this.readable++
        if (error.code === 'mixed-collection' && this.#apart) this.#readApart(from, end, row)
        else this.#faults.add(error.code, row, error.params)
        if (error.code === 'geometry-not-supported')
          addFlatPlaces(this.#leftOut, this.#featureAt(from, end).table(FEATURE.geometry)!)
      } else throw error
    }
  }

  #featureAt(from: number, end: number): FlatTable {
    return FlatTable.root(new DataView(this.#view.buffer, this.#view.byteOffset + from, end - from))
  }

  /** Sets the values of the feature that stands from this place on; returns the names of those that are binary. */
  #setValues(feature: FlatTable, from: number, index: number) {
    const properties = feature.vector(FEATURE.properties, 1)
    const own = feature.vector(FEATURE.columns, 4)
    const known = own && own.length > 0 ? columnsOf(feature, FEATURE.columns, this.#columns) : this.#known
    const start = properties ? from + properties.at : 0
    return properties && setProperties(known, index, this.#view, start, start + properties.length)
  }

  #readApart(from: number, end: number, row: number): void {
    const feature = this.#featureAt(from, end)
    const parts = new PartList()
    addFlatGeometry(parts, feature.table(FEATURE.geometry)!, this.#type)
    addKinds(this.#table, parts, { row, id: '', remarks: this.#remarks }, (index) => {
      for (const field of this.#setValues(feature, from, index) ?? [])
        this.#binary.add('binary-left-out', row, { field })
    })
    this.#isApart = true
  }

  build(file: string): Pick<RawLayer, 'table' | 'notes' | 'features' | 'leftOut' | 'fieldNames'> {
    const renamed = this.#known.filter(({ name, written }) => name !== written)
    const said = renamed.map(({ name }): Note => ({ level: 'note', code: 'dbf-field-renamed', params: { name }, where: { file } })) // prettier-ignore
    return {
      table: this.#table.build(this.#columns.build(this.#table.length)),
      ...(renamed.length > 0 && { fieldNames: this.#known.map(({ written }) => written) }),
      notes: [
        ...said,
        ...this.#faults.notes(file),
        ...this.#binary.notes(file, 'note'),
        ...this.#remarks.notes(file, 'note'),
      ],
      // Rows are not features any more.
      ...(this.#isApart && { features: this.#row }),
      ...(this.#leftOut.length > 0 && { leftOut: this.#leftOut }),
    }
  }
}
