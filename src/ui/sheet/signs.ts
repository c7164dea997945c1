import type { Bounds } from '../../engine/geometry/shape.ts'
import { keyOf } from '../object-key.ts'
import { numberAt, textAt } from '../../engine/model/table.ts'
import { TARGET_STATES, type TargetState } from '../../engine/model/target-state.ts'
import type { Finding } from '../../engine/model/finding.ts'
import type { Language } from '../../i18n/index.ts'
import { type PersonShape, shapeOfKind } from '../../map/symbols.ts'
import { nameAt, type ObjectIndex } from '../objects.ts'
import type { Ground } from './ground.ts'

/** A place of people or a hazard source in the plane of the sheet. */
export interface PlaneSign {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly sign:
    | { readonly kind: 'hazard'; readonly grade: number }
    | { readonly kind: 'person'; readonly shape: PersonShape; readonly state: TargetState }
  readonly name: () => string
  readonly persons: number | null
}

/** Every sign of the park by its place in the plane; each layer is brought there once. */
export class PlaneSigns {
  readonly #layers: { readonly plane: Float64Array; sign(row: number): PlaneSign | null }[] = []

  constructor(index: ObjectIndex, ground: Ground, language: Language) {
    const { layers } = index.view.park
    const add = (degrees: Float64Array, sign: (row: number, x: number, y: number) => PlaneSign | null) => {
      const plane = Float64Array.from(degrees)
      ground.frame.fromLngLats(plane)
      this.#layers.push({ plane, sign: (row) => sign(row, plane[row * 2]!, plane[row * 2 + 1]!) })
    }
    for (const { layer: at, states, anchors } of index.check?.targets ?? []) {
      const layer = layers[at]!
      const { table } = layer
      add(anchors ?? table.geometry.positions, (row, x, y) => {
        const state = TARGET_STATES[states[row]!]
        if (state === undefined) return null
        return {
          key: keyOf({ layer: layer.kind, id: table.ids[row]! }),
          x,
          y,
          sign: { kind: 'person', shape: shapeOfKind(textAt(table, 'kind', row)), state },
          name: () => nameAt(layer, row, language),
          persons: numberAt(table, 'persons', row),
        }
      })
    }
    for (const layer of layers) {
      if (layer.kind !== 'hazard_source' || !layer.anchors) continue
      add(layer.anchors, (row, x, y) => ({
        key: keyOf({ layer: layer.kind, id: layer.table.ids[row]! }),
        x,
        y,
        sign: { kind: 'hazard', grade: numberAt(layer.table, 'grade', row) ?? 0 },
        name: () => nameAt(layer, row, language),
        persons: null,
      }))
    }
  }

  /** Those within a part of the plane. */
  within([west, south, east, north]: Bounds): PlaneSign[] {
    const found: PlaneSign[] = []
    for (const { plane, sign } of this.#layers)
      for (let i = 0; i < plane.length; i += 2) {
        const [x, y] = [plane[i]!, plane[i + 1]!]
        if (!(x >= west && x <= east && y >= south && y <= north)) continue
        const one = sign(i / 2)
        if (one) found.push(one)
      }
    return found
  }
}

/** Whether a sign is one of the objects that a finding is about. */
export const isAbout = ({ objects }: Finding, { key }: PlaneSign) => objects.some((object) => keyOf(object) === key)
