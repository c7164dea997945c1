/**
 * data/park.schema.json and the generated parts of data/README.md are what the definition gives, and the example in
 * the README works. `UPDATE=1 npx vitest run -c .config/vitest.config.ts tests/data/schema.test.ts` writes them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { schemaText } from '../../data/make-schema.ts'
import { generatedBlocks, withBlocks } from '../../data/make-tables.ts'
import { VERDICTS } from '../../src/engine/model/finding.ts'
import { RULES } from '../../src/engine/rules/index.ts'
import { check } from '../../src/jobs/check.ts'
import { exportFindings } from '../../src/jobs/export.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'

const pathOf = (name: string) => fileURLToPath(new URL(`../../data/${name}`, import.meta.url))
const SCHEMA = pathOf('park.schema.json')
const README = pathOf('README.md')
const read = (path: string) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n')

function expectFile(path: string, made: string): void {
  if (process.env['UPDATE']) writeFileSync(path, made)
  expect(read(path)).toBe(made)
}

test('park.schema.json is the definition of the reader', () => {
  expectFile(SCHEMA, schemaText())
})

/** The files of the example park, as the README prints them. */
function exampleFiles(markdown: string): Map<string, Uint8Array> {
  const blocks = markdown.matchAll(/<!-- example:(\S+) -->\n```json\n([\s\S]*?)```/g)
  return new Map([...blocks].map(([, name, text]) => [name!, new TextEncoder().encode(text)]))
}

async function exampleText(markdown: string): Promise<string> {
  const files = exampleFiles(markdown)
  const park = await readPark({ read: (name) => Promise.resolve(files.get(name)!) }, SILENT)
  expect(park.notes).toEqual([])
  const answer = await check(park.park, { asOf: '2026-11-01', versionId: null }, SILENT)
  const text = await exportFindings(park, answer, 'text', 'en')
  expect(text).toContain('[Breach · Inside] Wang farmstead is 12.0 m inside boundary v1: 3 people.')
  return `\`\`\`\n${text}\`\`\``
}

test('tables and example of the README are what the program says', async () => {
  const markdown = read(README)
  const blocks = generatedBlocks().set('example:output', await exampleText(markdown))
  expectFile(README, withBlocks(markdown, blocks))
})

test('the README says what every verdict means', () => {
  const section = read(README).split('## Words of the verdicts')[1]!.split('\n## ')[0]!
  expect([...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, word]) => word)).toEqual([...VERDICTS])
})

test('every verdict that a rule has a sentence for is one of them, in both languages', () => {
  for (const { id, wording } of RULES)
    expect(Object.keys(wording.en.sentences).sort(), id).toEqual(Object.keys(wording.zh.sentences).sort())
})
