import { flushSync, mount, unmount } from 'svelte'
import type { FlowItem, FlowMeasure, FlowTable } from './flow.ts'
import FlowBlock from './FlowBlock.svelte'

/** How high each item comes out at a width, px: laid out once where nobody sees it, with the styles of the page. */
export function measureFlow(items: readonly FlowItem[], widthMillimetres: number): FlowMeasure {
  const target = document.createElement('div')
  target.className = 'sheet-measure'
  target.style.width = `${widthMillimetres}mm`
  document.body.append(target)
  const block = mount(FlowBlock, { target, props: { items } })
  flushSync()
  const heights = items.map(() => 0)
  for (const element of target.querySelectorAll<HTMLElement>('[data-item]'))
    heights[Number(element.dataset['item'])] = element.getBoundingClientRect().height
  const heads = new Map<FlowTable, number>()
  for (const element of target.querySelectorAll<HTMLElement>('[data-head]')) {
    const item = items[Number(element.dataset['head'])]
    if (item?.kind === 'row') heads.set(item.table, element.getBoundingClientRect().height)
  }
  void unmount(block)
  target.remove()
  return { items: heights, heads }
}

/** The same of several flows, with one layout for all of them. */
export function measureEach(flows: readonly (readonly FlowItem[])[], widthMillimetres: number): FlowMeasure[] {
  const { items, heads } = measureFlow(flows.flat(), widthMillimetres)
  let from = 0
  return flows.map(({ length }) => {
    from += length
    return { items: items.slice(from - length, from), heads }
  })
}
