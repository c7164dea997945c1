import { RULE_BOOK } from '../engine/rules/book.ts'
import { InputError } from '../engine/model/trouble.ts'
import { LANGUAGES, loadWords, type Voice } from '../i18n/index.ts'
import { noteSentence } from '../i18n/note-words.ts'
import { inspect, type Inspection } from '../jobs/inspect.ts'
import type { Command } from './command.ts'
import { deliver, openTogether } from './files.ts'
import { choice, readArguments } from './options.ts'

export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'sizhi inspect IN [--format text|json] [--encoding E] [--output FILE] [--language zh|en]',
  async run(args) {
    const given = readArguments(args, ['format', 'encoding', 'output', 'language'], 1)
    const [path] = given.positionals
    if (path === undefined) throw new InputError('missing-option', { option: 'IN' })
    const format = choice(given, 'format', ['text', 'json'], 'text')
    const language = choice(given, 'language', LANGUAGES, 'zh')
    const voice: Voice = { language, words: await loadWords(language), book: RULE_BOOK }
    const found = await inspect(await openTogether(path), given.values['encoding'] ?? null)
    await deliver(format === 'json' ? asJson(found, voice) : asText(found, voice), given.values['output'])
    return 0
  },
}

function asJson({ layers, refused, notes }: Inspection, voice: Voice): string {
  const written = {
    layers: layers.map((layer) => ({
      name: layer.name,
      features: layer.features,
      null_geometry: layer.nullGeometry,
      types: layer.types,
      crs: layer.crs,
      fields: layer.fields,
      bbox_lonlat: layer.bounds,
    })),
    refused: refused.map(({ layer, note }) => ({ layer, reason: noteSentence(note, voice) })),
    notes: notes.map((note) => ({
      level: note.level,
      code: note.code,
      ...note.where,
      ...(note.rows && { rows: note.rows }),
      sentence: noteSentence(note, voice),
    })),
  }
  return `${JSON.stringify(written, null, 2)}\n`
}

function asText({ layers, refused, notes }: Inspection, voice: Voice): string {
  const zh = voice.language === 'zh'
  const lines = layers.flatMap((layer) => [
    layer.name,
    `  ${zh ? '要素' : 'features'}: ${layer.features}${layer.nullGeometry ? ` (${zh ? '无图形' : 'without geometry'}: ${layer.nullGeometry})` : ''}`,
    `  ${zh ? '图形' : 'geometry'}: ${layer.types.join(', ') || '—'}`,
    `  ${zh ? '坐标系' : 'coordinate system'}: ${layer.crs ?? (zh ? '未知' : 'unknown')}`,
    `  ${zh ? '字段' : 'fields'}: ${layer.fields.join(', ') || '—'}`,
    `  ${zh ? '范围' : 'bounds'}: ${layer.bounds?.map((value) => value.toFixed(7)).join(', ') ?? '—'}`,
  ])
  for (const { layer, note } of refused) lines.push(`! ${layer}: ${noteSentence(note, voice)}`)
  for (const note of notes) lines.push(`${note.level === 'error' ? '!' : '·'} ${noteSentence(note, voice)}`)
  return `${lines.join('\n')}\n`
}
