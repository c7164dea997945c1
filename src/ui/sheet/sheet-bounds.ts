import { type Bounds, joinBounds } from '../../engine/geometry/shape.ts'
import { textAt } from '../../engine/model/table.ts'
import type { LayerView } from '../../jobs/park-view.ts'
import type { SheetHazard } from './sheet-hazards.ts'

/** Around the boundary version that is checked and all hazards, degrees; null when there is neither. */
export function sheetBounds(
  layers: readonly LayerView[],
  hazards: readonly SheetHazard[],
  version: string | null,
): Bounds | null {
  const each: Bounds[] = hazards.flatMap(({ at }): Bounds[] => (at ? [[at[0], at[1], at[0], at[1]]] : []))
  for (const { kind, table } of layers) {
    if (kind !== 'boundary') continue
    const { positions, featureOffsets, partOffsets, ringOffsets } = table.geometry
    for (let row = 0; row < table.length; row++) {
      if ((textAt(table, 'version', row) ?? table.ids[row]) !== version) continue
      const [from, to] = [row, row + 1].map((end) => ringOffsets[partOffsets[featureOffsets[end]!]!]!)
      for (let i = from!; i < to!; i++) {
        const [x, y] = [positions[i * 2]!, positions[i * 2 + 1]!]
        each.push([x, y, x, y])
      }
    }
  }
  return joinBounds(each)
}
