import type { Frame } from '../geometry/frame.ts'
import { reframe } from '../geometry/reframe.ts'
import { SHAPE_CODES, shapeAt, type Table } from './table.ts'
import { TableBuilder } from './table-builder.ts'

/** A table in another frame; straight edges stay where they are, within a millimetre. */
export function tableInFrame(table: Table, from: Frame, to: Frame): Table {
  if (from.key === to.key) return table
  const { geometry } = table
  if (geometry.shapeCodes.every((code) => code <= SHAPE_CODES.point)) {
    const positions = new Float64Array(geometry.positions.length)
    for (let i = 0; i < positions.length; i += 2) {
      const [lng, lat] = from.toLngLat(geometry.positions[i]!, geometry.positions[i + 1]!)
      positions.set(to.fromLngLat(lng, lat), i)
    }
    return { ...table, geometry: { ...geometry, positions } }
  }
  const builder = new TableBuilder()
  for (let index = 0; index < table.length; index++) {
    const shape = shapeAt(table, index, from)
    for (const part of shape ? reframe(shape, to).parts : []) {
      for (const ring of part) {
        for (let i = 0; i < ring.length; i += 2) builder.addPosition(ring[i]!, ring[i + 1]!)
        builder.endRing()
      }
      builder.endPart()
    }
    builder.endRow(table.ids[index]!, table.rows[index]!, shape?.kind ?? null)
  }
  return { ...builder.build(), columns: table.columns }
}
