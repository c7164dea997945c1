import type { Jobs } from './protocol.ts'
import type { Turns } from './turns.ts'
import type { Workplace } from './workplace.ts'

type ExportJobs = Pick<Jobs, 'exportFindings' | 'exportList' | 'exportRegister' | 'exportCorners'>

/** Writing files of the open park; their writers are fetched when somebody wants one. */
export const exportJobs = (turns: Turns, opened: () => Workplace): ExportJobs => ({
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
