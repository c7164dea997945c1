import { DEGREE, type LngLat } from '../geometry/ellipsoid.ts'

/** The eight winds, clockwise from north. */
export const WINDS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Wind = (typeof WINDS)[number]

/** In which direction one place lies from another, to the nearest of eight. */
export function windFrom([lng0, lat0]: LngLat, [lng1, lat1]: LngLat): Wind {
  const east = (lng1 - lng0) * Math.cos(((lat0 + lat1) / 2) * DEGREE)
  const degrees = Math.atan2(east, lat1 - lat0) / DEGREE
  return WINDS[(Math.round(degrees / 45) + 8) % 8]!
}
