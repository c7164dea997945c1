import type { Frame } from './frame.ts'

/** Interleaved x, y. A ring of a polygon is closed (first = last), its interior lies to the left. */
export type Ring = Float64Array

/** minX, minY, maxX, maxY in the units of the frame. */
export type Bounds = readonly [number, number, number, number]

export type ShapeKind = 'point' | 'line' | 'polygon'

/** One geometry in one frame. A point is a part with a ring of one position; a line a part with one open ring. */
export interface Shape {
  readonly kind: ShapeKind
  readonly frame: Frame
  readonly parts: readonly (readonly Ring[])[]
  readonly bounds: Bounds
}

export function makeShape(kind: ShapeKind, frame: Frame, parts: readonly (readonly Ring[])[]): Shape {
  return { kind, frame, parts, bounds: boundsOf(parts) }
}

/** The parts of a shape as shapes of their own. */
export function partsOf(shape: Shape): readonly Shape[] {
  return shape.parts.length === 1 ? [shape] : shape.parts.map((part) => makeShape(shape.kind, shape.frame, [part]))
}

export function* ringsOf(shape: Shape): Generator<Ring> {
  for (const part of shape.parts) yield* part
}

export function boundsOf(parts: readonly (readonly Ring[])[]): Bounds {
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  for (const part of parts)
    for (const ring of part)
      for (let i = 0; i < ring.length; i += 2) {
        const x = ring[i]!
        const y = ring[i + 1]!
        if (x < minX) minX = x
        if (x > maxX) maxX = x
        if (y < minY) minY = y
        if (y > maxY) maxY = y
      }
  return [minX, minY, maxX, maxY]
}

export function boundsMeet(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/** The bounds of several, or null of none. */
export function joinBounds(all: Iterable<Bounds>): Bounds | null {
  let joined: Bounds | null = null
  for (const b of all)
    joined = joined
      ? [Math.min(joined[0], b[0]), Math.min(joined[1], b[1]), Math.max(joined[2], b[2]), Math.max(joined[3], b[3])]
      : b
  return joined
}
