import { nearestParameter } from '../../engine/geometry/edge-tree.ts'
import type { SnapLines } from '../../jobs/draft-outline.ts'

export interface Snap {
  readonly x: number
  readonly y: number
  readonly kind: SnapLines['kind']
  readonly name: string
  /** On a corner, whose very digits these are; else on an edge. */
  readonly corner: boolean
}

/** Units of x and y within which a corner is drawn to others. */
export type SnapReach = readonly [number, number]

/** The nearest corner within reach; where there is none, the nearest place on a line. Numbers of the frame. */
export function snapTo(lines: readonly SnapLines[], x: number, y: number, [rx, ry]: SnapReach): Snap | null {
  let best: Snap | null = null
  let least = 1
  for (const { kind, name, corners } of lines)
    for (let i = 0; i < corners.length; i += 2) {
      const dx = (corners[i]! - x) / rx
      const dy = (corners[i + 1]! - y) / ry
      const squared = dx * dx + dy * dy
      if (squared > least || (best && squared === least)) continue
      least = squared
      best = { x: corners[i]!, y: corners[i + 1]!, kind, name, corner: true }
    }
  if (best) return best
  for (const { kind, name, line } of lines)
    for (let i = 2; i < line.length; i += 2) {
      const [ux, uy] = [(line[i - 2]! - x) / rx, (line[i - 1]! - y) / ry]
      const [vx, vy] = [(line[i]! - x) / rx, (line[i + 1]! - y) / ry]
      const t = nearestParameter(ux, uy, vx, vy)
      const squared = (ux + t * (vx - ux)) ** 2 + (uy + t * (vy - uy)) ** 2
      if (squared > least || (best && squared === least)) continue
      least = squared
      best = {
        x: line[i - 2]! + t * (line[i]! - line[i - 2]!),
        y: line[i - 1]! + t * (line[i + 1]! - line[i - 1]!),
        kind,
        name,
        corner: false,
      }
    }
  return best
}
