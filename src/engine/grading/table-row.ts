import type { TableRow } from './grading.ts'
import type { CategoryRow, SubstanceRow, ToxicGas } from './table-rows.ts'

export const substanceRow = ({ number, name }: SubstanceRow): TableRow => ({ table: 1, row: String(number), name })

export const toxicGasRow = ({ name }: ToxicGas): TableRow => ({ table: 3, row: name, name })

/** Table 2 gives the critical amount of a category, Table 4 its β. */
export const categoryRow = (table: 2 | 4, { symbol, category, description }: CategoryRow): TableRow => ({
  table,
  row: symbol,
  name: `${category}（${description}）`,
})
