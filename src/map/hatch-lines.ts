import type { Ring } from '../engine/geometry/shape.ts'
import type { Position } from './geojson.ts'
import { toLngLat, toX, toY } from './mercator.ts'

/** West, south, east, north in degrees. */
export type View = readonly [number, number, number, number]

/**
 * Lines at 45° across an area, so many px apart on a map of this zoom: `/` or `\`. They hang on the map, not on the
 * area, so that those of two pieces side by side meet; holes stay free. Only what is in the view is drawn.
 */
export function hatchLines(
  parts: readonly (readonly Ring[])[],
  sign: '/' | '\\',
  pitchPixels: number,
  zoom: number,
  [west, south, east, north]: View,
): Position[][] {
  const onMap = parts.map((part) => part.map((ring) => ring.map((value, i) => (i % 2 === 0 ? toX(value) : toY(value)))))
  const box = [toX(west), toY(north), toX(east), toY(south)] as const
  return hatchAcross(onMap, sign, pitchPixels / (512 * 2 ** zoom), box).map((line) =>
    line.map(([x, y]) => toLngLat(x!, y!)),
  )
}

/** The same in a plane whose y runs down, as on paper: from line to line `pitch`, within left, top, right, bottom. */
export function hatchAcross(
  parts: readonly (readonly Ring[])[],
  sign: '/' | '\\',
  pitch: number,
  [left, top, right, bottom]: readonly [number, number, number, number],
): number[][][] {
  // Lines are u = k · step, where u = x + y or x − y; along them runs v.
  const step = pitch * Math.SQRT2
  const turn = sign === '/' ? 1 : -1
  const corners = [left + turn * top, left + turn * bottom, right + turn * top, right + turn * bottom]
  const [least, most] = [Math.min(...corners), Math.max(...corners)]
  const lines: number[][][] = []
  for (const part of parts) {
    /** Where the edges of the part cross each line, by its number. */
    const crossings = new Map<number, number[]>()
    for (const ring of part) cross(ring, turn, step, [least, most], crossings)
    for (const [k, along] of crossings) {
      along.sort((a, b) => a - b)
      // Between an odd crossing and the next one the line is inside.
      for (let i = 0; i + 1 < along.length; i += 2) {
        const [from, to] = [along[i]!, along[i + 1]!].map((v) => at(k * step, v, turn)) as [number[], number[]]
        const cut = within(from, to, left, right)
        if (cut) lines.push(cut)
      }
    }
  }
  return lines
}

const at = (u: number, v: number, turn: number): number[] => [(u + v) / 2, (turn * (u - v)) / 2]

function cross(
  ring: Ring,
  turn: number,
  step: number,
  [least, most]: readonly [number, number],
  crossings: Map<number, number[]>,
): void {
  let [x0, y0] = [ring[0]!, ring[1]!]
  for (let i = 2; i < ring.length; i += 2) {
    const [x1, y1] = [ring[i]!, ring[i + 1]!]
    const [u0, u1] = [x0 + turn * y0, x1 + turn * y1]
    const [v0, v1] = [x0 - turn * y0, x1 - turn * y1]
    // An edge has its lower end and not its upper one, so that a corner on a line counts once.
    const first = Math.ceil(Math.max(Math.min(u0, u1), least) / step)
    for (let k = first; k * step < Math.max(u0, u1) && k * step <= most; k++) {
      const v = v0 + ((k * step - u0) / (u1 - u0)) * (v1 - v0)
      const known = crossings.get(k)
      if (known) known.push(v)
      else crossings.set(k, [v])
    }
    ;[x0, y0] = [x1, y1]
  }
}

/** The stretch of a line between two meridians. */
function within([x0, y0]: number[], [x1, y1]: number[], left: number, right: number): number[][] | null {
  if (x1! <= left || x0! >= right) return null
  const y = (x: number) => y0! + ((x - x0!) / (x1! - x0!)) * (y1! - y0!)
  const from = x0! < left ? [left, y(left)] : [x0!, y0!]
  const to = x1! > right ? [right, y(right)] : [x1!, y1!]
  return [from, to]
}
