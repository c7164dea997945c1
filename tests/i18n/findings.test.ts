/** Every verdict of every rule, as a sentence in every language, from the cases in tests/cases. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Note } from '../../src/engine/model/trouble.ts'
import { RULE_BOOK } from '../../src/engine/rules/book.ts'
import { RULES } from '../../src/engine/rules/index.ts'
import { sentenceOf } from '../../src/i18n/finding-words.ts'
import { LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { noteSentence } from '../../src/i18n/note-words.ts'
import { check } from '../../src/jobs/check.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readScene, type SceneFile } from '../scene.ts'

const root = fileURLToPath(new URL('../cases', import.meta.url))
const read = (path: string) => JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as unknown
const cases = RULES.flatMap(({ id }) => readdirSync(`${root}/${id}`).map((name) => `${id}/${name}`))

async function answer(name: string) {
  const { on, boundary } = read(`${name}/findings.json`) as { on: string; boundary?: string }
  const { park } = await readScene(read(`${name}/scene.geojson`) as SceneFile)
  return check(park, { asOf: on, versionId: boundary ?? null }, SILENT)
}
const answers = await Promise.all(cases.map(answer))

describe.each(RULES.map(({ id }) => id))('%s', (id) => {
  const { wording } = RULES.find((rule) => rule.id === id)!

  test('the cases give every verdict that it has a sentence for, and no other', () => {
    const given = answers.flatMap(({ findings }) =>
      findings.filter(({ rule }) => rule === id).map(({ verdict }) => verdict),
    )
    for (const language of LANGUAGES)
      expect([...new Set(given)].sort()).toEqual(Object.keys(wording[language].sentences).sort())
  })

  test('the languages say the same things', () => {
    const keys = (template: string) =>
      [...new Set([...template.matchAll(/\{([?!]?\w+)/g)].map(([, key]) => key!))].sort()
    for (const [verdict, template] of Object.entries(wording.zh.sentences))
      expect(keys(wording.en.sentences[verdict as keyof typeof wording.en.sentences]!), verdict).toEqual(keys(template))
    expect(keys(wording.en.clears)).toEqual(keys(wording.zh.clears))
  })

  test('it says what it is, on what it stands and what would clear it', () => {
    for (const language of LANGUAGES) {
      const { title, basis, explain, clears } = wording[language]
      for (const text of [title, basis, explain, clears]) expect(text.length).toBeGreaterThan(3)
    }
  })
})

describe.each(LANGUAGES)('in %s', (language) => {
  test('every sentence is complete', async () => {
    const voice = { language, words: await loadWords(language), book: RULE_BOOK }
    for (const { findings, notes } of answers) {
      for (const finding of findings) {
        const sentence = sentenceOf(finding, voice)
        expect(sentence, finding.id).toMatch(/[。.]$/)
        expect(sentence, finding.id).not.toMatch(/—|undefined|null|NaN|true|false|[{}[\]|]|[，,；;][。.]/)
        expect(voice.words.verdicts[finding.verdict]).toBeTruthy()
      }
      for (const note of notes) expect(noteSentence(note, voice)).not.toMatch(/—|undefined|null|[{}[\]|]/)
    }
  })

  test('the geometry that a row has is named in words', async () => {
    const voice = { language, words: await loadWords(language), book: RULE_BOOK }
    const params = { layer: 'production_area', found: 'line' }
    const note: Note = { level: 'error', code: 'wrong-geometry', params, where: { file: 'areas.geojson', row: 3 } }
    expect(noteSentence(note, voice)).toMatch(
      { zh: /应为面，实为线。/, en: /should be areas, but this is a line\./ }[language],
    )
  })
})
