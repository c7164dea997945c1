import { InputError } from '../engine/model/trouble.ts'
import { LANGUAGES } from '../i18n/index.ts'
import { check, reportOf } from '../jobs/check.ts'
import { EXPORT_FORMATS, exportFindings } from '../jobs/export.ts'
import { SILENT } from '../jobs/progress.ts'
import { readPark } from '../jobs/read-park.ts'
import type { Command } from './command.ts'
import { deliver, folderSource } from './files.ts'
import { choice, dateOption, readArguments } from './options.ts'
import { calendarDate } from '../jobs/calendar-date.ts'

export const checkCommand: Command = {
  name: 'check',
  usage:
    'sizhi check PARK_DIR [--boundary VERSION] [--on YYYY-MM-DD] [--format text|json|csv|geojson] [--language zh|en] [--output FILE]',
  async run(args, say) {
    const given = readArguments(args, ['boundary', 'on', 'format', 'language', 'output'], 1)
    const [folder] = given.positionals
    if (folder === undefined) throw new InputError('missing-option', { option: 'PARK_DIR' })
    const format = choice(given, 'format', EXPORT_FORMATS, 'text')
    const language = choice(given, 'language', LANGUAGES, 'zh')
    const asOf = dateOption(given, 'on') ?? calendarDate(new Date())
    const read = await readPark(await folderSource(folder), SILENT)
    const answer = await check(read.park, { asOf, versionId: given.values['boundary'] ?? null }, SILENT)
    const report = reportOf(read, answer)
    // The text report names the notes itself; with machine output a person still sees them.
    if (format !== 'text' || given.values['output'] !== undefined) report.notes.forEach(say)
    await deliver(await exportFindings(read, answer, format, language), given.values['output'])
    if (report.notes.some(({ level }) => level === 'error')) return 2
    return report.findings.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}
