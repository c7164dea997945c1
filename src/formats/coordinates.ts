import type { Frame } from '../engine/geometry/frame.ts'
import { filterRows } from '../engine/model/select-rows.ts'
import type { Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'

/** Longitude this far from the central meridian of the park's zone is another place. */
const FAR_DEGREES = 6

/** Says of a position in a frame what is wrong with it, as the code of a sentence, or null. */
type Fault = (x: number, y: number) => string | null

function degreeFault(meridian: number | null): Fault {
  const near = (lng: number, lat: number) =>
    meridian === null || (Math.abs(lng - meridian) <= FAR_DEGREES && lat > 0 && lat < 60)
  return (x, y) => {
    if (Math.abs(x) > 180 || Math.abs(y) > 90)
      return Math.abs(y) <= 180 && Math.abs(x) <= 90 ? 'swapped-axes' : 'metres-in-degree-frame'
    if (near(x, y)) return null
    return near(y, x) ? 'swapped-axes' : 'far-from-park'
  }
}

function metreFault(frame: Frame, meridian: number | null): Fault {
  const prefix = frame.zone === null ? null : Math.floor(frame.fromLngLat(frame.centralMeridian!, 30)[0] / 1e6)
  const easting = (value: number) => prefix === null || (Math.floor(value / 1e6) === prefix && value > 0)
  const northing = (value: number) => value >= (prefix === null ? -2e7 : 0) && value <= (prefix === null ? 2e7 : 1e7)
  return (x, y) => {
    if (!easting(x) || !northing(y)) {
      if (easting(y) && northing(x)) return 'swapped-axes'
      return Math.abs(x) <= 180 && Math.abs(y) <= 180 ? 'degrees-in-metre-frame' : 'outside-zone'
    }
    if (meridian === null) return null
    const [lng, lat] = frame.toLngLat(x, y)
    return Math.abs(lng - meridian) <= FAR_DEGREES && lat > 0 && lat < 60 ? null : 'far-from-park'
  }
}

/**
 * Drops the rows whose coordinates cannot be meant in this frame, with one note for each kind of fault: its rows, and
 * the first position. With a meridian (degrees, the park's), rows on another side of the world are found, too.
 */
export function checkCoordinates(
  table: Table,
  frame: Frame,
  file: string,
  meridian: number | null,
): { table: Table; notes: Note[] } {
  const faultOf = frame.kind === 'geographic' ? degreeFault(meridian) : metreFault(frame, meridian)
  const { positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  const faults = new Map<string, { rows: number[]; x: number; y: number }>()
  const placed = filterRows(table, (index) => {
    const first = ringOffsets[partOffsets[featureOffsets[index]!]!]! * 2
    const end = ringOffsets[partOffsets[featureOffsets[index + 1]!]!]! * 2
    for (let i = first; i < end; i += 2) {
      const x = positions[i]!
      const y = positions[i + 1]!
      const fault = faultOf(x, y)
      if (!fault) continue
      const known = faults.get(fault)
      if (known) known.rows.push(table.rows[index]!)
      else faults.set(fault, { rows: [table.rows[index]!], x, y })
      return false
    }
    return true
  })
  const notes = [...faults].map(([code, { rows, x, y }]): Note => ({
    level: 'error',
    code,
    params: { count: rows.length, of: table.length, x, y, frame: frame.code },
    where: { file, row: rows[0]! },
    ...(rows.length > 1 && { rows }),
  }))
  return { table: placed, notes }
}
