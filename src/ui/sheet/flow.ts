/** What is laid out on pages one after another: headings, sentences, facts, and rows of tables. */
export interface FlowTable {
  /** Name of the table for those who hear it. */
  readonly label: string
  readonly columns: readonly { readonly label: string; readonly share: number; readonly numeric?: boolean }[]
}

export type FlowItem =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'fact'; readonly label: string; readonly text: string }
  | { readonly kind: 'row'; readonly table: FlowTable; readonly cells: readonly string[] }

/** Heights as they came out at one width, px. */
export interface FlowMeasure {
  readonly items: readonly number[]
  /** Of the head of each table. */
  readonly heads: ReadonlyMap<FlowTable, number>
}

/** From and to, exclusive, of the items of a page. */
export type FlowRange = readonly [from: number, to: number]

/** Cells of a table may come out a little higher in another company of rows. */
const SLACK = 1

/**
 * Which items stand on which page. A table that goes on has its head again, and a heading stays with what follows it.
 * Something higher than a page has one for itself.
 */
export function pagesOf(items: readonly FlowItem[], measure: FlowMeasure, room: number): FlowRange[] {
  const pages: FlowRange[] = []
  for (let from = 0; from < items.length;) {
    const to = Math.max(fitting(items, measure, room, from), from + 1)
    pages.push([from, to])
    from = to
  }
  return pages
}

/** The end of the items that fit into a room, from one on; that one when nothing does. */
export function fitting(items: readonly FlowItem[], measure: FlowMeasure, room: number, from = 0): number {
  let left = room - SLACK
  let to = from
  for (; to < items.length; to++) {
    const item = items[to]!
    const before = to === from ? undefined : items[to - 1]
    const continues = item.kind === 'row' && before?.kind === 'row' && before.table === item.table
    const head = item.kind === 'row' && !continues ? (measure.heads.get(item.table) ?? 0) : 0
    left -= measure.items[to]! + head
    if (left < 0) break
  }
  if (to === items.length) return to
  while (to > from && items[to - 1]!.kind === 'heading') to--
  return to
}
