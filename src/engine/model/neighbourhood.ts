import { MOST_REACH_METRES } from '../reach/most-reach.ts'
import type { Note } from './trouble.ts'
import { frameOf, type Layer, type LayerPart, type Park } from './park.ts'
import { numberAt } from './table.ts'

/** Kinds of layers that people are checked against, so that their ground is the park's. */
const GROUND: ReadonlySet<Layer['kind']> = new Set([
  'boundary',
  'control_line',
  'hazard_source',
  'risk_contour',
  'enterprise',
  'production_area',
])

/** West, south, east, north in degrees. */
export type DegreeBounds = LayerPart['bounds']

/** A degree of latitude is nowhere on the ellipsoid shorter than this; what is widened is rather too wide. */
const LEAST_METRES_A_DEGREE = 110_500

/** Within the stated accuracies of a distance is within it; such are some metres, and these are more. */
const ACCURACIES_METRES = 500
/** Further than is asked: a boundary may be moved a little without the file being read again. */
const SPARE_METRES = 1500

/**
 * How far from its ground a park asks for people: the largest reach that can be set around a hazard, or the largest
 * safety distance that an assessment gives one.
 */
function askedMetres(layers: readonly Layer[]): number {
  let most = MOST_REACH_METRES
  for (const { kind, table } of layers)
    if (kind === 'hazard_source')
      for (let row = 0; row < table.length; row++) most = Math.max(most, numberAt(table, 'safety_distance_m', row) ?? 0)
  return most + ACCURACIES_METRES
}

/** Of a layer of people too large to be read whole, what touches these bounds is read; null without ground. */
export const neighbourhoodOf = (layers: readonly Layer[]): DegreeBounds | null =>
  groundBounds(layers, askedMetres(layers) + SPARE_METRES)

/** Bounds of what people are checked against, widened by some metres; null where there is nothing. */
function groundBounds(layers: readonly Layer[], metres: number): DegreeBounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const layer of layers) {
    const frame = frameOf(layer)
    if (!GROUND.has(layer.kind) || frame.approximate) continue
    const places = layer.table.geometry.positions.slice()
    frame.toLngLats(places)
    for (let i = 0; i < places.length; i += 2) {
      const [lng, lat] = [places[i]!, places[i + 1]!]
      if (lng < west) west = lng
      if (lng > east) east = lng
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
  }
  if (west > east || south > north) return null
  const dy = metres / LEAST_METRES_A_DEGREE
  const dx = dy / Math.cos((Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + dy) * Math.PI) / 180)
  return [Math.max(-180, west - dx), Math.max(-90, south - dy), Math.min(180, east + dx), Math.min(90, north + dy)]
}

/**
 * Layers of which a part was read that does not reach as far as the park asks now, after a boundary or a hazard has
 * come: who lives there was not read, which is not nobody.
 */
export function beyondParts({ layers }: Park): Note[] {
  const parts = layers.filter(({ part }) => part)
  const needed = parts.length > 0 ? groundBounds(layers, askedMetres(layers)) : null
  if (!needed) return []
  return parts.flatMap(({ file, part }): Note[] => {
    const [west, south, east, north] = part!.bounds
    const isWithin = west <= needed[0] && south <= needed[1] && east >= needed[2] && north >= needed[3]
    return isWithin ? [] : [{ level: 'error', code: 'beyond-read-part', params: {}, where: { file } }]
  })
}
