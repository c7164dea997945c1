import type { Command } from '../project/commands/command.ts'
import type { Progress } from '../jobs/progress.ts'
import { ListDesk } from './list-desk.ts'
import type { Jobs, Opened } from './protocol.ts'
import type { Turns } from './turns.ts'
import type { Workplace } from './workplace.ts'

export type FileJobs = Pick<
  Jobs,
  'exportFindings' | 'exportList' | 'readList' | 'applyList' | 'exportRegister' | 'exportCorners'
>

/** The list that was read last, and of which park. */
let list: { readonly place: Workplace; readonly desk: ListDesk } | null = null

/** Writing files of the open park, and taking filled-in lists back; fetched when somebody wants one. */
export const fileJobs = (
  turns: Turns,
  opened: () => Workplace,
  change: (command: Command, progress: Progress) => Promise<Opened>,
): FileJobs => ({
  async exportFindings(format, language) {
    const { exportFindings } = await import('../jobs/export.ts')
    return exportFindings(opened().read, checked(opened()), format, language)
  },
  exportList: (format, language) =>
    turns.ask(async (progress) => {
      const { exportList } = await import('../jobs/export-list.ts')
      const { park, reviews } = await opened().whole(progress)
      return exportList(park, reviews, checked(opened()), format, language, progress)
    }),
  readList: (file) =>
    turns.ask((progress) => {
      const place = opened()
      list = { place, desk: new ListDesk(place) }
      return list.desk.read(file, progress)
    }),
  applyList: (keys, by) =>
    turns.run((progress) => {
      if (list?.place !== opened()) throw new Error('no list was read')
      return change(list.desk.take(keys, by), progress)
    }),
  exportRegister: (format) =>
    turns.ask(async (progress) => {
      const { registerFile } = await import('../jobs/export-register.ts')
      return registerFile((await opened().whole(progress)).park, format, progress)
    }),
  exportCorners: (version) =>
    turns.ask(async (progress) => {
      const { cornerFile } = await import('../jobs/export-corners.ts')
      return cornerFile((await opened().whole(progress)).park, version)
    }),
})

function checked({ answer }: Workplace) {
  if (!answer) throw new Error('nothing was checked')
  return answer
}
