import { type Frame, frameByCode } from '../engine/geometry/frame.ts'
import { isShift } from '../engine/geometry/helmert.ts'
import type { Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import type { RawLayer } from '../formats/format.ts'
import { geometryFromColumns } from '../project/geometry-from-columns.ts'
import { guessColumns } from '../project/guess-columns.ts'
import { swapAxes } from './import/swap-axes.ts'
import { whereabouts } from './import/whereabouts.ts'

export interface PlacedLayer {
  /** Easting or longitude first. */
  readonly table: Table
  /** null when nobody knows. */
  readonly frame: Frame | null
  /** Rows of no shape whose shape is an empty one, or one that could not be used. */
  readonly emptyShapes: number
  /** Positions of shapes that could not be used, in the same order of axes. */
  readonly leftOut: readonly number[]
  readonly notes: readonly Note[]
}

/** A layer of a file with its places: from columns where the file has no geometry, axes in order, frame as it says or as the numbers say. */
export function placedLayer(raw: RawLayer, file: string, format: string): PlacedLayer {
  const { coordinates } = guessColumns(raw.table, { names: [file] }).mapping
  const placed = coordinates ? geometryFromColumns(raw.table, coordinates, file) : null
  const table = placed?.table ?? raw.table
  const notes: Note[] = [...(placed?.notes ?? [])]
  const crs = raw.crs ?? placed?.crs ?? null
  const where = whereabouts({ ...raw, crs }, table, file, null)
  // RFC 7946: without a word GeoJSON is in WGS 84.
  const standard =
    (format === 'geojson' || format === 'geojson-sequence') && crs === null && where.crs === 'EPSG:4490'
      ? 'EPSG:4326'
      : null
  notes.push(...where.doubts)
  const shift = raw.shift && isShift(raw.shift) ? raw.shift : null
  // One candidate is a guess to go by; several are none.
  const code = standard ?? (where.crsBy === 'file' || where.candidates.length === 1 ? where.crs : null)
  const frame = code === null ? null : frameByCode(code, shift)
  if (frame && where.crsBy === 'guess' && standard === null)
    notes.push({ level: 'note', code: 'crs-guessed', params: { crs: frame.code }, where: { file } })
  if (where.swap) notes.push({ level: 'note', code: 'axes-swapped', params: {}, where: { file } })
  // With other axes than the file says, nobody knows theirs.
  const leftOut = where.swap ? [] : [...(raw.leftOut ?? []), ...(placed?.leftOut ?? [])]
  const emptyShapes = (raw.emptyShapes ?? 0) + (placed?.withShape ?? 0)
  return { table: where.swap ? swapAxes(table) : table, frame, emptyShapes, leftOut, notes }
}
