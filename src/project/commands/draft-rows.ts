import { makeShape, type Shape } from '../../engine/geometry/shape.ts'
import { frameOf, type Layer } from '../../engine/model/park.ts'
import { shapeAt, textAt } from '../../engine/model/table.ts'
import { InputError } from '../../engine/model/trouble.ts'

/** One part of a version: its row, and its number among the parts of that row. */
export interface PartRow {
  readonly index: number
  readonly part: number
}

/** All parts that a version has in a layer, as one shape in the frame of the layer, and the row of each. */
export interface DraftOutline {
  readonly shape: Shape
  readonly rows: readonly PartRow[]
}

export const versionAt = ({ table }: Layer, index: number): string =>
  textAt(table, 'version', index) ?? table.ids[index]!

export function draftOutline(layer: Layer, version: string): DraftOutline {
  const frame = frameOf(layer)
  const rows: PartRow[] = []
  const parts: Shape['parts'][number][] = []
  for (let index = 0; index < layer.table.length; index++) {
    if (versionAt(layer, index) !== version) continue
    shapeAt(layer.table, index, frame)?.parts.forEach((rings, part) => {
      rows.push({ index, part })
      parts.push(rings)
    })
  }
  return { shape: makeShape('polygon', frame, parts), rows }
}

/** Throws InputError for a row whose version is not a draft: what was submitted or approved is fixed. */
export function draftRow(layer: Layer, id: string): number {
  if (layer.kind !== 'boundary') throw new InputError('not-editable', { layer: layer.kind })
  const index = layer.table.ids.indexOf(id)
  if (index < 0) throw new InputError('unknown-row', { id, layer: layer.file })
  const version = versionAt(layer, index)
  for (let row = 0; row < layer.table.length; row++)
    if (versionAt(layer, row) === version && textAt(layer.table, 'status', row) !== 'draft')
      throw new InputError('not-draft', { version })
  return index
}
