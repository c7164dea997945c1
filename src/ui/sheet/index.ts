import { type Component, mount, unmount } from 'svelte'
import { loadSheetWords } from '../../i18n/sheet.ts'
import { officeContext, type Office } from '../context.ts'
import type { ObjectIndex } from '../objects.ts'
import ComparisonSheet from './ComparisonSheet.svelte'
import HazardSheet from './HazardSheet.svelte'
import { dataHashOf } from './data-hash.ts'
import './sheet.css'

/** Lays a sheet out for paper, over the page, until it is closed. */
function lay<Props extends { close: () => void }>(office: Office, sheet: Component<Props>, props: Omit<Props, 'close'>) {
  const page = document.getElementById('app')!
  const before = document.activeElement
  const close = () => {
    page.inert = false
    document.body.classList.remove('with-sheet')
    void unmount(laid)
    if (before instanceof HTMLElement) before.focus()
  }
  const laid = mount(sheet as Component<Record<string, unknown>>, {
    target: document.body,
    context: officeContext(office),
    props: { ...props, close },
  })
  page.inert = true
  document.body.classList.add('with-sheet')
}

/** The distribution map of hazard sources. */
export async function openHazardSheet(office: Office, index: ObjectIndex): Promise<void> {
  lay(office, HazardSheet, { index, words: await loadSheetWords(office.desk.language) })
}

/** 四至对比图 of the two versions that are compared on the page; others can be chosen there. */
export async function openComparisonSheet(office: Office, index: ObjectIndex): Promise<void> {
  const { desk, session } = office
  if (!desk.changes) return
  const [words, dataHash] = await Promise.all([loadSheetWords(desk.language), dataHashOf(session)])
  lay(office, ComparisonSheet, { index, words, changes: desk.changes, dataHash })
}
