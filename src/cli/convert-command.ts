import { dirname, join } from 'node:path'
import { InputError } from '../engine/model/trouble.ts'
import { convert } from '../jobs/convert.ts'
import type { Command } from './command.ts'
import { openTogether, writePieces } from './files.ts'
import { choice, readArguments } from './options.ts'

export const convertCommand: Command = {
  name: 'convert',
  usage:
    'sizhi convert IN OUT [--layer L] [--from CRS] [--to CRS] [--encoding E] [--output-encoding utf-8|gbk] [--language zh|en]',
  async run(args, say) {
    const given = readArguments(args, ['layer', 'from', 'to', 'encoding', 'output-encoding', 'language'], 2)
    const [input, output] = given.positionals
    if (input === undefined) throw new InputError('missing-option', { option: 'IN' })
    if (output === undefined) throw new InputError('missing-option', { option: 'OUT' })
    const { layer = null, from = null, to = null, encoding = null } = given.values
    const textEncoding = choice(given, 'output-encoding', ['utf-8', 'gbk'], 'utf-8')
    const asked = { layer, from, to, encoding, textEncoding }
    const { files, notes } = await convert(await openTogether(input), output, asked)
    for (const { name, pieces } of files) await writePieces(pieces, join(dirname(output), name))
    notes.forEach(say)
    return 0
  },
}
