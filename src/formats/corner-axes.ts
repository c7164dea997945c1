import type { CornerNotes } from './corner-notes.ts'
import type { Parcel } from './corner-parcel.ts'
import type { Corner } from './corner-rings.ts'

/**
 * The corners of parcels of one unit and zone with the easting or longitude as x. Each row is read by itself; one whose
 * numbers do not tell follows its parcel, and that the file. Notes say what was turned.
 */
export function orientParcels(parcels: readonly Parcel[], notes: CornerNotes): Corner[][] {
  const tallies = parcels.map(({ axes }) => tally(axes))
  const all = { asWritten: 0, swapped: 0 }
  for (const { asWritten, swapped } of tallies) {
    all.asWritten += asWritten
    all.swapped += swapped
  }
  const clear = all.asWritten + all.swapped
  if (clear === 0) for (const { lines } of parcels) notes.add('note', 'corner-axes-doubtful', lines.line)
  const mixed = all.asWritten > 0 && all.swapped > 0
  return parcels.map(({ lines, corners, axes, unit }, k) => {
    const own = tallies[k]!
    const usual = own.asWritten + own.swapped > 0 ? own : all
    const turned = corners.map((corner, i) => {
      const isSwapped = axes[i] === 'swapped' || (axes[i] === 'doubtful' && usual.swapped > usual.asWritten)
      if (isSwapped && mixed)
        notes.add('note', 'corner-axes-mixed', corner.line, { asWritten: all.asWritten, swapped: all.swapped })
      return isSwapped ? { ...corner, x: corner.y, y: corner.x } : corner
    })
    // Of degrees either order is usual.
    if (!mixed && own.swapped > 0 && unit !== 'degrees') notes.add('note', 'corner-axes-swapped', lines.line)
    return turned
  })
}

function tally(axes: Parcel['axes']): { asWritten: number; swapped: number } {
  const counts = { asWritten: 0, swapped: 0 }
  for (const axis of axes) if (axis !== 'doubtful') counts[axis === 'swapped' ? 'swapped' : 'asWritten']++
  return counts
}
