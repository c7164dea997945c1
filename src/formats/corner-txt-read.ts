import { TableBuilder } from '../engine/model/table-builder.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { orientParcels } from './corner-axes.ts'
import { checkParcel } from './corner-check.ts'
import { type CornerHead, readCornerHead } from './corner-head.ts'
import { type CornerText, HEADER_FIELDS, readCornerLines } from './corner-lines.ts'
import { CornerNotes } from './corner-notes.ts'
import { layoutOf, type Parcel, readParcel } from './corner-parcel.ts'
import { addCornerShape, type CornerShape, shapeCorners } from './corner-rings.ts'
import { readCornerTable } from './corner-table.ts'
import { decodeText } from './encoding.ts'
import {
  ASKED_LATER,
  type Encoding,
  type FormatFile,
  type RawLayer,
  type ReadJob,
  type ReadOptions,
  type ReadResult,
} from './format.ts'
import { guessCrs } from './guess-crs.ts'

const PARCELS_PER_REPORT = 64

/** Reads a corner file; see corner-txt.ts for what it may look like. */
export async function readCornerTxt(file: FormatFile, options: ReadOptions, job: ReadJob): Promise<ReadResult> {
  const { text, encoding } = decodeText(file.bytes, options.encoding, file.name)
  const read = readCornerLines(text, file.name)
  const layout = layoutOf(read.parcels)
  if (!read.recognised && layout < 4)
    return { layers: [{ ...readCornerTable(text, file.name, options), encoding }], refused: [] }
  if (read.parcels.length === 0) throw new InputError('corner-no-parcels', {}, { file: file.name })
  const notes = new CornerNotes()
  for (const line of read.ignored) notes.add('note', 'corner-line-ignored', line)
  const head = readCornerHead(read.facts, notes)
  const groups = new Map<string, Parcel[]>()
  let lost = 0
  for (const [i, lines] of read.parcels.entries()) {
    if (i % PARCELS_PER_REPORT === 0) await job.report(i, read.parcels.length)
    if (!lines.header) notes.add('note', 'corner-header-missing', lines.line)
    else if (!lines.marked) notes.add('note', 'corner-header-unmarked', lines.line)
    const parcel = readParcel(lines, layout, notes)
    if (!parcel) {
      lost++
      continue
    }
    const key = parcel.prefix === null ? parcel.unit : `${parcel.unit} ${parcel.prefix}`
    const group = groups.get(key)
    if (group) group.push(parcel)
    else groups.set(key, [parcel])
  }
  return layersOf(file.name, encoding, read, head, [...groups.values()], lost, options, notes)
}

/** One layer for each unit and zone that there are: nearly always one. */
function layersOf(
  file: string,
  encoding: Encoding,
  read: CornerText,
  head: CornerHead,
  groups: readonly Parcel[][],
  lost: number,
  options: ReadOptions,
  notes: CornerNotes,
): ReadResult {
  const facts = new Map(read.facts)
  const decimals = groups.flat().flatMap((parcel) => parcel.decimals ?? [])
  if (decimals.length > 0) facts.set('decimals', String(decimals.reduce((a, b) => Math.max(a, b))))
  const layers: Omit<RawLayer, 'notes'>[] = []
  const refused: { layer: string; note: Note }[] = []
  for (const parcels of groups) {
    const [{ unit, prefix }] = parcels as [Parcel]
    const name = groups.length === 1 ? file : `${file} [${prefix ?? unit}]`
    const factsOfUnit = new Map(facts).set('unit', unit === 'degrees' ? 'degrees' : 'metres')
    try {
      const system = crsOf(parcels, head, options, notes, file)
      const table = tableOf(parcels, notes)
      const features = parcels.length + (layers.length === 0 ? lost : 0)
      layers.push({ name, table, features, ...system, shift: head.shift, encoding, facts: factsOfUnit })
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      if (groups.length === 1) throw error
      refused.push({ layer: name, note: error.note })
    }
  }
  // Nothing left, and why is in the notes.
  if (groups.length === 0)
    layers.push({ name: file, table: new TableBuilder().build(), features: lost, crs: null, encoding, facts })
  if (layers.length === 0) throw new InputError(refused[0]!.note.code, refused[0]!.note.params, { file })
  const said = notes.list(file)
  return { layers: layers.map((layer, i) => ({ ...layer, notes: i === 0 ? said : [] })), refused }
}

function crsOf(
  parcels: readonly Parcel[],
  head: CornerHead,
  options: ReadOptions,
  notes: CornerNotes,
  file: string,
): { crs: string | null; candidates?: readonly string[]; undecided?: boolean } {
  const [{ unit, corners, lines }] = parcels as [Parcel]
  if (head.foreignDatum || (head.foreignPlane && unit !== 'degrees')) return { crs: null, undecided: true }
  try {
    const { candidates, assumed } = guessCrs([corners[0]!.x, corners[0]!.y], head.hints, file)
    if (assumed.zoneIsMeridian && unit !== 'degrees')
      notes.add('note', 'corner-zone-is-meridian', 1, { meridian: head.hints.zone! })
    const [first] = candidates
    if (!head.datumStated || candidates.length !== 1) return { crs: null, candidates }
    if (!head.isWgs84) return { crs: first! }
    if (unit !== 'degrees') notes.add('note', 'corner-wgs84', 1, { crs: first! })
    return { crs: unit === 'degrees' ? 'EPSG:4326' : first! }
  } catch (error) {
    // The user has said which it is, or will: then the contradiction is only worth a note.
    if (!(error instanceof InputError) || options.crs === null) throw error
    if (options.crs === ASKED_LATER) notes.add('error', error.code, lines.line, error.params)
    else notes.add('error', 'corner-head-contradicts', lines.line, { ...error.params, crs: options.crs })
    return { crs: null, undecided: true }
  }
}

function tableOf(parcels: readonly Parcel[], notes: CornerNotes) {
  const table = new TableBuilder()
  const oriented = orientParcels(parcels, notes)
  parcels.forEach((parcel, i) => {
    const { lines, kind } = parcel
    const shape = shapeCorners(oriented[i]!, kind)
    if (!shape) {
      notes.add('error', kind === 'line' ? 'corner-line-short' : 'corner-parcel-short', lines.line)
      return
    }
    for (const line of shape.repeatedCorners) notes.add('note', 'corner-repeated', line)
    for (const line of shape.repeatedRings) notes.add('note', 'corner-ring-repeated', line)
    checkParcel(parcel, shape, notes)
    addParcel(table, parcel, shape)
  })
  return table.build()
}

function addParcel(table: TableBuilder, { lines }: Parcel, shape: CornerShape): void {
  addCornerShape(table, shape)
  const fields = lines.header?.slice(1) ?? []
  for (let k = 0; k < Math.max(HEADER_FIELDS.length, fields.length); k++) {
    const text = fields[k] ?? ''
    const isNumber = k === 0 && /^\d+(?:\.\d+)?$/.test(text)
    table.setValue(HEADER_FIELDS[k] ?? `字段${k + 2}`, isNumber ? Number(text) : text === '' ? null : text)
  }
  table.endRow(fields[1] ?? '', lines.line, shape.kind)
}
