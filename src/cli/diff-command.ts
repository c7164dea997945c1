import { frameByCode } from '../engine/geometry/frame.ts'
import { RULE_BOOK } from '../engine/rules/book.ts'
import { InputError } from '../engine/model/trouble.ts'
import { LANGUAGES, loadWords } from '../i18n/index.ts'
import { diff, type DiffTargets, type FileGroup } from '../jobs/diff.ts'
import { diffGeoJson, diffJson } from '../jobs/diff-output.ts'
import { diffText } from '../jobs/diff-text.ts'
import type { Command } from './command.ts'
import { deliver, openTogether } from './files.ts'
import { type Arguments, choice, metresOption, readArguments } from './options.ts'

export const diffCommand: Command = {
  name: 'diff',
  usage:
    'sizhi diff OLD NEW [--targets FILE]... [--tolerance METRES] [--zone EPSG] [--format text|json|geojson] [--output FILE] [--language zh|en]',
  async run(args, say) {
    const given = readArguments(args, ['targets', 'tolerance', 'zone', 'format', 'output', 'language'], 2)
    const [old, now] = given.positionals
    if (old === undefined) throw new InputError('missing-option', { option: 'OLD' })
    if (now === undefined) throw new InputError('missing-option', { option: 'NEW' })
    const toleranceMetres = metresOption(given, 'tolerance')
    const zone = zoneOption(given)
    const format = choice(given, 'format', ['text', 'json', 'geojson'], 'text')
    const language = choice(given, 'language', LANGUAGES, 'zh')
    const targets = await openTargets(given.lists['targets'] ?? [])
    const result = await diff(await openGroup(old), await openGroup(now), targets, { toleranceMetres, zone })
    result.notes.forEach(say)
    const voice = { language, words: await loadWords(language), book: RULE_BOOK }
    const text =
      format === 'json' ? diffJson(result) : format === 'geojson' ? diffGeoJson(result) : diffText(result, voice)
    await deliver(text, given.values['output'])
    return result.notes.some(({ level }) => level === 'error') ? 2 : 0
  },
}

const openGroup = async (path: string) => (await openTogether(path)) as [FileGroup[0], ...FileGroup[0][]]

/** Files are named by their last name, or as they were given where that is the name of several. */
async function openTargets(paths: readonly string[]): Promise<DiffTargets[]> {
  const groups = await Promise.all(paths.map(openGroup))
  return groups.map((files, k) => {
    const isOnly = groups.every(([main], j) => j === k || main.name !== files[0].name)
    return { name: isOnly ? files[0].name : paths[k]!, files }
  })
}

/** A Gauss-Krüger zone, by its number in the EPSG register. */
function zoneOption({ values }: Arguments) {
  const value = values['zone']
  if (value === undefined) return null
  const frame = frameByCode(/^\d+$/.test(value) ? `EPSG:${value}` : value)
  if (!frame?.survey || frame.approximate)
    throw new InputError('bad-option', { option: '--zone', value, expected: 'EPSG:4491 … EPSG:4554' })
  return frame
}
