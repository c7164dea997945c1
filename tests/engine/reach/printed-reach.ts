import { readFileSync } from 'node:fs'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { makeShape, type Shape } from '../../../src/engine/geometry/shape.ts'
import { repairRing } from '../../../src/engine/geometry/validity.ts'

type Line = readonly (readonly [number, number])[]
export type PrintedShape =
  | { readonly type: 'Point'; readonly coordinates: readonly [number, number] }
  | { readonly type: 'MultiPoint'; readonly coordinates: Line }
  | { readonly type: 'LineString'; readonly coordinates: Line }
  | { readonly type: 'Polygon'; readonly coordinates: readonly Line[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Line[])[] }

/** What GeographicLib and GEOS say; see oracle/reach.py. */
export const PRINTED = JSON.parse(readFileSync(new URL('oracle/reach.json', import.meta.url), 'utf8')) as {
  readonly places: readonly PrintedShape[]
  readonly hazards: readonly PrintedShape[]
  readonly metres: readonly (readonly number[])[]
  readonly outlines: readonly {
    readonly shape: PrintedShape
    readonly metres: number
    readonly squareMetres: number
    readonly perimeter: number
    readonly rings: number
  }[]
}

export const ZONE_36 = frameByCode('EPSG:4524')!

export function shapeOf(printed: PrintedShape): Shape {
  const flat = (line: Line) => Float64Array.from(line.flat())
  const part = (rings: readonly Line[]) => rings.map((ring, k) => repairRing(flat(ring), k === 0).ring)
  switch (printed.type) {
    case 'Point':
      return makeShape('point', ZONE_36, [[Float64Array.from(printed.coordinates)]])
    case 'MultiPoint':
      return makeShape(
        'point',
        ZONE_36,
        printed.coordinates.map((at) => [Float64Array.from(at)]),
      )
    case 'LineString':
      return makeShape('line', ZONE_36, [[flat(printed.coordinates)]])
    case 'Polygon':
      return makeShape('polygon', ZONE_36, [part(printed.coordinates)])
    case 'MultiPolygon':
      return makeShape('polygon', ZONE_36, printed.coordinates.map(part))
  }
}
