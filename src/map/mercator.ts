import type { Position } from './geojson.ts'

const DEGREE = Math.PI / 180

/** Web Mercator, the whole equator being 1: what a map that is not turned shows straight. */
export const toX = (lng: number) => (lng + 180) / 360
export const toY = (lat: number) => 0.5 - Math.asinh(Math.tan(lat * DEGREE)) / (2 * Math.PI)
export const toLngLat = (x: number, y: number): Position => [
  x * 360 - 180,
  Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / DEGREE,
]
