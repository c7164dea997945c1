import { InputError } from '../engine/model/trouble.ts'
import { RULE_BOOK } from '../engine/rules/book.ts'
import { LANGUAGES, loadWords } from '../i18n/index.ts'
import { loadSealWords } from '../i18n/seal.ts'
import { SILENT } from '../jobs/progress.ts'
import { packageText } from '../jobs/seal/package-text.ts'
import { verifyPackage } from '../jobs/seal/verify-package.ts'
import type { Command } from './command.ts'
import { deliver, openFile } from './files.ts'
import { choice, readArguments } from './options.ts'

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'sizhi verify PACKAGE [--seal CODE] [--language zh|en]',
  async run(args) {
    const given = readArguments(args, ['seal', 'language'], 1)
    const [path] = given.positionals
    if (path === undefined) throw new InputError('missing-option', { option: 'PACKAGE' })
    const language = choice(given, 'language', LANGUAGES, 'zh')
    const view = await verifyPackage(await openFile(path), given.values['seal'] ?? null, SILENT)
    const [words, seal] = await Promise.all([loadWords(language), loadSealWords(language)])
    await deliver(packageText(view, seal, { language, words, book: RULE_BOOK }), undefined)
    return view.verdict === 'unchanged' ? 0 : 1
  },
}
