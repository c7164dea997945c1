import type { ChangePieceView, ChangeView, CornerChangeView, ObjectChange } from '../../jobs/ledger-view.ts'

/** A row of the ledger: a piece of ground, or an object that is now on another side of the line. */
export type ChangeRow =
  | {
      readonly kind: 'added' | 'removed' | 'redrawn'
      readonly number: string
      readonly piece: ChangePieceView
      readonly corners: readonly CornerChangeView[]
    }
  | { readonly kind: 'object'; readonly number: string; readonly object: ObjectChange }

/** Pieces first, as the ledger has them, largest first; then the objects that changed sides. */
export function changeRows({ pieces, corners, objects }: ChangeView): ChangeRow[] {
  const rows: ChangeRow[] = []
  const number = () => `C-${String(rows.length + 1).padStart(2, '0')}`
  const byPlace = cornersByPlace(corners)
  for (const piece of pieces) {
    const kind = piece.withinTolerance ? 'redrawn' : piece.kind
    rows.push({ kind, number: number(), piece, corners: cornersOf(piece, byPlace) })
  }
  for (const object of objects) rows.push({ kind: 'object', number: number(), object })
  return rows
}

/** A corner of a version is a corner of the pieces at it: the same numbers, but for the last digits of a projection. */
const placeKey = (lng: number, lat: number) => `${lng.toFixed(8)},${lat.toFixed(8)}`

function cornersByPlace(corners: readonly CornerChangeView[]): Map<string, CornerChangeView[]> {
  const byPlace = new Map<string, CornerChangeView[]>()
  for (const corner of corners)
    for (const at of [corner.from, corner.to]) {
      if (!at) continue
      const key = placeKey(at[0], at[1])
      byPlace.set(key, [...(byPlace.get(key) ?? []), corner])
    }
  return byPlace
}

function cornersOf(
  { parts }: ChangePieceView,
  byPlace: ReadonlyMap<string, readonly CornerChangeView[]>,
): CornerChangeView[] {
  const found = new Set<CornerChangeView>()
  for (const ring of parts.flat())
    for (let i = 0; i < ring.length; i += 2)
      for (const corner of byPlace.get(placeKey(ring[i]!, ring[i + 1]!)) ?? []) found.add(corner)
  return [...found]
}
