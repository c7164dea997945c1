/** Whether parts and holes of two outlines are the same, each drawn a little differently. */
import { makeShape, type Ring, type Shape } from '../geometry/shape.ts'
import { borderLines, isNow, isOld } from './border-lines.ts'
import { BorderTarget } from './border-target.ts'
import { isAnyFarther } from './farthest.ts'
import { weightedEdges } from './weighted-edges.ts'

/** Every part has a counterpart with as many holes, and no place of a ring is farther from its counterpart than that. */
export function ringsCorrespond(old: Shape, now: Shape, metres: number): boolean {
  const isSameRing = (a: Ring, b: Ring) => areRingsWithin(a, b, now, metres)
  const isSamePart = (a: readonly Ring[], b: readonly Ring[]) =>
    a.length === b.length && isSameRing(a[0]!, b[0]!) && canPair(a.slice(1), b.slice(1), isSameRing)
  return canPair(old.parts, now.parts, isSamePart)
}

/** Whether every item of one list can be paired with one of the other, each once (augmenting paths). */
function canPair<Item>(first: readonly Item[], second: readonly Item[], fits: (a: Item, b: Item) => boolean): boolean {
  if (first.length !== second.length) return false
  const known = new Map<number, boolean>()
  const doFit = (i: number, j: number) => {
    const key = i * second.length + j
    let fit = known.get(key)
    if (fit === undefined) known.set(key, (fit = fits(first[i]!, second[j]!)))
    return fit
  }
  const partner = new Int32Array(second.length).fill(-1)
  const place = (i: number, tried: Uint8Array): boolean => {
    // The counterpart at the same place in the order first: mostly it is the one.
    for (let k = 0; k < second.length; k++) {
      const j = (i + k) % second.length
      if (tried[j] || !doFit(i, j)) continue
      tried[j] = 1
      if (partner[j]! >= 0 && !place(partner[j]!, tried)) continue
      partner[j] = i
      return true
    }
    return false
  }
  return first.every((_, i) => place(i, new Uint8Array(second.length)))
}

function areRingsWithin(a: Ring, b: Ring, { frame }: Shape, metres: number): boolean {
  const [first, second] = [makeShape('polygon', frame, [[a]]), makeShape('polygon', frame, [[b]])]
  const [sx, sy] = frame.metresPerUnit(b[0]!, b[1]!)
  // Bounds cannot be farther apart than the rings (1 % and a millimetre for the drift of the metric).
  const isApart = first.bounds.some(
    (value, k) => Math.abs(value - second.bounds[k]!) * (k % 2 === 0 ? sx : sy) > metres * 1.01 + 0.001,
  )
  if (isApart) return false
  const edges = weightedEdges(first, second)
  const changed = [
    borderLines(edges, (all, edge) => isOld(all, edge) && !isNow(all, edge)),
    borderLines(edges, (all, edge) => isNow(all, edge) && !isOld(all, edge)),
  ] as const
  const stays = (lines: readonly Ring[], target: Ring, around: Shape) =>
    lines.length === 0 || !isAnyFarther(lines, new BorderTarget(frame, [target], around.bounds), metres)
  return stays(changed[0], b, first) && stays(changed[1], a, second)
}
