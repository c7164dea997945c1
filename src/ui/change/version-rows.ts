import { numberAt, textAt, type Value, valueAt } from '../../engine/model/table.ts'
import type { ParkView } from '../../jobs/park-view.ts'

/** One part of a boundary version: the row of its layer. */
export interface VersionRow {
  readonly layer: string
  readonly id: string
  value(column: string): Value
}

/** The rows of a version in the order of its parts. */
export function versionRows({ park }: ParkView, version: string): VersionRow[] {
  return park.layers.flatMap(({ kind, file, table }) => {
    if (kind !== 'boundary') return []
    return table.ids.flatMap((id, row): VersionRow[] =>
      (textAt(table, 'version', row) ?? id) === version
        ? [
            {
              layer: file,
              id,
              value: (column) => numberAt(table, column, row) ?? valueAt(table, column, row),
            },
          ]
        : [],
    )
  })
}
