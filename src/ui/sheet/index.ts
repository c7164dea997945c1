import { type Component, mount, unmount } from 'svelte'
import { loadSheetWords } from '../../i18n/sheet.ts'
import { officeContext, type Office } from '../context.ts'
import type { ObjectIndex } from '../objects.ts'
import AtlasSheet from './AtlasSheet.svelte'
import ComparisonSheet from './ComparisonSheet.svelte'
import HazardSheet from './HazardSheet.svelte'
import { dataHashOf } from './data-hash.ts'
import './sheet.css'

/** Lays a sheet out for paper, over the page, until it is closed. */
function lay<Props extends { close: () => void }>(
  office: Office,
  sheet: Component<Props>,
  props: Omit<Props, 'close'>,
) {
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

/** Lays out a sheet: hazards by grade, the comparison of the two versions of the page, or a page for each finding, of a filtered table those that are listed. */
export async function openSheet(
  sheet: 'sheet' | 'comparison' | 'atlas',
  office: Office,
  index: ObjectIndex,
  listed: readonly string[] | null = null,
): Promise<void> {
  const { desk, session } = office
  const words = await loadSheetWords(desk.language)
  const hash = dataHashOf(session)
  if (sheet === 'sheet') return lay(office, HazardSheet, { index, words, hash })
  if (sheet === 'atlas') return lay(office, AtlasSheet, { index, words, listed, hash })
  if (desk.changes) lay(office, ComparisonSheet, { index, words, changes: desk.changes, hash })
}
