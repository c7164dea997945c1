import { loadPageWords, loadWords } from '../i18n/index.ts'
import { calendarDate } from '../jobs/calendar-date.ts'
import type { Office } from './context.ts'
import { Desk } from './state/desk.svelte.ts'
import { SAMPLES, Session } from './state/session.svelte.ts'
import { readLink } from './url.ts'

/** Opens what the link names, or the first sample park. Without a language in the link the browser's counts. */
export async function openOffice(search: string): Promise<Office> {
  const link = readLink(search)
  const language = link.language ?? (link.park === null && !navigator.language.startsWith('zh') ? 'en' : 'zh')
  const session = new Session(calendarDate(new Date()), link.asOf)
  const opened = session.openSample(link.park ?? SAMPLES[0].id, link.version)
  const [words, page] = await Promise.all([loadWords(language), loadPageWords(language)])
  const desk = new Desk(language, words, page, link.mode ?? 'review')
  desk.camera = link.view
  session.folderGone = link.local && link.park === null
  void opened.then(() => desk.select(link.selected, link.finding))
  return { session, desk }
}
