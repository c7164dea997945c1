import type { LayerRow } from '../model/control-rows.ts'
import type { Layer } from '../model/park.ts'
import { textAt } from '../model/table.ts'

/**
 * The contours that hold on a day: of each enterprise, or the park, and each stage those of the latest assessment not
 * after it; undated ones count as the oldest.
 */
export function contourRowsOn(layers: readonly Layer[], asOf: string): LayerRow[] {
  const latest = new Map<string, string>()
  const dated = layers
    .filter(({ kind }) => kind === 'risk_contour')
    .flatMap((layer) =>
      Array.from({ length: layer.table.length }, (_, index) => {
        const text = (column: string) => textAt(layer.table, column, index)
        const date = text('date') ?? layer.date ?? ''
        return { row: { layer, index }, date, assessed: JSON.stringify([text('enterprise'), text('stage')]) }
      }),
    )
    .filter(({ date }) => date <= asOf)
  for (const { date, assessed } of dated) if (date >= (latest.get(assessed) ?? '')) latest.set(assessed, date)
  return dated.filter(({ date, assessed }) => latest.get(assessed) === date).map(({ row }) => row)
}
