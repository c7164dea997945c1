import type { Frame } from '../geometry/frame.ts'
import type { Layer, Place } from './park.ts'
import { numberAt, shapeAt, textAt } from './table.ts'

/** One row of a layer with its geometry at hand; `frame` is the layer's. Null for a row without a shape. */
export function placeAt(layer: Layer, index: number, frame: Frame): Place | null {
  const { table } = layer
  const shape = shapeAt(table, index, frame)
  if (!shape) return null
  return {
    layer,
    index,
    id: table.ids[index]!,
    name: textAt(table, 'name', index),
    nameEn: textAt(table, 'name_en', index),
    shape,
    accuracyMetres: numberAt(table, 'accuracy_m', index) ?? layer.accuracyMetres,
  }
}
