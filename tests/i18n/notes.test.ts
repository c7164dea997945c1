/** Everything that the program says about its input has a sentence in every language. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, loadPageWords, loadWords } from '../../src/i18n/index.ts'

const src = fileURLToPath(new URL('../../src', import.meta.url))
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(`${src}/${name}`, 'utf8') }))

/** Codes as they stand in the source: `new InputError('…'`, `code: '…'`, and the small functions that make notes. */
const codes = new Set(
  files
    .filter(({ name }) => /^(engine|formats|project|jobs|cli|worker|storage|map)\//.test(name))
    .flatMap(({ name, text }) => {
      const called = text.matchAll(/\b(?:InputError|fault|error|note)\(\s*(?:\w+ \? '([a-z-]+)' : )?'([a-z-]+)'/g)
      const written = text.matchAll(/\bcode: '([a-z-]+)'/g)
      // Here the code is what a function returns.
      const returned = name === 'formats/coordinates.ts' ? text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g) : []
      return [...called, ...written, ...returned].flatMap(([, ...found]) => found.filter((code) => code !== undefined))
    }),
)
const placeholders = (template: string) =>
  [...new Set([...template.matchAll(/\{([?!]?\w+)/g)].map(([, key]) => key!))].sort()

test('the source was searched', () => {
  expect(codes.size).toBeGreaterThan(40)
  for (const code of ['no-data', 'not-json', 'swapped-axes', 'field-wrong', 'unknown-version'])
    expect(codes).toContain(code)
})

describe.each(LANGUAGES)('in %s', (language) => {
  test.each([...codes].sort())('%s', async (code) => {
    expect((await loadWords(language)).notes[code]).toBeTruthy()
  })

  test('no sentence that nothing says', async () => {
    const written = files.filter(({ name }) => !name.startsWith('i18n/')).map(({ text }) => text)
    const unused = Object.keys((await loadWords(language)).notes).filter(
      (code) => !written.some((text) => text.includes(`'${code}'`)),
    )
    expect(unused).toEqual([])
  })
})

test('the languages have the same sentences with the same placeholders', async () => {
  const [first, ...others] = await Promise.all(LANGUAGES.map(loadWords))
  for (const other of others) {
    expect(Object.keys(other.notes).sort()).toEqual(Object.keys(first!.notes).sort())
    for (const [code, template] of Object.entries(first!.notes))
      expect(placeholders(other.notes[code]!), code).toEqual(placeholders(template))
  }
})

test('so have the words of the page', async () => {
  const [first, ...others] = await Promise.all(LANGUAGES.map(loadPageWords))
  for (const other of others)
    for (const [key, template] of Object.entries(first!))
      expect(placeholders(other[key as keyof typeof other]), key).toEqual(placeholders(template))
})
