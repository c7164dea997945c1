import type { Plate } from './plate.ts'
import { onPaper } from './plate.ts'

/** A grid line of the plane: where it crosses the neat line, and what it is called there. */
export interface GridLine {
  /** `x`: an upright line of one easting; `y`: a level one of one northing. */
  readonly axis: 'x' | 'y'
  readonly metres: number
  /** Millimetres from the left, or from above. */
  readonly at: number
  /** `36 512 400`: the easting with the number of its zone before it. */
  readonly label: string
}

/** Lines stand at most this far apart on paper, millimetres; sheets of the survey have 100, small plates would have two. */
const MOST_APART = 50

/** The roundest distance between grid lines at a scale, metres. */
export function gridStep(scale: number): number {
  const most = (scale * MOST_APART) / 1000
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((step) => step * power).find((step) => step <= most)!
}

/** The grid lines that cross a plate, from west to east, then from north to south. */
export function gridLines(plate: Plate): GridLine[] {
  const { bounds, scale, frame } = plate
  const [west, south, east, north] = bounds
  const step = gridStep(scale)
  // Codes without the number in their eastings have it written before them.
  const prefix = frame.zone && bounds[0] < 1e6 ? `${frame.zone.number} ` : ''
  const lines: GridLine[] = []
  for (let x = Math.ceil(west / step) * step; x <= east; x += step)
    lines.push({ axis: 'x', metres: x, at: onPaper(plate, x, north)[0], label: prefix + grouped(x) })
  for (let y = Math.floor(north / step) * step; y >= south; y -= step)
    lines.push({ axis: 'y', metres: y, at: onPaper(plate, west, y)[1], label: grouped(y) })
  return lines
}

/** `36 512 400` */
export const grouped = (metres: number) => metres.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ' ')
