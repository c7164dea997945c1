import type { Frame } from '../../engine/geometry/frame.ts'
import { type Bounds, boundsMeet, boundsOf, joinBounds, type Ring } from '../../engine/geometry/shape.ts'
import type { LayerKind } from '../../engine/model/layer-kind.ts'
import { frameOf } from '../../engine/model/park.ts'
import { shapeAt, textAt } from '../../engine/model/table.ts'
import type { LayerView, ParkView } from '../../jobs/park-view.ts'
import { inPlane } from './plate.ts'

/** An object of the park in the plane of the sheet, metres. */
export interface GroundRow {
  readonly layer: LayerView
  readonly layerIndex: number
  readonly index: number
  readonly shape: 'point' | 'line' | 'polygon'
  readonly parts: readonly (readonly Ring[])[]
  readonly bounds: Bounds
}

/** All objects of a park in the plane of one zone; each layer is brought there once, however many plates are drawn. */
export class Ground {
  readonly frame: Frame
  readonly #view: ParkView
  readonly #rows = new Map<LayerView, readonly GroundRow[]>()

  constructor(view: ParkView, frame: Frame) {
    this.#view = view
    this.frame = frame
  }

  /** The objects of a kind, or of those that may reach a part of the plane. */
  rows(kind: LayerKind, within?: Bounds): readonly GroundRow[] {
    const rows = this.#view.park.layers.flatMap((layer, i) => (layer.kind === kind ? this.#of(layer, i) : []))
    return within ? rows.filter(({ bounds }) => boundsMeet(bounds, within)) : rows
  }

  /** The parts of a boundary version. */
  version(id: string | null): readonly (readonly Ring[])[] {
    return this.rows('boundary').flatMap(({ layer, index, parts }) =>
      id !== null && (textAt(layer.table, 'version', index) ?? layer.table.ids[index]) === id ? parts : [],
    )
  }

  #of(layer: LayerView, layerIndex: number): readonly GroundRow[] {
    const known = this.#rows.get(layer)
    if (known) return known
    const frame = frameOf(layer)
    const rows: GroundRow[] = []
    for (let index = 0; index < layer.table.length; index++) {
      const shape = shapeAt(layer.table, index, frame)
      if (!shape) continue
      const parts = shape.parts.map((part) => part.map((ring) => inPlane(this.frame, ring)))
      rows.push({ layer, layerIndex, index, shape: shape.kind, parts, bounds: boundsOf(parts) })
    }
    this.#rows.set(layer, rows)
    return rows
  }
}

/** Around outlines of the plane, or null of none. */
export const boundsOfOutlines = (...outlines: readonly (readonly (readonly Ring[])[])[]): Bounds | null =>
  joinBounds(outlines.filter((parts) => parts.length > 0).map(boundsOf))
