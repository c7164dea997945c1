import { side } from '../geometry/side.ts'
import type { LiveArea } from '../screen/live-area.ts'
import { sideChange } from '../screen/swept.ts'
import type { Chains } from './corner-edit.ts'

/** ax, ay, bx, by in the frame of the outline. */
type Edge = readonly [number, number, number, number]

/** Why an outline cannot be as it was drawn. */
export type OutlineFault =
  /** Two edges properly cross. */
  | { readonly kind: 'crosses'; readonly edges: readonly [Edge, Edge]; readonly at: readonly [number, number] }
  /** Two corners that follow one another lie on the same place. */
  | { readonly kind: 'doubled'; readonly at: readonly [number, number] }
  /** The ring has no ground, or was turned inside out. */
  | { readonly kind: 'turned' }
  /** Another ring came to lie on the other side of the edges: a hole outside of its part, or a part within another. */
  | { readonly kind: 'swept'; readonly at: readonly [number, number] }

/**
 * What is wrong with a sound outline after some of its edges were replaced; null when nothing is. Exact, and only the
 * edges that are new are tested against the rest.
 */
export function outlineFault(area: LiveArea, part: number, ring: number, chains: Chains): OutlineFault | null {
  const { after } = chains
  for (let i = 2; i < after.length; i += 2)
    if (after[i] === after[i - 2] && after[i + 1] === after[i - 1])
      return { kind: 'doubled', at: [after[i]!, after[i + 1]!] }
  for (let i = 2; i < after.length; i += 2) {
    const crossed = crossingOf(area, after[i - 2]!, after[i - 1]!, after[i]!, after[i + 1]!)
    if (crossed) return crossed
  }
  const signed = area.parts[part]!.ringArea(ring)
  if (ring === 0 ? !(signed > 0) : !(signed < 0)) return { kind: 'turned' }
  return sweptRing(area, part, ring, chains)
}

function crossingOf(area: LiveArea, ax: number, ay: number, bx: number, by: number): OutlineFault | null {
  let found: OutlineFault | null = null
  const [left, right] = ax < bx ? [ax, bx] : [bx, ax]
  const crosses = (cx: number, cy: number, dx: number, dy: number) => {
    if ((cx < left && dx < left) || (cx > right && dx > right)) return false
    const a = side(cx, cy, dx, dy, ax, ay)
    const b = side(cx, cy, dx, dy, bx, by)
    if (!((a > 0 && b < 0) || (a < 0 && b > 0))) return false
    const c = side(ax, ay, bx, by, cx, cy)
    const d = side(ax, ay, bx, by, dx, dy)
    if (!((c > 0 && d < 0) || (c < 0 && d > 0))) return false
    const t = a / (a - b)
    found = {
      kind: 'crosses',
      edges: [
        [ax, ay, bx, by],
        [cx, cy, dx, dy],
      ],
      at: [ax + t * (bx - ax), ay + t * (by - ay)],
    }
    return true
  }
  for (const part of area.parts) if (part.someEdge(Math.min(ay, by), Math.max(ay, by), crosses)) break
  return found
}

/** Rings that do not cross lie on one side of each other, so one corner that is not on an edge answers for all. */
function sweptRing(area: LiveArea, part: number, ring: number, { before, after }: Chains): OutlineFault | null {
  for (const [p, other] of area.parts.entries())
    for (let r = 0; r < other.ringCount; r++) {
      if (p === part && r === ring) continue
      for (let corner = 0; corner < other.cornerCount(r); corner++) {
        const at = other.corner(r, corner)
        const changed = sideChange(before, after, at[0], at[1])
        if (changed === 1) return { kind: 'swept', at }
        if (changed === -1) break
      }
    }
  return null
}
