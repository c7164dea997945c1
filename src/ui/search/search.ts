import type { Layer } from '../../engine/model/park.ts'
import { valueAt } from '../../engine/model/table.ts'
import type { Language } from '../../i18n/index.ts'
import { nameAt, type ObjectIndex } from '../objects.ts'
import { substanceNames } from '../substance-names.ts'
import { coordinateIn } from './coordinate.ts'
import { columnField, type Field, hazardFields, idField, listField, readField } from './fields.ts'
import { folded, normal } from './fold.ts'
import type { Hit, Source } from './hit.ts'
import { Alphabet, mayBePinyin, pinyinRanks, type ReadingsOf, TypedQuery } from './pinyin.ts'
import { literalRanks, NOT_AT_ALL } from './texts.ts'

/** Things of one kind, found by the texts of their fields. */
interface Group {
  readonly length: number
  readonly fields: readonly Field[]
  readonly hit: (row: number, language: Language) => Hit
}

const MOST = 12
const KINDS = ['enterprise', 'hazard_source', 'protection_target', 'production_area'] as const
const COLUMNS = { name: 'name', name_en: 'name', settlement: 'settlement' } as const

/** How much a source counts among texts that match equally well: what a thing is called goes before what it holds. */
const WEIGHTS: Readonly<Record<Source, number>> = {
  name: 0,
  id: 0,
  document: 0,
  substance: 1,
  alias: 2,
  cas: 2,
  medium: 3,
  enterprise: 4,
  settlement: 4,
  grade: 5,
  authority: 6,
}
const NOTHING = 255
const LEAST_CAS = 4
/** `CAS 7782-50-5`, as the hit itself writes it, `CAS号：7782-50-5`. */
const CAS_BEFORE = /^cas(?:号|no\.?)?:?(?=\d+-)/

/** What is looked for: as it is written, and as it may sound. */
interface Query {
  readonly wanted: string
  readonly typed: TypedQuery | null
}

/** Names, companies, chemicals, grades, document numbers and coordinates of a park, ready to be searched. */
export class SearchIndex {
  readonly #index: ObjectIndex
  readonly #groups: readonly Group[]
  #alphabet: Alphabet | null = null

  private constructor(index: ObjectIndex, groups: readonly Group[]) {
    this.#index = index
    this.#groups = groups
  }

  /** Joins the texts of a park, a piece at a time; those that were joined before are at hand. */
  static *of(index: ObjectIndex): Generator<void, SearchIndex> {
    const groups: Group[] = [yield* versionGroup(index)]
    for (const kind of KINDS)
      for (const layer of index.view.park.layers) if (layer.kind === kind) groups.push(yield* layerGroup(layer, index))
    groups.push(yield* materialGroup(index))
    return new SearchIndex(index, groups)
  }

  /** From here on texts are found in pinyin and by initials, too. */
  *read(alphabet: Alphabet): Generator<void> {
    for (const { fields } of this.#groups) for (const field of fields) yield* readField(field, alphabet)
    this.#alphabet = alphabet
  }

  /** The best dozen: exact before beginning before containing; as written before pinyin. */
  find(query: string, language: Language): Hit[] {
    const wanted = folded(normal(query)).replace(CAS_BEFORE, '')
    if (wanted === '') return []
    const typed = this.#alphabet && mayBePinyin(wanted) ? new TypedQuery(this.#alphabet, wanted) : null
    const asked: Query = { wanted, typed }
    const best = new Foremost()
    for (const [group, { length, fields }] of this.#groups.entries()) {
      const scores = new Uint8Array(length).fill(NOTHING)
      for (const field of fields) scoreRows(field, asked, scores)
      for (let row = 0; row < length; row++) if (scores[row] !== NOTHING) best.add(scores[row]!, group, row)
    }
    const place = coordinateIn(query, this.#index.view.park.zone)
    const hits = best.all().map(({ group, row }) => {
      const found = this.#groups[group]!
      return { ...found.hit(row, language), why: whyOf(found, row, asked) } as Hit
    })
    if (!place) return hits
    const title = `${place[0].toFixed(6)}, ${place[1].toFixed(6)}`
    return [{ kind: 'place', at: place, title, detail: '', why: null }, ...hits]
  }
}

function scoreRows(field: Field, asked: Query, scores: Uint8Array): void {
  const ofTexts = scoresOf(field, asked)
  if (!ofTexts) return
  const { firsts } = field.texts
  const ofWords = firsts ? leastOf(ofTexts, firsts) : ofTexts
  const { codes } = field
  for (let row = 0; row < scores.length; row++) {
    const score = ofWords[codes ? codes[row]! : row]!
    if (score < scores[row]!) scores[row] = score
  }
}

/** A number for each text of a field, the lower the better; null when none matches. */
function scoresOf({ source, texts, numbers }: Field, { wanted, typed }: Query): Uint8Array | null {
  // The first digits of a CAS number are no more than a number.
  if (source === 'cas' && wanted.length < LEAST_CAS) return null
  const weight = WEIGHTS[source]
  const literal = literalRanks(texts, wanted)
  const sounds = typed && numbers ? pinyinRanks(texts, numbers, typed) : null
  if (!literal && !sounds) return null
  const scores = new Uint8Array(texts.starts.length - 1).fill(NOTHING)
  for (let text = 0; text < scores.length; text++) {
    const written = literal?.[text] ?? NOT_AT_ALL
    const heard = sounds?.[text] ?? NOT_AT_ALL
    if (written <= heard) {
      if (written !== NOT_AT_ALL) scores[text] = written * 64 + weight * 2
    } else scores[text] = heard * 64 + weight * 2 + 1
  }
  return scores
}

/** What matched, where the title does not say it. */
function whyOf({ fields }: Group, row: number, asked: Query): Hit['why'] {
  let best = NOTHING
  let why: Hit['why'] = null
  for (const field of fields) {
    const word = field.codes ? field.codes[row]! : row
    const { firsts } = field.texts
    const [from, to] = firsts ? [firsts[word]!, firsts[word + 1]!] : [word, word + 1]
    for (let text = from; text < to; text++) {
      const score = scoresOf(oneText(field, text), asked)?.[0] ?? NOTHING
      if (score >= best) continue
      best = score
      why = field.source === 'name' || field.source === 'id' ? null : { source: field.source, ...field.original(text) }
    }
  }
  return why
}

/** A field with one of its texts only. */
function oneText(field: Field, text: number): Field {
  const { all, folded: digits, starts } = field.texts
  const [start, end] = [starts[text]!, starts[text + 1]! - 1]
  return {
    ...field,
    texts: {
      all: all.slice(start, end),
      folded: digits.slice(start, end),
      starts: Uint32Array.of(0, end - start + 1),
      firsts: null,
    },
    numbers: field.numbers?.subarray(start, end) ?? null,
  }
}

function leastOf(scores: Uint8Array, firsts: Uint32Array): Uint8Array {
  const least = new Uint8Array(firsts.length - 1).fill(NOTHING)
  for (let word = 0; word < least.length; word++)
    for (let text = firsts[word]!; text < firsts[word + 1]!; text++) least[word] = Math.min(least[word]!, scores[text]!)
  return least
}

/** The rows with the lowest scores, in their order; of each score as many as are shown at most. */
class Foremost {
  readonly #byScore: { group: number; row: number }[][] = []

  add(score: number, group: number, row: number): void {
    const same = (this.#byScore[score] ??= [])
    if (same.length < MOST) same.push({ group, row })
  }

  all(): { group: number; row: number }[] {
    return this.#byScore.flat().slice(0, MOST)
  }
}

function* layerGroup(layer: Layer, index: ObjectIndex): Generator<void, Group> {
  const { table } = layer
  const fields: Field[] = [yield* idField(table.ids)]
  for (const [name, source] of Object.entries(COLUMNS)) {
    const column = table.columns.get(name)
    if (column) fields.push(yield* columnField(source, column))
  }
  const namesOf = (id: string) => [
    ...new Set((['zh', 'en'] as const).map((language) => index.name({ layer: 'enterprise', id }, language))),
  ]
  if (layer.kind === 'hazard_source') fields.push(...(yield* hazardFields(layer, namesOf)))
  return { length: table.length, fields, hit: (row, language) => rowHit(layer, row, index, language) }
}

function* versionGroup({ view: { versions } }: ObjectIndex): Generator<void, Group> {
  const fields = [
    yield* listField('id', versions.map(({ id }) => id)), // prettier-ignore
    yield* listField('document', versions.map(({ document }) => document)), // prettier-ignore
    yield* listField('authority', versions.map(({ authority }) => authority)), // prettier-ignore
  ]
  const hit = (row: number): Hit => {
    const { id, document, approvalDate } = versions[row]!
    return { kind: 'version', id, title: id, detail: [document, approvalDate].filter(Boolean).join(' · '), why: null }
  }
  return { length: versions.length, fields, hit }
}

function* materialGroup({ view }: ObjectIndex): Generator<void, Group> {
  const { materials } = view.park
  const fields = [
    yield* listField('id', materials.map(({ id }) => id)), // prettier-ignore
    yield* listField('name', materials.map(({ title }) => title)), // prettier-ignore
    yield* listField('name', materials.map(({ titleEn }) => titleEn)), // prettier-ignore
    yield* listField('document', materials.map(({ document }) => document)), // prettier-ignore
  ]
  const hit = (row: number, language: Language): Hit => {
    const { id, title, titleEn, document, date } = materials[row]!
    return {
      kind: 'object',
      ref: { layer: 'material', id },
      title: (language === 'en' && titleEn) || title,
      detail: [document, date].filter(Boolean).join(' · '),
      why: null,
    }
  }
  return { length: materials.length, fields, hit }
}

function rowHit(layer: Layer, row: number, index: ObjectIndex, language: Language): Hit {
  const { table } = layer
  const ref = { layer: layer.kind, id: table.ids[row]! }
  const substances = layer.kind === 'hazard_source' ? substanceNames(valueAt(table, 'substances', row)) : []
  const owner = valueAt(table, 'enterprise', row)
  const company = typeof owner === 'string' ? index.name({ layer: 'enterprise', id: owner }, language) : null
  return {
    kind: 'object',
    ref,
    title: nameAt(layer, row, language),
    detail: [ref.id, company ?? substances.join('、')].filter(Boolean).join(' · '),
    why: null,
  }
}

let alphabet: Alphabet | null = null
/** One alphabet for all texts, since they keep the numbers of their characters. */
export const alphabetOf = (readingsOf: ReadingsOf): Alphabet => (alphabet ??= new Alphabet(readingsOf))
