import Flatbush from 'flatbush'
import type { DxfRow } from './dxf-rows.ts'

/** More texts in one area are its inventory, not its name. */
const MOST_TEXTS = 3

/** Puts the texts within an area, at most three, into its `name`; each text counts for the smallest area around it. Returns how many got one. */
export function nameAreas(rows: readonly DxfRow[]): number {
  const areas = rows.filter(({ kind }) => kind === 'polygon')
  const texts = rows.filter(({ text }) => text !== null)
  if (areas.length === 0 || texts.length === 0) return 0
  const index = new Flatbush(areas.length)
  const sizes = areas.map(({ parts }) => {
    const [x0, y0, x1, y1] = boxOf(parts.flat())
    index.add(x0, y0, x1, y1)
    return (x1 - x0) * (y1 - y0)
  })
  index.finish()
  const found = new Map<DxfRow, string[]>()
  for (const { parts, text } of texts) {
    const [x, y] = [parts[0]![0]![0]!, parts[0]![0]![1]!]
    const [smallest] = index
      .search(x, y, x, y)
      .sort((a, b) => sizes[a]! - sizes[b]!)
      .filter((area) => isWithin(areas[area]!.parts.flat(), x, y))
    if (smallest === undefined) continue
    const area = areas[smallest]!
    const own = found.get(area)
    if (own) own.push(text!)
    else found.set(area, [text!])
  }
  let named = 0
  for (const [area, own] of found) {
    if (own.length > MOST_TEXTS || area.values.has('name')) continue
    area.values = new Map([...area.values, ['name', own.join(' ')]])
    named++
  }
  return named
}

function boxOf(rings: readonly Float64Array[]): [number, number, number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      x0 = Math.min(x0, ring[i]!)
      x1 = Math.max(x1, ring[i]!)
      y0 = Math.min(y0, ring[i + 1]!)
      y1 = Math.max(y1, ring[i + 1]!)
    }
  return [x0, y0, x1, y1]
}

/** A name is no verdict: even and odd crossings do. */
function isWithin(rings: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [xi, yi, xj, yj] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!]
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
    }
  return inside
}
