import { InputError } from '../engine/model/trouble.ts'
import { LANGUAGES } from '../i18n/index.ts'
import { calendarDate } from '../jobs/calendar-date.ts'
import { check, reportOf } from '../jobs/check.ts'
import { exportList, isBinary, LIST_FORMATS } from '../jobs/export-list.ts'
import type { Progress } from '../jobs/progress.ts'
import { readPark } from '../jobs/read-park.ts'
import type { Command } from './command.ts'
import { deliver, folderSource, writePieces } from './files.ts'
import { choice, dateOption, readArguments } from './options.ts'

export const reportCommand: Command = {
  name: 'report',
  usage: 'sizhi report PARK_DIR --format xlsx|docx|csv|html|json [--on YYYY-MM-DD] [--language zh|en] [--output FILE]',
  async run(args, say) {
    const given = readArguments(args, ['format', 'on', 'language', 'output'], 1)
    const [folder] = given.positionals
    if (folder === undefined) throw new InputError('missing-option', { option: 'PARK_DIR' })
    if (given.values['format'] === undefined) throw new InputError('missing-option', { option: '--format' })
    const format = choice(given, 'format', LIST_FORMATS, 'xlsx')
    const language = choice(given, 'language', LANGUAGES, 'zh')
    const output = given.values['output']
    if (output === undefined && isBinary(format)) throw new InputError('missing-option', { option: '--output' })
    const asOf = dateOption(given, 'on') ?? calendarDate(new Date())
    const progress = onStandardError()
    const source = await folderSource(folder)
    const read = await readPark(source, progress)
    const { park, reviews } = read
    const answer = await check(park, { asOf, versionId: null }, progress)
    reportOf(read, answer).notes.forEach(say)
    const { content } = await exportList(park, reviews, answer, format, language, progress)
    const bytes = new Uint8Array(await content.arrayBuffer())
    await (output === undefined ? deliver(bytes, undefined) : writePieces([bytes], output))
    return 0
  },
}

/** Where it is, once a phase and then every tenth, for lists that take a while. */
function onStandardError(): Progress {
  let said = ''
  return {
    report({ phase, done, total }) {
      const now = `${phase} ${total > 0 ? Math.floor((done / total) * 10) * 10 : 0} %`
      if (now !== said) process.stderr.write(`${now}\n`)
      said = now
    },
  }
}
