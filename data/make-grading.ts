/**
 * src/engine/grading/tables.ts from the tables of GB 18218-2018 in data/standards/gb18218-2018, because the engine reads no
 * files. tests/data/grading-tables.test.ts compares and, with UPDATE=1, writes.
 */
import { readFileSync } from 'node:fs'
import papa from 'papaparse'

type Row = Readonly<Record<string, string>>

/** The rows of one file of the standard, as they are written there. */
export function standardRows(file: string): Row[] {
  const text = readFileSync(new URL(`standards/gb18218-2018/${file}.csv`, import.meta.url), 'utf8')
  const { data, errors } = papa.parse<Row>(text, { header: true, skipEmptyLines: true })
  if (errors[0]) throw new Error(`${file}.csv: ${errors[0].message}`)
  return data
}

const list = (cell: string) => (cell === '' ? [] : cell.split(';'))

function substances() {
  const short = standardRows('short-names')
  const names = (no: string, reading: string) =>
    short.filter((row) => row['no'] === no && row['reading'] === reading).map((row) => row['name']!)
  return standardRows('table1').map((row) => ({
    number: Number(row['no']),
    name: row['name_zh'],
    aliases: list(row['alias']!),
    shortNames: names(row['no']!, 'same'),
    incompleteNames: names(row['no']!, 'incomplete'),
    // 74-82-8(甲烷): the number alone, for searching.
    cas: list(row['cas']!).map((cas) => cas.replace(/\(.*\)$/, '')),
    criticalTonnes: Number(row['Q_t']),
  }))
}

const beta = (key: string) => {
  const found = standardRows('beta').filter((row) => row['key'] === key)
  if (found.length !== 1) throw new Error(`${found.length} rows of β for ${key}`)
  return Number(found[0]!['beta'])
}

const categories = () =>
  standardRows('table2').map((row) => ({
    symbol: row['symbol'],
    category: row['category'],
    description: row['description'],
    criticalTonnes: Number(row['Q_t']),
    beta: beta(row['symbol']!),
  }))

/** Table 3 names its substances as Table 1 does, or shorter: never joined by CAS. */
const toxicGases = () =>
  standardRows('beta')
    .filter((row) => row['source_table'] === '3')
    .map((row) => {
      const name = row['key']!
      const numbers = substances().filter((each) => each.name === name || each.shortNames.includes(name))
      if (numbers.length !== 1) throw new Error(`${numbers.length} rows of Table 1 are ${name}`)
      return { name, number: numbers[0]!.number, beta: beta(name) }
    })

const alphas = () =>
  standardRows('alpha').map((row) => ({ from: Number(row['pop_min_incl']), alpha: Number(row['alpha']) }))

const GRADES = ['一级', '二级', '三级', '四级']
const grades = () =>
  standardRows('grade').map((row) => ({
    from: Number(row['R_min_incl']),
    grade: GRADES.indexOf(row['grade']!) + 1,
  }))

/** One row a line, what is empty left out: a table is read by its rows. */
function literal(row: object): string {
  const fields = Object.entries(row).filter(([, value]) => !(Array.isArray(value) && value.length === 0))
  return `{ ${fields.map(([name, value]) => `${name}: ${valueText(value)}`).join(', ')} }`
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || /['\\\n]/.test(value)) throw new Error(`cannot be written: ${String(value)}`)
  return `'${value}'`
}

export function gradingTablesText(): string {
  const table = (what: string, name: string, type: string, rows: readonly object[]) => {
    const lines = rows.map((row) => `  ${literal(row)},\n`).join('')
    return `\n/** ${what} */\n// prettier-ignore\nexport const ${name}: readonly ${type}[] = [\n${lines}]\n`
  }
  return [
    '/** The tables of GB 18218-2018, made by data/make-grading.ts from data/standards/gb18218-2018. Not edited here. */\n',
    "import type { AlphaRow, CategoryRow, GradeRow, SubstanceRow, ToxicGas } from './table-rows.ts'\n",
    table('Table 1: named substances.', 'SUBSTANCES', 'SubstanceRow', substances()),
    table('Tables 2 and 4: hazard categories.', 'CATEGORIES', 'CategoryRow', categories()),
    table('Table 3: toxic gases with a β of their own.', 'TOXIC_GASES', 'ToxicGas', toxicGases()),
    table('Table 5: α.', 'ALPHA_ROWS', 'AlphaRow', alphas()),
    table('Table 6: grades, the gravest first.', 'GRADE_ROWS', 'GradeRow', grades()),
  ].join('')
}
