import { frameByCode } from '../../engine/geometry/frame.ts'
import { isShift } from '../../engine/geometry/helmert.ts'
import type { Table } from '../../engine/model/table.ts'
import { InputError, type Note } from '../../engine/model/trouble.ts'
import type { RawLayer } from '../../formats/format.ts'
import { guessCrs } from '../../formats/guess-crs.ts'
import type { SaidBy } from '../../project/receipt.ts'

export interface Whereabouts {
  readonly crs: string | null
  readonly crsBy: SaidBy
  readonly swap: boolean
  readonly axesDoubtful: boolean
  readonly candidates: readonly string[]
  readonly doubts: readonly Note[]
}

/**
 * Coordinate system and axes: what the file names, else what the numbers can be. `table` has the file's geometry, or
 * that of its coordinate columns; `nearLongitude` (degrees) puts the nearest zone first.
 */
export function whereabouts(raw: RawLayer, table: Table, file: string, nearLongitude: number | null): Whereabouts {
  const { positions } = table.geometry
  const count = positions.length / 2
  const nowhere = { crs: null, crsBy: 'guess', swap: false, axesDoubtful: false, candidates: [], doubts: [] } as const
  const named = raw.crs === null ? null : frameByCode(raw.crs, raw.shift && isShift(raw.shift) ? raw.shift : undefined)
  const doubts: Note[] =
    raw.crs !== null && !named
      ? [{ level: 'error', code: 'crs-not-usable', params: { crs: raw.crs }, where: { file } }]
      : []
  try {
    const guess = guessCrs(positions, { nearLongitude }, file)
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
    if (raw.undecided) return { ...nowhere, swap, axesDoubtful, candidates, doubts }
    const [first] = candidates
    if (first) return { crs: first, crsBy: 'guess', swap, axesDoubtful, candidates, doubts }
    // Somewhere else on Earth: the older of two conventions is longitude first.
    if (count > 0 && positions.every((value, i) => Math.abs(value) <= (i % 2 === 0 ? 180 : 90)))
      return { ...nowhere, crs: 'EPSG:4326', axesDoubtful: true, candidates: ['EPSG:4326'], doubts }
    return { ...nowhere, doubts }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    if (named) return { ...nowhere, crs: named.code, crsBy: 'file', candidates: [named.code], doubts }
    return { ...nowhere, doubts: [...doubts, error.note] }
  }
}
