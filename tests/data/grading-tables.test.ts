/**
 * The tables that the engine grades by are those of data/standards/gb18218-2018.
 * `UPDATE=1 npx vitest run -c .config/vitest.config.ts tests/data/grading-tables.test.ts` writes them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { gradingTablesText, standardRows } from '../../data/make-grading.ts'
import { CATEGORIES, SUBSTANCES, TOXIC_GASES } from '../../src/engine/grading/tables.ts'

const TABLES = fileURLToPath(new URL('../../src/engine/grading/tables.ts', import.meta.url))

test('the engine has the tables of the standard', () => {
  const made = gradingTablesText()
  if (process.env['UPDATE']) writeFileSync(TABLES, made)
  expect(readFileSync(TABLES, 'utf8').replaceAll('\r\n', '\n')).toBe(made)
})

test('Table 1 has 85 rows, Table 2 24, Table 3 14, Table 4 all 24', () => {
  expect(SUBSTANCES.map(({ number }) => number)).toEqual(Array.from({ length: 85 }, (_, k) => k + 1))
  expect(CATEGORIES).toHaveLength(24)
  expect(TOXIC_GASES).toHaveLength(14)
  expect(standardRows('beta')).toHaveLength(14 + 24)
})
