import { type Frame, frameByCode } from '../../engine/geometry/frame.ts'
import type { LayerKind } from '../../engine/model/layer-kind.ts'
import { frameOf, type Layer, type Park } from '../../engine/model/park.ts'
import { NoteBook } from '../../engine/model/note-book.ts'
import { filterRows } from '../../engine/model/select-rows.ts'
import { type Table, textAt } from '../../engine/model/table.ts'
import type { Note } from '../../engine/model/trouble.ts'
import { checkCoordinates } from '../../formats/coordinates.ts'
import { convertOffset } from '../../project/chinese-offset.ts'
import { companyIds, OF_A_COMPANY } from '../../project/company-ids.ts'
import { dropCrossings } from '../../project/drop-crossings.ts'
import { areasFromCorners } from '../../project/areas-from-corners.ts'
import { AREA_KINDS, fitTable } from '../../project/fit-table.ts'
import { geometryFromColumns } from '../../project/geometry-from-columns.ts'
import { mapColumns } from '../../project/map-columns.ts'
import { ontoLayer } from '../../project/onto-layer.ts'
import { countColumns, personsOnce } from '../../project/persons-once.ts'
import type { Receipt } from '../../project/receipt.ts'
import { ID_HEADING } from '../../project/register-headings.ts'
import { registerRows } from '../../project/register-rows.ts'
import { stableKeys, withKeys } from '../../project/stable-keys.ts'
import { featuresRead } from '../features-read.ts'
import type { Draft } from './draft.ts'
import { swapAxes } from './swap-axes.ts'

/** What a draft would become with its settings: the layer, null when nothing can be used, and the receipt. */
export interface Trial {
  readonly layer: Layer | null
  readonly receipt: Receipt
}

/** Its coordinates are those of the file: only then what is not read of it lies where it says; see `restOf`. */
const isAsInFile = ({ raw, settings: { swap, offset, mapping } }: Draft, frame: Frame) =>
  !swap && !offset && !mapping.coordinates && raw.crs !== null && frameByCode(raw.crs)?.key === frame.key

/** Names of the files of an import, as notes name them. */
const fileOf = (draft: Draft) => draft.source.main.name

/**
 * Runs an import without adopting anything: coordinates from columns, axes, coordinate system, keys, values, shapes.
 * `file` is the name that the layer gets, `park` where it goes; `importedAt` is an ISO date and time.
 */
export function tryImport(draft: Draft, file: string, park: Park, importedAt: string): Trial {
  const { raw, settings } = draft
  const meridian = park.zone * 3
  const name = fileOf(draft)
  const notes: Note[] = [...raw.notes, ...draft.doubts]
  const add = <T extends { table: Table; notes: readonly Note[] }>(step: T): Table => {
    for (const note of step.notes) notes.push({ ...note, where: { file: name, ...note.where } })
    return step.table
  }
  let { table } = raw
  let read = featuresRead(raw)
  if (settings.mapping.coordinates) {
    const placed = geometryFromColumns(table, settings.mapping.coordinates)
    // Of a hazard without a place is said later whether it needs one.
    const later = settings.kind === 'hazard_source' ? 'no-coordinates' : null
    table = add({ ...placed, notes: placed.notes.filter(({ code }) => code !== later) })
  }
  if (settings.swap) table = swapAxes(table)
  const joined = AREA_KINDS.has(settings.kind) ? areasFromCorners(table, name) : null
  if (joined) {
    table = add(joined)
    read = featuresRead({ ...raw, table, notes: joined.notes })
  }
  table = add(personsOnce(table, countColumns(table, settings.mapping.fields), name))
  table = add(mapColumns(table, settings.mapping, name))
  if (settings.kind === 'hazard_source') {
    const register = registerRows(table, settings.mapping, name)
    table = add(register)
    read -= register.merged
  }
  if (OF_A_COMPANY.has(settings.kind)) table = add(companyIds(table, settings.kind, park, name))
  const target = settings.update
    ? park.layers.find((each) => each.file === settings.replaces && each.kind === settings.kind)
    : undefined
  const { ids, derived, repeated } = stableKeys(table)
  table = withKeys(table, ids, settings.mapping.key)
  // What an exported register calls the identifier is no property besides.
  if (settings.mapping.key === ID_HEADING && repeated.length === 0) table = withoutColumn(table, ID_HEADING)
  const book = new NoteBook(name)
  for (const row of repeated) book.note('key-repeated', row)
  notes.push(...book.notes)
  if (derived > 0 && !target)
    notes.push({ level: 'note', code: 'keys-derived', params: { count: derived, of: read }, where: { file: name } })
  if (settings.kind === 'hazard_source' && !target) table = add(withPlaces(table, name))

  const frame = settings.crs === null ? null : frameByCode(settings.crs, settings.shift)
  const error = (code: string, params = {}) => void notes.push({ level: 'error', code, params, where: { file: name } })
  let layer: Layer | null = null
  let kept = 0
  if (settings.offset && frame && frame.kind !== 'geographic') error('offset-needs-degrees', { crs: frame.code })
  else if (target) {
    if (settings.offset) table = add(convertOffset(table, settings.offset))
    const updated = ontoLayer(target, table, frame, name)
    const all = updated.layer.table
    const checked = judged(add({ table: all, notes: updated.notes }), target.kind, frameOf(target), name, meridian, add)
    kept = updated.taken - (all.length - checked.length)
    if (updated.taken > 0) layer = { ...updated.layer, date: settings.date ?? target.date, table: checked }
    else error('layer-lost')
  } else if (!frame) error(table.length > 0 || settings.kind !== 'hazard_source' ? 'crs-unknown' : 'layer-lost')
  else {
    if (settings.offset) table = add(convertOffset(table, settings.offset))
    table = judged(table, settings.kind, frame, name, meridian, add)
    if (!frame.approximate && settings.shift?.slice(3, 6).some((rotation) => rotation !== 0))
      notes.push({ level: 'note', code: 'shift-convention', params: {}, where: { file: name } })
    if (frame.approximate)
      notes.push({ level: 'note', code: 'old-datum', params: { crs: frame.code }, where: { file: name } })
    kept = table.length
    if (kept > 0)
      layer = {
        kind: settings.kind,
        file,
        frame: frame.code,
        shift: settings.shift,
        convertedFrom: settings.offset,
        accuracyMetres: settings.accuracyMetres,
        date: settings.date,
        name: settings.name,
        nameEn: null,
        ...(raw.part && { part: isAsInFile(draft, frame) ? raw.part : { ...raw.part } }),
        table,
      }
    else error('layer-lost')
  }
  return {
    layer,
    receipt: {
      files: draft.files,
      format: draft.format,
      source: raw.name,
      importedAt,
      read,
      kept: layer ? kept : 0,
      crs: { code: settings.crs ?? '', by: draft.crsBy, named: raw.crs },
      axes: { swapped: settings.swap, by: draft.axesBy },
      encoding: raw.encoding ?? null,
      key: { column: settings.mapping.key, derived: derived > 0 },
      notes,
      facts: Object.fromEntries(raw.facts ?? []),
      settings,
    },
  }
}

type Add = (step: { table: Table; notes: readonly Note[] }) => Table

/** The rows that may be used in a frame: coordinates that can be meant, values, shapes, outlines. */
function judged(table: Table, kind: LayerKind, frame: Frame, file: string, meridian: number, add: Add): Table {
  const placed = add(checkCoordinates(table, frame, file, meridian))
  const fitted = add(fitTable(placed, kind, file, frame, true))
  return add(dropCrossings(fitted, frame, file))
}

/** The hazards of a register that have a place; of the others a note says what can be done. */
function withPlaces(table: Table, file: string): { table: Table; notes: Note[] } {
  const book = new NoteBook(file)
  const placed = filterRows(table, (row) => {
    if (table.geometry.shapeCodes[row] !== 0) return true
    book.error('register-no-place', table.rows[row]!, { name: textAt(table, 'name', row) ?? table.ids[row]! })
    return false
  })
  return { table: placed, notes: book.notes }
}

function withoutColumn(table: Table, name: string): Table {
  return { ...table, columns: new Map([...table.columns].filter(([column]) => column !== name)) }
}
