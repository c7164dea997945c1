import Flatbush from 'flatbush'
import { type Geometry, SHAPE_CODES } from '../engine/model/table.ts'

/** More texts in one area are its inventory, not its name. */
const MOST_TEXTS = 3

/** A text where it stands. */
export interface DxfLabel {
  readonly x: number
  readonly y: number
  readonly text: string
}

export interface AreaName {
  /** Row of its layer, from 0. */
  readonly row: number
  readonly name: string
}

/** An area: its layer and row, and the rings of it. */
interface Area {
  readonly layer: number
  readonly row: number
  readonly rings: readonly Float64Array[]
}

/** Names for areas from the texts within them, at most three; each text counts for the smallest area around it. The result is by layer. */
export function nameAreas(layers: readonly Geometry[], labels: readonly DxfLabel[]): AreaName[][] {
  const names = layers.map((): AreaName[] => [])
  const areas = labels.length === 0 ? [] : layers.flatMap(areasOf)
  if (areas.length === 0) return names
  const index = new Flatbush(areas.length)
  const sizes = areas.map(({ rings }) => {
    const [x0, y0, x1, y1] = boxOf(rings)
    index.add(x0, y0, x1, y1)
    return (x1 - x0) * (y1 - y0)
  })
  index.finish()
  const found = new Map<number, string[]>()
  for (const { x, y, text } of labels) {
    const [smallest] = index
      .search(x, y, x, y)
      .sort((a, b) => sizes[a]! - sizes[b]!)
      .filter((area) => isWithin(areas[area]!.rings, x, y))
    if (smallest === undefined) continue
    const own = found.get(smallest)
    if (own) own.push(text)
    else found.set(smallest, [text])
  }
  for (const [area, own] of found) {
    const { layer, row } = areas[area]!
    if (own.length <= MOST_TEXTS) names[layer]!.push({ row, name: own.join(' ') })
  }
  return names
}

function areasOf({ shapeCodes, positions, ringOffsets, partOffsets, featureOffsets }: Geometry, layer: number): Area[] {
  const areas: Area[] = []
  shapeCodes.forEach((code, row) => {
    if (code !== SHAPE_CODES.polygon) return
    const rings: Float64Array[] = []
    for (let r = partOffsets[featureOffsets[row]!]!; r < partOffsets[featureOffsets[row + 1]!]!; r++)
      rings.push(positions.subarray(ringOffsets[r]! * 2, ringOffsets[r + 1]! * 2))
    areas.push({ layer, row, rings })
  })
  return areas
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
