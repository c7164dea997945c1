/** The card of every finding that the rules can give, in both languages, beside what the sentence and the list say. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { RULE_BOOK } from '../../src/engine/rules/book.ts'
import { clearsOf, sentenceOf, wordingOf } from '../../src/i18n/finding-words.ts'
import { LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { check } from '../../src/jobs/check.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readScene, type SceneFile } from '../scene.ts'

const CASES = fileURLToPath(new URL('../cases/', import.meta.url))

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(readdirSync(CASES))('%s: verdict, basis and what would clear it, without a hole', async (rule) => {
    const voice = { language, words: await loadWords(language), book: RULE_BOOK }
    for (const name of readdirSync(join(CASES, rule))) {
      const read = (file: string) => JSON.parse(readFileSync(join(CASES, rule, name, file), 'utf8')) as unknown
      const { park } = await readScene(read('scene.geojson') as SceneFile)
      const { on } = read('findings.json') as { on: string }
      for (const finding of (await check(park, { asOf: on, versionId: null }, SILENT)).findings) {
        const { basis, explain, newer = '' } = wordingOf(finding.rule, voice)
        const said = [sentenceOf(finding, voice), clearsOf(finding, voice), basis, explain, newer]
        for (const text of said) expect(text, `${name} ${finding.id}`).not.toMatch(/undefined|NaN|\[object|\{|\}|\[|\]/)
        expect(clearsOf(finding, voice)).not.toBe('')
      }
    }
  })
})

test('newer law is said in both languages or in none', () => {
  for (const { wording } of Object.values(RULE_BOOK)) expect('newer' in wording['zh']!).toBe('newer' in wording['en']!)
})
