import type { Frame } from '../engine/geometry/frame.ts'
import type { Row } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'

/** What is wrong with a position in a frame, or null: codes of sentences. */
function faultOf(frame: Frame, x: number, y: number): string | null {
  if (frame.kind === 'geographic') {
    if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return null
    return Math.abs(y) <= 180 && Math.abs(x) <= 90 ? 'swapped-axes' : 'metres-in-degree-frame'
  }
  const prefix = Math.floor(frame.fromLngLat(frame.centralMeridian!, 30)[0] / 1e6)
  const easting = (value: number) => Math.floor(value / 1e6) === prefix && value > 0
  const northing = (value: number) => value >= 0 && value <= 1e7
  if (easting(x) && northing(y)) return null
  if (easting(y) && northing(x)) return 'swapped-axes'
  if (Math.abs(x) <= 180 && Math.abs(y) <= 180) return 'degrees-in-metre-frame'
  return 'outside-zone'
}

/** Longitude this far from the central meridian of the park's zone is another place. */
const FAR_DEGREES = 6

function farFrom(frame: Frame, x: number, y: number, meridian: number): string | null {
  const [lng, lat] = frame.toLngLat(x, y)
  const near = (a: number, b: number) => Math.abs(a - meridian) <= FAR_DEGREES && b > 0 && b < 60
  if (near(lng, lat)) return null
  return frame.kind === 'geographic' && near(lat, lng) ? 'swapped-axes' : 'far-from-park'
}

/**
 * Drops the rows whose coordinates cannot be meant in this frame, with one note for each kind of fault: its first row
 * and how many there are. With a meridian (the park's), rows on another side of the world are found, too.
 */
export function checkCoordinates(
  rows: readonly Row[],
  frame: Frame,
  file: string,
  meridian: number | null,
): { rows: Row[]; notes: Note[] } {
  const faults = new Map<string, { row: number; count: number; x: number; y: number }>()
  const kept = rows.filter(({ shape, row }) => {
    for (const part of shape?.parts ?? [])
      for (const ring of part)
        for (let i = 0; i < ring.length; i += 2) {
          const x = ring[i]!
          const y = ring[i + 1]!
          const fault = faultOf(frame, x, y) ?? (meridian === null ? null : farFrom(frame, x, y, meridian))
          if (!fault) continue
          const known = faults.get(fault)
          if (known) known.count++
          else faults.set(fault, { row, count: 1, x, y })
          return false
        }
    return true
  })
  const notes = [...faults].map(([code, { row, count, x, y }]): Note => ({
    level: 'error',
    code,
    params: { count, of: rows.length, x, y, frame: frame.code },
    where: { file, row },
  }))
  return { rows: kept, notes }
}
