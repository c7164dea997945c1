import { type Frame, frameByCode } from '../geometry/frame.ts'
import { makeShape, type Ring, type ShapeKind } from '../geometry/shape.ts'
import type { BoundaryVersion, Layer, Place } from './park.ts'
import { coarsestAccuracy, RowPlacer, type Rows, type Zone } from './row-placer.ts'
import { type Column, type Geometry, numberAt } from './table.ts'

/**
 * Placing the rows of a layer as messages: what a worker has to know once, and a stretch of rows after another. All of
 * it is plain data, and the arrays of a stretch are copies that can be handed over.
 */
export interface PlacingTask {
  readonly frame: FrameName
  readonly coarsestMetres: number | null
  /** Stated for the layer, metres. */
  readonly accuracyMetres: number | null
  readonly count: number
  readonly singlePoints: boolean
  /** Each list of zones gets codes of its own. */
  readonly zoneSets: readonly (readonly PlacingZone[])[]
}

interface PlacingZone {
  readonly frame: FrameName
  readonly kind: ShapeKind
  readonly parts: readonly (readonly Ring[])[]
  readonly accuracyMetres: number | null
}

/** As `frameByCode` takes it. */
interface FrameName {
  readonly code: string
  readonly shift: readonly number[] | null
}

export interface PlacingRows {
  readonly geometry: Geometry
  /** Accuracy of each row, metres, NaN where it has none of its own; null when no row has. */
  readonly accuracies: Float64Array | null
}

/** What a layer is placed against: the version that is checked, then the control lines together, as far as there are any. */
export function zoneSets(version: BoundaryVersion | null, lines: readonly Place[]): (readonly Zone[])[] {
  return [...(version ? [[version]] : []), ...(lines.length > 0 ? [lines] : [])]
}

export function placingTask(layer: Layer, zones: readonly (readonly Zone[])[], singlePoints: boolean): PlacingTask {
  return {
    frame: { code: layer.frame, shift: layer.shift },
    coarsestMetres: coarsestAccuracy(layer),
    accuracyMetres: layer.accuracyMetres,
    count: layer.table.length,
    singlePoints,
    zoneSets: zones.map((set) =>
      set.map(({ shape: { frame, kind, parts }, accuracyMetres }) => ({
        frame: { code: frame.code, shift: frame.shift },
        kind,
        parts,
        accuracyMetres,
      })),
    ),
  }
}

/** The rows from one number up to another, as copies. */
export function placingRows({ table }: Layer, from: number, to: number): PlacingRows {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  const [part, lastPart] = [featureOffsets[from]!, featureOffsets[to]!]
  const [ring, lastRing] = [partOffsets[part]!, partOffsets[lastPart]!]
  const [at, end] = [ringOffsets[ring]!, ringOffsets[lastRing]!]
  const accuracies = table.columns.has('accuracy_m')
    ? Float64Array.from({ length: to - from }, (_, k) => numberAt(table, 'accuracy_m', from + k) ?? NaN)
    : null
  return {
    geometry: {
      shapeCodes: shapeCodes.slice(from, to),
      positions: positions.slice(at * 2, end * 2),
      ringOffsets: ringOffsets.slice(ring, lastRing + 1).map((offset) => offset - at),
      partOffsets: partOffsets.slice(part, lastPart + 1).map((offset) => offset - ring),
      featureOffsets: featureOffsets.slice(from, to + 1).map((offset) => offset - part),
    },
    accuracies,
  }
}

/** The arrays of a stretch of rows, for handing them over. */
export function buffersOf({ geometry, accuracies }: PlacingRows): ArrayBufferLike[] {
  return [
    ...Object.values(geometry as unknown as Record<string, Float64Array>),
    ...(accuracies ? [accuracies] : []),
  ].map(({ buffer }) => buffer)
}

/** Places stretches of rows, in the order of `task.zoneSets`; the same codes as placing the layer at once gives. */
export function stretchPlacer(task: PlacingTask): (rows: PlacingRows) => Uint8Array<ArrayBuffer>[] {
  const frame = namedFrame(task.frame)
  const placers = task.zoneSets.map((zones) => {
    const shapes = zones.map(({ frame: name, kind, parts, accuracyMetres }) => ({
      shape: makeShape(kind, namedFrame(name), parts),
      accuracyMetres,
    }))
    return new RowPlacer(frame, shapes, task.coarsestMetres, task.count)
  })
  return ({ geometry, accuracies }) => {
    const length = geometry.shapeCodes.length
    const columns = new Map<string, Column>(accuracies ? [['accuracy_m', accuracies]] : [])
    const rows: Rows = {
      table: { length, ids: [], rows: new Uint32Array(0), geometry, columns },
      accuracyMetres: task.accuracyMetres,
    }
    return placers.map((placer) => {
      const codes = new Uint8Array(length)
      placer.place(rows, task.singlePoints, codes)
      return codes
    })
  }
}

function namedFrame({ code, shift }: FrameName): Frame {
  const frame = frameByCode(code, shift)
  if (!frame) throw new Error(`unknown frame ${code}`)
  return frame
}
