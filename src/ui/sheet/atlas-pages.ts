import { type FlowItem, type FlowMeasure, type FlowRange, fitting, pagesOf } from './flow.ts'

/** The pages of one finding in the atlas: the card beside the map, and what did not fit there. */
export interface AtlasCard {
  readonly items: readonly FlowItem[]
  readonly ranges: readonly FlowRange[]
}

/** The first page has the room beside the map, further ones the whole page; px. */
export function cardPages(
  items: readonly FlowItem[],
  beside: FlowMeasure,
  whole: FlowMeasure,
  rooms: { readonly beside: number; readonly whole: number },
): AtlasCard {
  const first = Math.max(fitting(items, beside, rooms.beside), 1)
  const rest = items.slice(first)
  const heights = { items: whole.items.slice(first), heads: whole.heads }
  const more = pagesOf(rest, heights, rooms.whole).map(([from, to]): FlowRange => [from + first, to + first])
  return { items, ranges: [[0, first], ...more] }
}

/** The page on which each finding begins, after so many pages of contents. */
export function firstPages(cards: readonly AtlasCard[], contents: number): number[] {
  let page = contents + 1
  return cards.map(({ ranges }) => {
    const at = page
    page += ranges.length
    return at
  })
}
