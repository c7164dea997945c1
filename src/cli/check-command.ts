import type { CheckAnswer } from '../engine/check.ts'
import type { LedgerQuestion } from '../engine/ledger/ledger.ts'
import { type Park, versionsOf } from '../engine/model/park.ts'
import { InputError } from '../engine/model/trouble.ts'
import { LANGUAGES } from '../i18n/index.ts'
import { check, reportOf } from '../jobs/check.ts'
import { EXPORT_FORMATS, exportFindings } from '../jobs/export.ts'
import { ledger } from '../jobs/ledger.ts'
import { SILENT } from '../jobs/progress.ts'
import { readPark } from '../jobs/read-park.ts'
import type { Command } from './command.ts'
import { deliver, folderSource } from './files.ts'
import { choice, dateOption, readArguments } from './options.ts'
import { calendarDate } from '../jobs/calendar-date.ts'

export const checkCommand: Command = {
  name: 'check',
  usage:
    'sizhi check PARK_DIR [--boundary VERSION] [--against VERSION] [--on YYYY-MM-DD] [--format text|json|csv|geojson] [--language zh|en] [--output FILE]',
  async run(args, say) {
    const given = readArguments(args, ['boundary', 'against', 'on', 'format', 'language', 'output'], 1)
    const [folder] = given.positionals
    if (folder === undefined) throw new InputError('missing-option', { option: 'PARK_DIR' })
    const format = choice(given, 'format', EXPORT_FORMATS, 'text')
    const language = choice(given, 'language', LANGUAGES, 'zh')
    const asOf = dateOption(given, 'on') ?? calendarDate(new Date())
    const read = await readPark(await folderSource(folder), SILENT)
    const answer = await check(read.park, { asOf, versionId: given.values['boundary'] ?? null }, SILENT)
    const report = reportOf(read, answer)
    const against = given.values['against']
    const changes = against === undefined ? null : await ledger(read.park, question(read.park, answer, against), SILENT)
    if (against !== undefined && !changes?.change)
      say({ level: 'note', code: 'nothing-to-compare', params: { version: against }, where: {} })
    // The text report names the notes itself; with machine output a person still sees them.
    if (format !== 'text' || given.values['output'] !== undefined) report.notes.forEach(say)
    await deliver(await exportFindings(read, answer, format, language, changes), given.values['output'])
    if (report.notes.some(({ level }) => level === 'error')) return 2
    return report.findings.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}

/** From the older of the two versions to the newer, by the chain. */
function question(park: Park, { scene }: CheckAnswer, against: string): LedgerQuestion {
  const other = scene.checked?.id ?? scene.notChecked?.id ?? null
  const order = versionsOf(park).map(({ id }) => id)
  const [a, b] = other !== null && order.indexOf(other) < order.indexOf(against) ? [other, against] : [against, other]
  return { asOf: scene.asOf, a, b, toleranceMetres: null }
}
