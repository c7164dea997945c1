import { InputError } from '../engine/model/trouble.ts'
import { gradeInventory } from '../jobs/grade.ts'
import { gradeCsv, gradeJson } from '../jobs/grade-output.ts'
import type { Command } from './command.ts'
import { deliver, openFile } from './files.ts'
import { choice, readArguments } from './options.ts'

export const gradeCommand: Command = {
  name: 'grade',
  usage: 'sizhi grade INVENTORY.csv [--format csv|json] [--output FILE] [--language zh|en]',
  async run(args, say) {
    const given = readArguments(args, ['format', 'output', 'language'], 1)
    const [path] = given.positionals
    if (path === undefined) throw new InputError('missing-option', { option: 'INVENTORY.csv' })
    const format = choice(given, 'format', ['csv', 'json'], 'csv')
    const result = await gradeInventory(await openFile(path))
    for (const { note } of result.faults) say(note)
    await deliver(format === 'json' ? gradeJson(result) : gradeCsv(result), given.values['output'])
    return result.faults.length > 0 ? 2 : 0
  },
}
