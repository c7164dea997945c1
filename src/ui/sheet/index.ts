import { mount, unmount } from 'svelte'
import { loadSheetWords } from '../../i18n/sheet.ts'
import { officeContext, type Office } from '../context.ts'
import type { ObjectIndex } from '../objects.ts'
import HazardSheet from './HazardSheet.svelte'
import './sheet.css'

/** Lays the distribution map of hazard sources out for paper, over the page, until it is closed. */
export async function openHazardSheet(office: Office, index: ObjectIndex): Promise<void> {
  const words = await loadSheetWords(office.desk.language)
  const page = document.getElementById('app')!
  const before = document.activeElement
  const close = () => {
    page.inert = false
    document.body.classList.remove('with-sheet')
    void unmount(sheet)
    if (before instanceof HTMLElement) before.focus()
  }
  const sheet = mount(HazardSheet, {
    target: document.body,
    context: officeContext(office),
    props: { index, words, close },
  })
  page.inert = true
  document.body.classList.add('with-sheet')
}
