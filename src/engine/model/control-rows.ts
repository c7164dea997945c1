import type { Layer } from './park.ts'
import { textAt } from './table.ts'

/** A row of a layer, without its geometry. */
export interface LayerRow {
  readonly layer: Layer
  readonly index: number
}

/** The control line of a day: of those dated not after it, the rows with the latest date; undated ones come first of all. */
export function controlRowsOn(layers: readonly Layer[], asOf: string): LayerRow[] {
  const dated = layers
    .filter(({ kind }) => kind === 'control_line')
    .flatMap((layer) =>
      Array.from({ length: layer.table.length }, (_, index) => ({
        row: { layer, index },
        date: textAt(layer.table, 'date', index) ?? layer.date ?? '',
      })),
    )
  const valid = dated.filter(({ date }) => date <= asOf)
  const latest = valid.reduce((max, { date }) => (date > max ? date : max), '')
  return valid.filter(({ date }) => date === latest).map(({ row }) => row)
}
