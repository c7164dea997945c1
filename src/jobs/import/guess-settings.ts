import { frameByCode } from '../../engine/geometry/frame.ts'
import { isShift } from '../../engine/geometry/helmert.ts'
import type { LayerKind } from '../../engine/model/layer-kind.ts'
import { type Park, versionsOf } from '../../engine/model/park.ts'
import { SHAPE_CODES, type Table, type Value } from '../../engine/model/table.ts'
import { InputError, type Note } from '../../engine/model/trouble.ts'
import type { RawLayer } from '../../formats/format.ts'
import { guessCrs } from '../../formats/guess-crs.ts'
import { geometryFromColumns } from '../../project/geometry-from-columns.ts'
import { type ColumnMapping, guessColumns } from '../../project/guess-columns.ts'
import type { ImportSettings, SaidBy } from '../../project/receipt.ts'
import type { Draft } from './draft.ts'

export type Guess = Pick<Draft, 'settings' | 'crsBy' | 'axesBy' | 'candidates' | 'axesDoubtful'> & {
  /** What speaks against the guess: shown until the user decides. */
  readonly doubts: readonly Note[]
}

/** Settings that a file gets before anybody says anything. `remembered` are those of the last file with its headings. */
export function guessSettings(
  raw: RawLayer,
  file: string,
  park: Park,
  remembered: Partial<ImportSettings> | null,
): Guess {
  const guessed = guessColumns(raw.table, { names: [file, raw.name], kind: remembered?.kind ?? null })
  const kind = remembered?.kind ?? guessed.kind ?? kindByShape(raw.table, park)
  const columns: ColumnMapping = remembered?.mapping ?? guessed.mapping
  const mapping = { ...columns, constants: { ...constantsFor(kind, raw, park), ...columns.constants } }
  const placed = columns.coordinates ? geometryFromColumns(raw.table, columns.coordinates).table : raw.table
  const where = whereabouts(raw, placed, file, park)
  const shift = raw.shift && isShift(raw.shift) ? [...raw.shift] : null
  return {
    settings: {
      kind,
      mapping,
      crs: where.crs,
      shift,
      offset: null,
      swap: where.swap,
      encoding: null,
      name: null,
      date: dateIn(raw.facts?.get('数据产生日期') ?? null),
      accuracyMetres: null,
    },
    crsBy: where.crsBy,
    axesBy: 'guess',
    candidates: where.candidates,
    axesDoubtful: where.axesDoubtful,
    doubts: where.doubts,
  }
}

/** The columns as one text: files with the same headings are read the same way. */
export const headingsOf = ({ columns }: Table) => [...columns.keys()].sort().join('\t')

/** Without a word in names and headings: many areas are buildings, one is an outline, lines are roads. */
function kindByShape({ geometry, length }: Table, park: Park): LayerKind {
  const { shapeCodes } = geometry
  if (shapeCodes.includes(SHAPE_CODES.polygon)) {
    if (length > 50) return 'protection_target'
    return park.layers.some(({ kind }) => kind === 'boundary') ? 'enterprise' : 'boundary'
  }
  return shapeCodes.includes(SHAPE_CODES.line) ? 'road' : 'protection_target'
}

/** What a layer of a kind must say and a file mostly does not. */
function constantsFor(kind: LayerKind, raw: RawLayer, park: Park): Record<string, Value> {
  const surveyed = dateIn(raw.facts?.get('数据产生日期') ?? null)
  if (kind === 'boundary')
    return {
      version: `v${versionsOf(park).length + 1}`,
      status: 'draft',
      ...(surveyed && { survey_date: surveyed }),
    }
  if (kind === 'protection_target') return { kind: 'residence' }
  return {}
}

function dateIn(text: string | null): string | null {
  const match = /(\d{4})\D?(\d{1,2})\D?(\d{1,2})/.exec(text ?? '')
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : null
}

interface Whereabouts {
  readonly crs: string | null
  readonly crsBy: SaidBy
  readonly swap: boolean
  readonly axesDoubtful: boolean
  readonly candidates: readonly string[]
  readonly doubts: readonly Note[]
}

/** Coordinate system and axes: what the file names, else what the numbers can be. */
function whereabouts(raw: RawLayer, table: Table, file: string, park: Park): Whereabouts {
  const { positions } = table.geometry
  const count = positions.length / 2
  const x = Float64Array.from({ length: count }, (_, i) => positions[i * 2]!)
  const y = Float64Array.from({ length: count }, (_, i) => positions[i * 2 + 1]!)
  const nowhere = { crs: null, crsBy: 'guess', swap: false, axesDoubtful: false, candidates: [], doubts: [] } as const
  const named = raw.crs === null ? null : frameByCode(raw.crs, raw.shift && isShift(raw.shift) ? raw.shift : undefined)
  const doubts: Note[] =
    raw.crs !== null && !named
      ? [{ level: 'error', code: 'crs-not-usable', params: { crs: raw.crs }, where: { file } }]
      : []
  try {
    const guess = guessCrs(x, y, { nearLongitude: park.zone * 3 }, file)
    const axesDoubtful = guess.axes === 'doubtful' && count > 0
    if (axesDoubtful && guess.rows.asWritten > 0 && guess.rows.swapped > 0)
      doubts.push({
        level: 'error',
        code: 'axes-mixed',
        params: { written: guess.rows.asWritten, swapped: guess.rows.swapped },
        where: { file },
      })
    const swap = guess.axes === 'swapped'
    if (named) return { crs: named.code, crsBy: 'file', swap, axesDoubtful: false, candidates: [named.code], doubts }
    const candidates = raw.candidates?.length ? raw.candidates : guess.candidates
    const [first] = candidates
    if (first) return { crs: first, crsBy: 'guess', swap, axesDoubtful, candidates, doubts }
    // Somewhere else on Earth: the older of two conventions is longitude first.
    if (count > 0 && x.every((lng) => Math.abs(lng) <= 180) && y.every((lat) => Math.abs(lat) <= 90))
      return { ...nowhere, crs: 'EPSG:4326', axesDoubtful: true, candidates: ['EPSG:4326'], doubts }
    return { ...nowhere, doubts }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    if (named) return { ...nowhere, crs: named.code, crsBy: 'file', candidates: [named.code], doubts }
    return { ...nowhere, doubts: [...doubts, error.note] }
  }
}
