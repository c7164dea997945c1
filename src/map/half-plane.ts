import type { Position } from './geojson.ts'

/** Which side of the meridian is kept. */
export type Half = 'west' | 'east'

const isKept = (x: number, lng: number, half: Half) => (half === 'west' ? x <= lng : x >= lng)

/** Where a straight piece meets the meridian. */
function meet([x0, y0]: Position, [x1, y1]: Position, lng: number): Position {
  return [lng, y0 + ((lng - x0) / (x1 - x0)) * (y1 - y0)]
}

/** A closed ring cut along a meridian, for a fill: what is left may run along the cut more than once. */
export function cutRing(ring: readonly Position[], lng: number, half: Half): Position[] {
  const cut: Position[] = []
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1]!, ring[i]!]
    const [fromKept, toKept] = [isKept(from[0], lng, half), isKept(to[0], lng, half)]
    if (fromKept) cut.push(from)
    if (fromKept !== toKept) cut.push(meet(from, to, lng))
  }
  if (cut.length > 0) cut.push(cut[0]!)
  return cut.length > 3 ? cut : []
}

/** The pieces of a line on one side of a meridian. */
export function cutLine(line: readonly Position[], lng: number, half: Half): Position[][] {
  const pieces: Position[][] = []
  let piece: Position[] = []
  for (const [i, at] of line.entries()) {
    const before = line[i - 1]
    const kept = isKept(at[0], lng, half)
    if (before && isKept(before[0], lng, half) !== kept) piece.push(meet(before, at, lng))
    if (kept) piece.push(at)
    else if (piece.length > 0) {
      pieces.push(piece)
      piece = []
    }
  }
  if (piece.length > 0) pieces.push(piece)
  return pieces.filter(({ length }) => length > 1)
}
