/** proj4 ships no types for its single projections. */
declare module 'proj4/lib/projections/etmerc.js' {
  export interface Projection {
    a: number
    es: number
    k0: number
    x0: number
    y0: number
    lat0: number
    long0: number
  }
  interface Point {
    x: number
    y: number
  }
  export function init(this: Projection): void
  export function forward(this: Projection, point: Point): Point
  export function inverse(this: Projection, point: Point): Point
}
