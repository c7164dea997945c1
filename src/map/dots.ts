import type { Position } from './geojson.ts'
import type { View } from './hatch-lines.ts'
import { toLngLat, toX, toY } from './mercator.ts'

/** Rings of the parts of an area, longitude and latitude; the first of a part is its outer one. */
export type Parts = readonly (readonly (readonly Position[])[])[]

/**
 * Dots so many px apart on a map of this zoom, every other row half a step aside, over `ground` and not over `free`. They
 * hang on the map, not on the areas, so that those of two areas side by side meet. Only what is in the view is drawn.
 */
export function dots(
  ground: Parts,
  free: Parts,
  pitchPixels: number,
  zoom: number,
  [west, south, east, north]: View,
): Position[] {
  const step = pitchPixels / (512 * 2 ** zoom)
  const rows = [Math.ceil(toY(north) / step), Math.floor(toY(south) / step)] as const
  const [left, right] = [toX(west), toX(east)]
  const over = spansByRow(ground, step, rows)
  const without = spansByRow(free, step, rows)
  const found: Position[] = []
  for (const [row, spans] of over) {
    const aside = row % 2 === 0 ? 0 : 0.5
    const gaps = merged(without.get(row) ?? [])
    let gap = 0
    for (const [from, to] of merged(spans)) {
      const last = Math.min(to, right) / step - aside
      for (let k = Math.ceil(Math.max(from, left) / step - aside); k <= last; k++) {
        const x = (k + aside) * step
        while (gap < gaps.length && gaps[gap]![1] < x) gap++
        if (gap < gaps.length && gaps[gap]![0] <= x) continue
        found.push(toLngLat(x, row * step))
      }
    }
  }
  return found
}

type Span = readonly [number, number]

/** Where each row of dots runs inside the parts; spans of several parts may overlap. */
function spansByRow(parts: Parts, step: number, [first, last]: readonly [number, number]): Map<number, Span[]> {
  const found = new Map<number, Span[]>()
  for (const part of parts) {
    const crossings = new Map<number, number[]>()
    for (const ring of part)
      for (let i = 1; i < ring.length; i++) {
        const [x0, y0] = [toX(ring[i - 1]![0]!), toY(ring[i - 1]![1]!)]
        const [x1, y1] = [toX(ring[i]![0]!), toY(ring[i]![1]!)]
        // An edge has its lower end and not its upper one, so that a corner on a row counts once.
        const [low, high] = [Math.min(y0, y1), Math.max(y0, y1)]
        for (let row = Math.max(first, Math.ceil(low / step)); row * step < high && row <= last; row++) {
          const x = x0 + ((row * step - y0) / (y1 - y0)) * (x1 - x0)
          const known = crossings.get(row)
          if (known) known.push(x)
          else crossings.set(row, [x])
        }
      }
    for (const [row, across] of crossings) {
      across.sort((a, b) => a - b)
      const spans = found.get(row) ?? []
      // Between an odd crossing and the next one the row is inside.
      for (let i = 0; i + 1 < across.length; i += 2) spans.push([across[i]!, across[i + 1]!])
      found.set(row, spans)
    }
  }
  return found
}

/** The same ground as spans that do not overlap, from west to east. */
function merged(spans: readonly Span[]): Span[] {
  const found: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}
