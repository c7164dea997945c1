import gcoord from 'gcoord'
import type { Geometry, Table } from '../engine/model/table.ts'
import type { Note, TroubleParams, Where } from '../engine/model/trouble.ts'

/** The offset systems of Chinese web maps: of AMap, Tencent and Google in China, and of Baidu. */
export type OffsetSystem = 'gcj02' | 'bd09'

const SYSTEMS = {
  gcj02: { name: 'GCJ-02', gcoord: 'GCJ02' },
  bd09: { name: 'BD-09', gcoord: 'BD09' },
} as const satisfies Readonly<Record<OffsetSystem, object>>

/**
 * West, south, east, north in degrees. The offset holds from 72.004 to 137.8347 E and 0.8293 to 55.8271 N; within
 * 0.011° (the largest offset) of that edge gcoord's way back may swing between inside and outside for ever.
 */
const RANGE = [72.1, 0.9, 137.7, 55.7] as const

/** gcoord's way back stops at 1e-6°; each of these passes leaves less than a hundredth of what was off. */
const POLISHING_PASSES = 2

type Pair = [number, number]
type Convert = (lngLat: Pair) => Pair

function fromOffset(system: OffsetSystem): Convert {
  const [offset, wgs84] = [gcoord[SYSTEMS[system].gcoord], gcoord.WGS84]
  return (given) => {
    const found = gcoord.transform(given, offset, wgs84)
    for (let pass = 0; pass < POLISHING_PASSES; pass++) {
      const again = gcoord.transform(found, wgs84, offset)
      found[0] -= again[0] - given[0]
      found[1] -= again[1] - given[1]
    }
    return found
  }
}

/**
 * Longitudes and latitudes in GCJ-02 or BD-09 as those of WGS 84, which is taken as CGCS2000: a table of its own, with
 * the same columns. Rows with a position outside the range of the offset stay as they are, and a note says which.
 * There and back with `toOffset` is the same place to a tenth of a millimetre.
 */
export function convertOffset(table: Table, from: OffsetSystem, file?: string): { table: Table; notes: Note[] } {
  return convertTable(table, fromOffset(from), from, file, (params, where) => ({
    level: 'note',
    code: 'offset-converted',
    params,
    where,
  }))
}

/** The way there: longitudes and latitudes of CGCS2000 (taken as WGS 84) in GCJ-02 or BD-09. */
export function toOffset(table: Table, to: OffsetSystem, file?: string): { table: Table; notes: Note[] } {
  const offset = gcoord[SYSTEMS[to].gcoord]
  const convert: Convert = (lngLat) => gcoord.transform(lngLat, gcoord.WGS84, offset)
  return convertTable(table, convert, to, file, (params, where) => ({
    level: 'note',
    code: 'offset-added',
    params,
    where,
  }))
}

function convertTable(
  table: Table,
  convert: Convert,
  system: OffsetSystem,
  file: string | undefined,
  doneNote: (params: TroubleParams, where: Where) => Note,
): { table: Table; notes: Note[] } {
  const positions = table.geometry.positions.slice()
  const outside: number[] = []
  let converted = 0
  for (let row = 0; row < table.length; row++) {
    const [start, end] = positionsOf(table.geometry, row)
    if (start === end) continue
    // A row is moved whole or not at all.
    if (!isWithin(positions, start, end)) {
      outside.push(table.rows[row]!)
      continue
    }
    converted++
    for (let i = start; i < end; i += 2) {
      const [lng, lat] = convert([positions[i]!, positions[i + 1]!])
      positions[i] = lng
      positions[i + 1] = lat
    }
  }
  const where = file === undefined ? {} : { file }
  const params = { system: SYSTEMS[system].name }
  const notes: Note[] = []
  if (converted > 0) notes.push(doneNote({ ...params, count: converted }, where))
  if (outside.length > 0)
    notes.push({
      level: 'note',
      code: 'offset-outside-china',
      params: { ...params, count: outside.length },
      where: { ...where, row: outside[0]! },
      rows: outside,
    })
  return { table: { ...table, geometry: { ...table.geometry, positions } }, notes }
}

/** Where the positions of a row begin and end in the array of all. */
function positionsOf({ ringOffsets, partOffsets, featureOffsets }: Geometry, row: number): [number, number] {
  const at = (index: number) => 2 * ringOffsets[partOffsets[featureOffsets[index]!]!]!
  return [at(row), at(row + 1)]
}

/** False also for what is no number. */
function isWithin(positions: Float64Array, start: number, end: number): boolean {
  const [west, south, east, north] = RANGE
  for (let i = start; i < end; i += 2) {
    const lng = positions[i]!
    const lat = positions[i + 1]!
    if (!(lng >= west && lng <= east && lat >= south && lat <= north)) return false
  }
  return true
}
