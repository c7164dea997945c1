import type { ListFormat } from '../../jobs/export-list.ts'
import { download } from '../download.ts'
import type { Office } from '../context.ts'

/** Has the list of rectifications written, which may take a while and can be stopped, and hands it to the user. */
export async function exportList({ session, desk }: Office, format: ListFormat): Promise<void> {
  await session.ask(
    () => session.jobs.exportList(format, desk.language),
    ({ name, content }) => download(name, content),
  )
}
