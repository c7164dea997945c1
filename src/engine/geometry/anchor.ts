import { planeArea } from './area.ts'
import { centroid } from './centroid.ts'
import { locate } from './contains.ts'
import type { LngLat } from './ellipsoid.ts'
import { makeShape, type Ring, type Shape } from './shape.ts'

/** A place that stands for a shape: on the line, at the point, inside the largest part of the polygon. */
export function anchorOf(shape: Shape): LngLat {
  return shape.frame.toLngLat(...anchorXy(shape))
}

/** The same in the frame of the shape. */
export function anchorXy(shape: Shape): [number, number] {
  return shape.kind === 'polygon' ? insidePolygon(shape) : middleOf(shape.parts[0]?.[0])
}

function middleOf(ring: Ring | undefined): [number, number] {
  if (!ring || ring.length < 2) return [NaN, NaN]
  const i = Math.floor((ring.length / 2 - 1) / 2) * 2
  if (ring.length < 4) return [ring[0]!, ring[1]!]
  return [(ring[i]! + ring[i + 2]!) / 2, (ring[i + 1]! + ring[i + 3]!) / 2]
}

function insidePolygon(polygon: Shape): [number, number] {
  const parts = polygon.parts.map((part) => makeShape('polygon', polygon.frame, [part]))
  const largest = parts.reduce((a, b) => (planeArea(b) > planeArea(a) ? b : a))
  const outer = largest.parts[0]![0]!
  const centre = centroid(outer)
  if (locate(largest, ...centre) > 0) return centre
  return widestSpan(largest) ?? [outer[0]!, outer[1]!]
}

/** The middle of the widest stretch inside, along a few horizontal lines. */
function widestSpan(polygon: Shape): [number, number] | null {
  const [, minY, , maxY] = polygon.bounds
  let best: { width: number; at: [number, number] } | null = null
  for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
    const y = minY + (maxY - minY) * share
    const crossings: number[] = []
    for (const ring of polygon.parts[0]!)
      for (let i = 2; i < ring.length; i += 2) {
        const ay = ring[i - 1]!
        const by = ring[i + 1]!
        if (ay > y !== by > y) crossings.push(ring[i - 2]! + ((y - ay) / (by - ay)) * (ring[i]! - ring[i - 2]!))
      }
    crossings.sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1]! - crossings[i]!
      const at: [number, number] = [(crossings[i]! + crossings[i + 1]!) / 2, y]
      if ((!best || width > best.width) && locate(polygon, ...at) > 0) best = { width, at }
    }
  }
  return best?.at ?? null
}
