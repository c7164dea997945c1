import { type Frame, frameByCode } from '../engine/geometry/frame.ts'
import { projectPoints } from '../engine/geometry/project-points.ts'
import { isShift } from '../engine/geometry/helmert.ts'
import type { Table } from '../engine/model/table.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { type FormatFile, type RawLayer, SILENT_JOB } from '../formats/format.ts'
import { writableFormatOf } from '../formats/writable-format.ts'
import { gatherSources } from '../formats/sources.ts'
import { baseName, stemOf } from '../formats/stem.ts'
import { convertOffset, toOffset } from '../project/chinese-offset.ts'
import { countColumns, personsOnce } from '../project/persons-once.ts'
import { layerDoubts } from './layer-doubts.ts'
import { layerName } from './layer-name.ts'
import { placedLayer } from './placed-layer.ts'
import { readApart } from './read-apart.ts'

export interface ConvertOptions {
  readonly layer: string | null
  readonly from: string | null
  readonly to: string | null
  readonly encoding: string | null
  /** Of the texts of a Shapefile that is written. */
  readonly textEncoding?: 'utf-8' | 'gbk'
}

/** A file to be written, its name without folder. */
export interface ConvertedFile {
  readonly name: string
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

const isOffset = (crs: string | null) => crs === 'gcj02' || crs === 'bd09'
/** Formats that are exchanged in the plane of the survey. */
const KEEPS_SYSTEM: ReadonlySet<string> = new Set(['corner-txt', 'shapefile', 'geopackage'])

/**
 * One layer of a file in another format, in pieces; several files for a name that ends in `.shp`. `notes` are whole when
 * the pieces have been taken. Corners are transformed one by one; nothing is densified. Throws
 * InputError for what cannot be read, written or placed.
 */
export async function convert(
  files: readonly FormatFile[],
  outName: string,
  options: ConvertOptions,
): Promise<{ files: ConvertedFile[]; notes: Note[] }> {
  const format = await writableFormatOf(outName)
  const { raw, file, read, notes } = await oneLayer(files, options)
  const placed = placedLayer(raw, file, read)
  // What was guessed counts only when nobody said it.
  const isSaid = options.from !== null
  notes.push(...raw.notes, ...placed.notes.filter(({ code }) => !isSaid || code !== 'crs-guessed'))
  const lost = raw.table.length === 0 && notes.find(({ level }) => level === 'error')
  if (lost) throw new InputError(lost.code, lost.params, lost.where)
  const from = sourceFrame(options.from, placed.frame, raw)
  if (!from) throw new InputError('crs-unknown', {}, { file })
  const once = personsOnce(placed.table, countColumns(placed.table), file)
  let { table } = once
  notes.push(...once.notes)
  if (isOffset(options.from)) {
    if (table.geometry.positions.some((value) => Math.abs(value) > 180))
      throw new InputError('offset-needs-degrees', { crs: '' }, { file })
    const converted = convertOffset(table, options.from as 'gcj02', file)
    table = converted.table
    notes.push(...converted.notes)
  }
  const to = targetFrame(options.to, KEEPS_SYSTEM.has(format.id) ? from : null)
  notes.push(...layerDoubts(table, from, file))
  table = inFrame(table, from, to)
  if (isOffset(options.to)) {
    const converted = toOffset(table, options.to as 'gcj02', file)
    table = converted.table
    notes.push(...converted.notes)
  }
  const layer = {
    // A delivery is known by its file: what a collection calls itself finds it, and names no files.
    name: read === 'geojson' ? stemOf(file) : layerName(raw, file),
    table,
    crs: isOffset(options.to) ? null : to.code,
    ...(raw.facts && { facts: raw.facts }),
    ...(options.textEncoding && { textEncoding: options.textEncoding }),
    say: (note: Note) => notes.push({ ...note, where: { file: outName, ...note.where } }),
  }
  if (!/\.shp$/i.test(outName)) return { files: [{ name: baseName(outName), pieces: format.write(layer) }], notes }
  const { shapefileFiles } = await import('../formats/shapefile-write.ts')
  const parts = shapefileFiles(layer, stemOf(outName))
  return { files: parts.map(({ name, pieces }) => ({ name, pieces: pieces() })), notes }
}

interface Found {
  readonly raw: RawLayer
  readonly file: string
  /** The format that read it. */
  readonly read: string
}

async function oneLayer(
  files: readonly FormatFile[],
  { layer, encoding, from }: ConvertOptions,
): Promise<Found & { notes: Note[] }> {
  const found: Found[] = []
  const { sources, notes } = await gatherSources(files)
  for (const source of sources) {
    const { format, layers, refused } = await readApart(
      source,
      { encoding, crs: from, unlisted: layer !== null },
      SILENT_JOB,
    )
    notes.push(...refused.map(({ note }) => note))
    found.push(...layers.map((raw) => ({ raw, file: source.main.name, read: format })))
  }
  const nameOf = ({ raw, file }: Found) => layerName(raw, file)
  const names = found.map(nameOf).join(', ')
  const chosen = layer === null ? found : found.filter((one) => nameOf(one) === layer || one.raw.name === layer)
  const file = files[0]?.name ?? ''
  if (layer !== null && chosen.length === 0)
    throw new InputError('unknown-layer-name', { layer, known: names || '—' }, { file })
  const [only] = chosen
  if (!only) {
    const [first] = notes
    throw first ? new InputError(first.code, first.params, first.where) : new InputError('no-rows', {}, { file })
  }
  if (chosen.length > 1) throw new InputError('choose-layer', { layers: names }, { file })
  return { ...only, notes }
}

function sourceFrame(from: string | null, found: Frame | null, { shift }: RawLayer): Frame | null {
  if (from === null) return found
  if (isOffset(from)) return frameByCode('EPSG:4490')
  return known(from, shift && isShift(shift) ? shift : null)
}

function targetFrame(to: string | null, kept: Frame | null): Frame {
  if (to === null) return kept ?? frameByCode('EPSG:4490')!
  return isOffset(to) ? frameByCode('EPSG:4490')! : known(to, null)
}

function known(code: string, shift: readonly number[] | null): Frame {
  const frame = frameByCode(code, shift)
  if (!frame) throw new InputError('unknown-crs', { crs: code })
  return frame
}

function inFrame(table: Table, from: Frame, to: Frame): Table {
  if (from.key === to.key) return table
  return { ...table, geometry: { ...table.geometry, positions: projectPoints(table.geometry.positions, from, to) } }
}
