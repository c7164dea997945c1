import { loadFirstPageWords, loadFirstWords } from '../i18n/index.ts'
import { calendarDate } from '../jobs/calendar-date.ts'
import type { Office } from './context.ts'
import { Desk } from './state/desk.svelte.ts'
import { SAMPLES, Session } from './state/session.svelte.ts'
import { type Link, readLink } from './url.ts'

/** Opens what the link names, or the first sample park. Without a language in the link the browser's counts. */
export async function openOffice(search: string): Promise<Office> {
  const link = readLink(search)
  const language =
    link.language ?? (link.park === null && link.project === null && !navigator.language.startsWith('zh') ? 'en' : 'zh')
  const session = new Session(calendarDate(new Date()), link.asOf)
  session.againstId = link.against
  const opened = openLinked(session, link)
  const [words, page] = await Promise.all([loadFirstWords(language), loadFirstPageWords(language)])
  const desk = new Desk(language, words, page, link.mode ?? 'review')
  desk.camera = link.view
  void opened.then(() => desk.select(link.selected, link.finding))
  return { session, desk }
}

/** The project or sample of the link. A project that is not on this device leaves a word, and the first sample. */
async function openLinked(session: Session, { project, park, version }: Link): Promise<void> {
  if (project !== null) {
    await session.openProject(project, version)
    if (session.view) return
  }
  const { refused } = session
  await session.openSample(park ?? SAMPLES[0].id, version)
  session.folderGone = project !== null
  session.refused ??= refused
}
