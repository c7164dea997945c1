import { isShift } from '../../engine/geometry/helmert.ts'
import type { LayerKind } from '../../engine/model/layer-kind.ts'
import { type Park, versionsOf } from '../../engine/model/park.ts'
import { SHAPE_CODES, type Table, type Value } from '../../engine/model/table.ts'
import type { Note } from '../../engine/model/trouble.ts'
import type { RawLayer } from '../../formats/format.ts'
import { geometryFromColumns } from '../../project/geometry-from-columns.ts'
import { type ColumnMapping, guessColumns } from '../../project/guess-columns.ts'
import type { ImportSettings } from '../../project/receipt.ts'
import type { Draft } from './draft.ts'
import { whereabouts } from './whereabouts.ts'

export type Guess = Pick<Draft, 'settings' | 'crsBy' | 'axesBy' | 'candidates' | 'axesDoubtful'> & {
  /** What speaks against the guess: shown until the user decides. */
  readonly doubts: readonly Note[]
}

/** Settings that a file gets before anybody says anything. `remembered` are those of the last file with its headings. */
export function guessSettings(
  raw: RawLayer,
  file: string,
  format: string,
  park: Park,
  remembered: Partial<ImportSettings> | null,
): Guess {
  const names = [file, raw.name]
  const first = guessColumns(raw.table, { names, kind: remembered?.kind ?? null })
  const kind = first.kind ?? (isCornerFile(format) ? 'boundary' : kindByShape(raw.table, park))
  const guessed = first.kind === null ? guessColumns(raw.table, { names, kind }) : first
  const columns: ColumnMapping = remembered?.mapping ?? guessed.mapping
  const mapping = { ...columns, constants: { ...constantsFor(kind, raw, park), ...columns.constants } }
  const placed = columns.coordinates ? geometryFromColumns(raw.table, columns.coordinates) : null
  const named = { ...raw, crs: raw.crs ?? placed?.crs ?? null }
  const where = whereabouts(named, placed?.table ?? raw.table, file, park.zone * 3)
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
      replaces: null,
    },
    crsBy: where.crsBy,
    axesBy: 'guess',
    candidates: where.candidates,
    axesDoubtful: where.axesDoubtful,
    doubts: where.doubts,
  }
}

/** Corners of land parcels are an outline, unless their name says of what else. */
const isCornerFile = (format: string) => format === 'corner-txt' || format === 'corner-table'

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
