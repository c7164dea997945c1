import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import type { Frame } from '../../engine/geometry/frame.ts'
import type { CornerEdit } from '../../engine/live/corner-edit.ts'
import type { CornerAt } from '../../engine/screen/live-area.ts'
import type { DraftOutlineView } from '../../jobs/draft-outline.ts'
import type { DraftMove } from '../../worker/protocol.ts'
import { cornerCount, edgeInDegrees, lineInDegrees, placeOf, type Rings, ringsWith } from './outline-corners.ts'

/** What can be taken hold of on the map: a corner, or the middle of the edge before the corner that it would add. */
export interface Handle extends CornerAt {
  readonly kind: 'corner' | 'middle'
  readonly at: LngLat
}

/** Nearer to one another on the screen than this, handles would be in each other's way. */
const MIDDLE_PIXELS = 56
/** More corners in view than this are no handles: whoever edits comes nearer. */
const MOST_HANDLES = 4000

/** The handles in view; `pixels` tells where a place is on the screen. */
export function handlesIn(
  parts: Rings,
  frame: Frame,
  [west, south, east, north]: readonly [number, number, number, number],
  pixels: (at: LngLat) => { readonly x: number; readonly y: number },
): Handle[] {
  const handles: Handle[] = []
  const within = ([lng, lat]: LngLat) => lng >= west && lng <= east && lat >= south && lat <= north
  parts.forEach((rings, part) =>
    rings.forEach((points, ring) => {
      const count = cornerCount(points)
      const places = Array.from({ length: count }, (_, i) => frame.toLngLat(points[i * 2]!, points[i * 2 + 1]!))
      places.forEach((at, corner) => {
        if (within(at)) handles.push({ kind: 'corner', part, ring, corner, at })
        const next = places[(corner + 1) % count]!
        if (!within(at) && !within(next)) return
        const [a, b] = [pixels(at), pixels(next)]
        if (Math.hypot(a.x - b.x, a.y - b.y) < MIDDLE_PIXELS) return
        const i = corner * 2
        const middle = frame.toLngLat((points[i]! + points[i + 2]!) / 2, (points[i + 1]! + points[i + 3]!) / 2)
        handles.push({ kind: 'middle', part, ring, corner: corner + 1, at: middle })
      })
    }),
  )
  return handles.length > MOST_HANDLES ? [] : handles
}

/** The lines of a draft as they are drawn: the edges that an edit gives apart from the rest. */
export function linesOf({ parts }: DraftOutlineView, frame: Frame, edit: CornerEdit | null) {
  const outline: LngLat[][] = []
  let edges: LngLat[] = []
  const drawn = ringsWith(parts, edit)
  drawn.forEach((rings, part) =>
    rings.forEach((points, ring) => {
      if (!edit || edit.part !== part || edit.ring !== ring) {
        outline.push(lineInDegrees(frame, points))
        return
      }
      const count = cornerCount(points)
      const span = edit.kind === 'drop' ? 1 : 2
      const from = (edit.corner - 1 + count) % count
      const line = (start: number, length: number) =>
        Array.from({ length }, (_, k) => {
          const [i, j] = [((start + k) % count) * 2, ((start + k + 1) % count) * 2]
          return edgeInDegrees(frame, points[i]!, points[i + 1]!, points[j]!, points[j + 1]!)
        })
          .flat()
          .concat([
            frame.toLngLat(points[((start + length) % count) * 2]!, points[((start + length) % count) * 2 + 1]!),
          ])
      edges = line(from, span)
      outline.push(line(from + span, count - span))
    }),
  )
  return { outline, edges, drawn }
}

/** The edges that an outline must not have. */
export function faultLines(frame: Frame, fault: DraftMove['fault'], edges: readonly LngLat[]): (readonly LngLat[])[] {
  if (!fault) return []
  if (fault.kind !== 'crosses') return [edges]
  return fault.edges.map(([ax, ay, bx, by]) => [...edgeInDegrees(frame, ax, ay, bx, by), frame.toLngLat(bx, by)])
}

/** Where a handle is now, in the numbers of the frame. */
export function startOf(parts: Rings, handle: Handle): readonly [number, number] | null {
  if (handle.kind === 'corner') return placeOf(parts, handle)
  const points = parts[handle.part]![handle.ring]!
  const i = (handle.corner - 1) * 2
  return [(points[i]! + points[i + 2]!) / 2, (points[i + 1]! + points[i + 3]!) / 2]
}
