import type { Plate } from './plate.ts'

const MILLION = 1e6

/** The most by which lengths in the plane differ from those on the ellipsoid at the corners of a plate, parts in a million. */
export function distortionPpm({ frame, bounds: [west, south, east, north] }: Plate): number {
  const at = [
    [west, south],
    [west, north],
    [east, south],
    [east, north],
  ] as const
  const most = Math.max(...at.flatMap(([x, y]) => frame.metresPerUnit(x, y).map((metres) => Math.abs(metres - 1))))
  return Math.ceil(most * MILLION)
}
