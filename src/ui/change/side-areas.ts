import type { ChangePieceView, Side } from '../../jobs/ledger-view.ts'
import { SIDES } from './change-words.ts'

/** Square metres in the plane of the zone and on the ellipsoid. */
interface Ground {
  readonly plane: number
  readonly ellipsoidal: number
}

export interface SideAreas {
  readonly side: Side
  /** Null where there is none. */
  readonly added: Ground | null
  readonly removed: Ground | null
}

type Piece = Pick<ChangePieceView, 'kind' | 'side' | 'planeSquareMetres' | 'ellipsoidalSquareMetres'>

/** What was added and removed on each side of the outline: the sums of the pieces that lie there. */
export function sideAreas(pieces: readonly Piece[]): SideAreas[] {
  const sum = (side: Side, kind: Piece['kind']): Ground | null =>
    pieces
      .filter((piece) => piece.side === side && piece.kind === kind)
      .reduce<Ground | null>(
        (total, { planeSquareMetres, ellipsoidalSquareMetres }) => ({
          plane: (total?.plane ?? 0) + planeSquareMetres,
          ellipsoidal: (total?.ellipsoidal ?? 0) + ellipsoidalSquareMetres,
        }),
        null,
      )
  return SIDES.map((side) => ({ side, added: sum(side, 'added'), removed: sum(side, 'removed') }))
}
