#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { RULE_BOOK } from '../engine/rules/book.ts'
import { loadWords } from '../i18n/index.ts'
import { noteSentence } from '../i18n/note-words.ts'
import { checkCommand } from './check-command.ts'
import { convertCommand } from './convert-command.ts'
import { diffCommand } from './diff-command.ts'
import { gradeCommand } from './grade-command.ts'
import { inspectCommand } from './inspect-command.ts'
import type { Command } from './command.ts'
import { languageOf } from './options.ts'
import { reportCommand } from './report-command.ts'
import { screenCommand } from './screen-command.ts'
import { verifyCommand } from './verify-command.ts'

/** Every command. To add one: a file and a line here. */
const COMMANDS: readonly Command[] = [
  checkCommand,
  diffCommand,
  screenCommand,
  gradeCommand,
  inspectCommand,
  convertCommand,
  verifyCommand,
  reportCommand,
]

const USAGE = `${COMMANDS.map(({ usage }) => usage).join('\n')}\n`

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || rest.includes('--help')) {
    process.stdout.write(USAGE)
    return name === undefined ? 2 : 0
  }
  const language = languageOf(args)
  const voice = { language, words: await loadWords(language), book: RULE_BOOK }
  const say = (note: Note) => process.stderr.write(`${noteSentence(note, voice)}\n`)
  try {
    const command = COMMANDS.find((candidate) => candidate.name === name)
    if (!command) throw new InputError('unknown-command', { command: name })
    return await command.run(rest, say)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    say(error.note)
    return 2
  }
}

// Most runs last a third of a second, in which the optimizing compiler costs more processor time than it saves (check of
// a sample park: 0.65 s with V8's own budget, 0.42 s with this one). A long run reaches it a little later.
setFlagsFromString('--interrupt-budget=1000000')

// Whoever wrote is told, too (`deliver`); a reader that closed the pipe early (`| head`) is no bug.
process.stdout.on('error', () => {})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
    process.stderr.write(`sizhi: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 3
  }
}
