import type { Layer } from '../../engine/model/park.ts'
import { codedColumn, type Column, isText, type Value, type WordColumn } from '../../engine/model/table.ts'
import { textOf } from '../../engine/model/text-column.ts'
import { substanceNames } from '../substance-names.ts'
import type { Source } from './hit.ts'
import { otherNames } from './other-names.ts'
import type { Alphabet } from './pinyin.ts'
import { joinTexts, type Texts } from './texts.ts'

/** Texts of one kind by which rows are found. */
export interface Field {
  readonly source: Source
  /** Which word each row has; null: each its own. */
  readonly codes: Uint32Array | null
  readonly texts: Texts
  /** A text as it stands in the data, and the substance that it is another name of. */
  readonly original: (text: number) => Original
  /** The characters by their number in the alphabet; null: no Chinese in it, or not yet looked at. */
  numbers: Uint16Array | null
}

export interface Original {
  readonly text: string
  readonly of: string | null
}

/** What stands in a column is joined once, for as long as somebody holds the column. */
const known = new WeakMap<object, Map<string, Field>>()

function* kept(of: object, name: string, make: () => Generator<void, Field>): Generator<void, Field> {
  let fields = known.get(of)
  if (!fields) known.set(of, (fields = new Map<string, Field>()))
  let field = fields.get(name)
  if (!field) fields.set(name, (field = yield* make()))
  return field
}

/** Texts that each stand for themselves. */
export function* listField(source: Source, texts: readonly (string | null)[]): Generator<void, Field> {
  const original = (index: number) => ({ text: texts[index] ?? '', of: null })
  const joined = yield* joinTexts(texts.length, (index) => texts[index] ?? '')
  return { source, codes: null, texts: joined, original, numbers: null }
}

/** The identifiers of a table. */
export const idField = (ids: readonly string[]) => kept(ids, 'id', () => listField('id', ids))

/** The texts of a column, each distinct one once. */
export function* columnField(source: Source, column: Column): Generator<void, Field> {
  return yield* kept(column, source, function* () {
    const coded = isText(column) ? null : codedColumn(column)
    const count = coded ? coded.words.length : (column as { starts: Uint32Array }).starts.length
    const textAt = (index: number) => {
      const value = coded ? coded.words[index] : isText(column) ? textOf(column, index) : null
      return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
    }
    const texts = yield* joinTexts(count, textAt)
    const original = (index: number) => ({ text: textAt(index), of: null })
    return { source, codes: coded?.codes ?? null, texts, original, numbers: null }
  })
}

/** Texts that a column stands for: several for a word, or none. */
function* expandedField(
  source: Source,
  { codes, words }: WordColumn,
  expand: (word: Value) => readonly Original[],
): Generator<void, Field> {
  const firsts = new Uint32Array(words.length + 1)
  const all: Original[] = []
  for (const [index, word] of words.entries()) {
    firsts[index] = all.length
    if (word !== null) all.push(...expand(word))
    if (index % 128 === 127) yield
  }
  firsts[words.length] = all.length
  const texts = yield* joinTexts(all.length, (index) => all[index]!.text)
  return { source, codes, texts: { ...texts, firsts }, original: (index) => all[index]!, numbers: null }
}

const itself = (text: string): Original => ({ text, of: null })

/** By what a hazard is found besides its names: what it holds under any name, whose it is, its grade. */
export function* hazardFields(
  { table }: Layer,
  ownerNames: (id: string) => readonly string[],
): Generator<void, Field[]> {
  const fields: Field[] = []
  const { columns } = table
  for (const [name, namesIn] of [
    ['substances', substanceNames],
    ['medium', mediaIn],
  ] as const) {
    const column = columns.get(name)
    if (!column) continue
    const coded = codedColumn(column)
    const add = (source: Source, expand: (word: Value) => readonly Original[]) =>
      kept(column, source, () => expandedField(source, coded, expand))
    if (name === 'substances') fields.push(yield* add('substance', (word) => substanceNames(word).map(itself)))
    else fields.push(yield* columnField('medium', column))
    for (const [source, list] of [
      ['alias', 'aliases'],
      ['cas', 'cas'],
    ] as const)
      fields.push(
        yield* add(source, (word) => namesIn(word).flatMap((of) => otherNames(of)[list].map((text) => ({ text, of })))),
      )
  }
  const owners = columns.get('enterprise')
  if (owners)
    fields.push(
      yield* expandedField('enterprise', codedColumn(owners), (word) =>
        typeof word === 'string' ? ownerNames(word).map(itself) : [],
      ),
    )
  const grades = columns.get('grade')
  if (grades)
    fields.push(
      yield* kept(grades, 'grade', () =>
        expandedField('grade', codedColumn(grades), (word) => (typeof word === 'number' ? gradeTexts(word) : [])),
      ),
    )
  return fields
}

/** The pieces of a medium in words that may be substances: `液氯、氨`. */
const mediaIn = (word: Value) =>
  typeof word === 'string' ? word.split(/[、,，;；/\s]+/).filter((piece) => piece !== '') : []

const gradeTexts = (grade: number): Original[] => {
  const numeral = ' 一二三四'[grade]
  return numeral ? [`${numeral}级`, `${numeral}级重大危险源`, `grade ${grade}`].map(itself) : []
}

const HAN = /\p{Script=Han}/u

/** Numbers the characters of a field, so that it is found in pinyin, too. */
export function* readField(field: Field, alphabet: Alphabet): Generator<void> {
  if (field.numbers || !HAN.test(field.texts.all)) return
  field.numbers = yield* alphabet.numbersOf(field.texts)
}
