import { frameByCode } from '../../engine/geometry/frame.ts'
import type { Layer } from '../../engine/model/park.ts'
import { NoteBook } from '../../engine/model/note-book.ts'
import type { Table } from '../../engine/model/table.ts'
import type { Note } from '../../engine/model/trouble.ts'
import { checkCoordinates } from '../../formats/coordinates.ts'
import { convertOffset } from '../../project/chinese-offset.ts'
import { dropCrossings } from '../../project/drop-crossings.ts'
import { areasFromCorners } from '../../project/areas-from-corners.ts'
import { AREA_KINDS, fitTable } from '../../project/fit-table.ts'
import { geometryFromColumns } from '../../project/geometry-from-columns.ts'
import { mapColumns } from '../../project/map-columns.ts'
import type { Receipt } from '../../project/receipt.ts'
import { stableKeys, withKeys } from '../../project/stable-keys.ts'
import { featuresRead } from '../features-read.ts'
import type { Draft } from './draft.ts'
import { swapAxes } from './swap-axes.ts'

/** What a draft would become with its settings: the layer, null when nothing can be used, and the receipt. */
export interface Trial {
  readonly layer: Layer | null
  readonly receipt: Receipt
}

/** Names of the files of an import, as notes name them. */
const fileOf = (draft: Draft) => draft.source.main.name

/**
 * Runs an import without adopting anything: coordinates from columns, axes, coordinate system, keys, values, shapes.
 * `file` is the name that the layer gets; `importedAt` is an ISO date and time.
 */
export function tryImport(draft: Draft, file: string, meridian: number, importedAt: string): Trial {
  const { raw, settings } = draft
  const name = fileOf(draft)
  const notes: Note[] = [...raw.notes, ...draft.doubts]
  const add = <T extends { table: Table; notes: readonly Note[] }>(step: T): Table => {
    for (const note of step.notes) notes.push({ ...note, where: { file: name, ...note.where } })
    return step.table
  }
  let { table } = raw
  let read = featuresRead(raw)
  if (settings.mapping.coordinates) table = add(geometryFromColumns(table, settings.mapping.coordinates))
  if (settings.swap) table = swapAxes(table)
  const joined = AREA_KINDS.has(settings.kind) ? areasFromCorners(table, name) : null
  if (joined) {
    table = add(joined)
    read = featuresRead({ ...raw, table, notes: joined.notes })
  }
  table = add(mapColumns(table, settings.mapping, name))
  const { ids, derived, repeated } = stableKeys(table)
  table = withKeys(table, ids, settings.mapping.key)
  const book = new NoteBook(name)
  for (const row of repeated) book.note('key-repeated', row)
  notes.push(...book.notes)
  if (derived > 0)
    notes.push({ level: 'note', code: 'keys-derived', params: { count: derived, of: read }, where: { file: name } })

  const frame = settings.crs === null ? null : frameByCode(settings.crs, settings.shift)
  let layer: Layer | null = null
  if (!frame) notes.push({ level: 'error', code: 'crs-unknown', params: {}, where: { file: name } })
  else if (settings.offset && frame.kind !== 'geographic')
    notes.push({ level: 'error', code: 'offset-needs-degrees', params: { crs: frame.code }, where: { file: name } })
  else {
    if (settings.offset) table = add(convertOffset(table, settings.offset))
    table = add(checkCoordinates(table, frame, name, meridian))
    table = add(fitTable(table, settings.kind, name, frame, true))
    table = add(dropCrossings(table, frame, name))
    if (!frame.approximate && settings.shift?.slice(3, 6).some((rotation) => rotation !== 0))
      notes.push({ level: 'note', code: 'shift-convention', params: {}, where: { file: name } })
    if (frame.approximate)
      notes.push({ level: 'note', code: 'old-datum', params: { crs: frame.code }, where: { file: name } })
    if (table.length > 0)
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
        table,
      }
    else notes.push({ level: 'error', code: 'layer-lost', params: {}, where: { file: name } })
  }
  return {
    layer,
    receipt: {
      files: draft.files,
      format: draft.format,
      source: raw.name,
      importedAt,
      read,
      kept: layer?.table.length ?? 0,
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
