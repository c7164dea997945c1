import { InputError } from '../engine/model/trouble.ts'
import { convert } from '../jobs/convert.ts'
import type { Command } from './command.ts'
import { openTogether, writePieces } from './files.ts'
import { readArguments } from './options.ts'

export const convertCommand: Command = {
  name: 'convert',
  usage: 'sizhi convert IN OUT [--layer L] [--from CRS] [--to CRS] [--encoding E] [--language zh|en]',
  async run(args, say) {
    const given = readArguments(args, ['layer', 'from', 'to', 'encoding', 'language'], 2)
    const [input, output] = given.positionals
    if (input === undefined) throw new InputError('missing-option', { option: 'IN' })
    if (output === undefined) throw new InputError('missing-option', { option: 'OUT' })
    const { layer = null, from = null, to = null, encoding = null } = given.values
    const { pieces, notes } = await convert(await openTogether(input), output, { layer, from, to, encoding })
    await writePieces(pieces, output)
    notes.forEach(say)
    return 0
  },
}
