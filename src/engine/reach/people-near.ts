import { reframe } from '../geometry/reframe.ts'
import type { Shape } from '../geometry/shape.ts'
import { frameOf, type Layer, placeNumber } from '../model/park.ts'
import { jointAccuracy } from '../model/placement.ts'
import { shapeAt, type Table } from '../model/table.ts'
import { TargetLayer } from '../model/target-layer.ts'
import { isEmpty } from '../model/target.ts'
import { reachOf } from '../screen/reach.ts'
import { measuredPlace, metresApart } from './measured-place.ts'
import type { LeftOut } from './place-rows.ts'

/** Rows between two looks at whether to stop. */
const BATCH = 4096

/** A row within reach. */
export interface NearPlace {
  readonly layer: Layer
  readonly row: number
  /** From edge to edge; 0 for what shares ground with the origin. */
  readonly metres: number
  /** Of the row and the origin together; null when one is not stated. */
  readonly accuracyMetres: number | null
  /** As recorded; null is unknown. */
  readonly persons: number | null
}

export interface NearPeople {
  /** Nearest first. */
  readonly places: readonly NearPlace[]
  /** Within the same reach, and not listed: nobody lives there on record. */
  readonly leftOut: Pick<LeftOut, 'moved' | 'empty'>
  /** Layers in an old datum without parameters: where their people are is not known. */
  readonly layersNotJudged: number
}

/**
 * The protection targets within some metres of a place, edge to edge, with the stated accuracies on top: whoever asks for a
 * smaller reach later takes the first of them. Yields from time to time.
 */
export function* peopleNear(
  origin: Shape,
  originAccuracyMetres: number | null,
  layers: readonly Layer[],
  asOf: string,
  mostMetres: number,
): Generator<void, NearPeople> {
  const from = measuredPlace(origin)
  const places: NearPlace[] = []
  const leftOut = { moved: 0, empty: 0 }
  let layersNotJudged = 0
  for (const layer of layers) {
    if (layer.kind !== 'protection_target') continue
    const frame = frameOf(layer)
    if (frame.approximate) {
      layersNotJudged++
      continue
    }
    const targets = new TargetLayer(layer, null, [], asOf)
    for (const row of rowsInBox(layer.table, reframe(origin, frame), mostMetres + (originAccuracyMetres ?? 0) + 100)) {
      if (row < 0) {
        yield
        continue
      }
      const target = targets.target(row)
      if (!target) continue
      const metres = metresApart(measuredPlace(reframe(target.place.shape, origin.frame)), from)
      const accuracyMetres = jointAccuracy(target.place.accuracyMetres, originAccuracyMetres)
      if (!(metres <= mostMetres + (accuracyMetres ?? 0))) continue
      if (!target.livingThere) leftOut.moved++
      else if (isEmpty(target)) leftOut.empty++
      else places.push({ layer, row, metres, accuracyMetres, persons: placeNumber(target.place, 'persons') })
    }
  }
  places.sort((a, b) => a.metres - b.metres)
  return { places, leftOut, layersNotJudged }
}

/** Rows whose bounds come so near to those of a shape in the same frame; −1 from time to time, when many were looked at. */
function* rowsInBox({ length, geometry }: Table, shape: Shape, metres: number): Generator<number> {
  const [rx, ry] = reachOf(shape, metres)
  const [x0, y0, x1, y1] = [shape.bounds[0] - rx, shape.bounds[1] - ry, shape.bounds[2] + rx, shape.bounds[3] + ry]
  const { positions, ringOffsets, partOffsets, featureOffsets } = geometry
  for (let row = 0; row < length; row++) {
    if (row % BATCH === BATCH - 1) yield -1
    const from = ringOffsets[partOffsets[featureOffsets[row]!]!]! * 2
    const to = ringOffsets[partOffsets[featureOffsets[row + 1]!]!]! * 2
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = from; i < to; i += 2) {
      west = Math.min(west, positions[i]!)
      east = Math.max(east, positions[i]!)
      south = Math.min(south, positions[i + 1]!)
      north = Math.max(north, positions[i + 1]!)
    }
    if (east >= x0 && west <= x1 && north >= y0 && south <= y1) yield row
  }
}

/** Other plants within some metres of a place, nearest first: neighbours without a head-count. */
export function plantsNear(
  origin: Shape,
  layers: readonly Layer[],
  own: string | null,
  mostMetres: number,
): NearPlace[] {
  const from = measuredPlace(origin)
  const found: NearPlace[] = []
  for (const layer of layers) {
    if (layer.kind !== 'enterprise') continue
    const frame = frameOf(layer)
    for (let row = 0; row < layer.table.length && !frame.approximate; row++) {
      const shape = layer.table.ids[row] === own ? null : shapeAt(layer.table, row, frame)
      if (!shape) continue
      const metres = metresApart(measuredPlace(reframe(shape, origin.frame)), from)
      if (metres <= mostMetres) found.push({ layer, row, metres, accuracyMetres: null, persons: null })
    }
  }
  return found.sort((a, b) => a.metres - b.metres)
}
