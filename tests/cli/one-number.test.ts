/**
 * One number everywhere: distance, head-count, share and area of every finding of both sample parks, read back from what
 * the card, the queue, the atlas, the list in each format and the command line show.
 */
import { cpSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import readXlsx from 'read-excel-file/universal'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/engine/model/finding.ts'
import { RULE_BOOK } from '../../src/engine/rules/book.ts'
import { surroundingsOf } from '../../src/engine/surroundings/surroundings.ts'
import type { CardVoice } from '../../src/i18n/card-line.ts'
import { loadCardWords } from '../../src/i18n/card.ts'
import { type FindingCard, findingCard } from '../../src/i18n/finding-card.ts'
import { type Language, LANGUAGES, loadPageWords, loadWords } from '../../src/i18n/index.ts'
import { loadQueueWords } from '../../src/i18n/queue.ts'
import { loadSheetWords } from '../../src/i18n/sheet.ts'
import { fill } from '../../src/i18n/template.ts'
import { exportFindings } from '../../src/jobs/export.ts'
import { checkView } from '../../src/jobs/check-view.ts'
import { versionViews } from '../../src/jobs/park-view.ts'
import type { Office } from '../../src/ui/context.ts'
import type { ObjectIndex } from '../../src/ui/objects.ts'
import { findingRows } from '../../src/ui/review/finding-rows.ts'
import { queueTable } from '../../src/ui/review/queue-table.ts'
import type { ReviewDesk } from '../../src/ui/review/review-desk.svelte.ts'
import { contentsItems } from '../../src/ui/sheet/atlas-contents.ts'
import { atlasItems } from '../../src/ui/sheet/atlas-items.ts'
import type { FlowItem } from '../../src/ui/sheet/flow.ts'
import { sheetSay } from '../../src/ui/sheet/say.ts'
import type { Desk } from '../../src/ui/state/desk.svelte.ts'
import { ListCase, ON, textOf } from '../jobs/list-case.ts'
import { sizhi } from './sizhi.ts'

const { run, path } = sizhi()

/** What a surface says of a finding; undefined: it has no place for that figure. Metres to one decimal, as all print them. */
interface Shown {
  readonly sentence?: string
  readonly metres?: number | null
  readonly persons?: number | null
}
type Surfaces = Record<string, readonly Shown[]>

const numberIn = (text: string | undefined, pattern: RegExp): number | null => {
  const found = text === undefined ? null : pattern.exec(text)
  return found ? Number(found[1]) : null
}
const METRES = /(?<![\d.])(\d+\.\d) m/
const rounded = (value: unknown) => (typeof value === 'number' ? Number(value.toFixed(1)) : null)
const count = (value: unknown) => (typeof value === 'number' ? value : null)

async function voiceOf(language: Language): Promise<CardVoice> {
  const [words, card, queue] = await Promise.all([
    loadWords(language),
    loadCardWords(language),
    loadQueueWords(language),
  ])
  return { language, words, book: RULE_BOOK, card, queue }
}

function cardsOf({ answer }: ListCase, voice: CardVoice): FindingCard[] {
  const { scene, findings } = answer
  const { controlLines, park, asOf, checked, coverage, versions } = scene
  const ground = {
    park,
    versions: versionViews(versions),
    asOf,
    checked: checked?.id ?? null,
    coverage,
    controlLines: controlLines.map(({ id }) => id),
  }
  return findings.map((finding) => {
    const surroundings = surroundingsOf(park, finding, asOf, coverage.months)
    return findingCard({ finding, ground, surroundings, review: null, importedFrom: () => null }, voice)
  })
}

/** Of a card on the page. */
function onCard({ parts }: FindingCard, voice: CardVoice, { distanceMetres }: Finding): Shown {
  const [conclusion, , measured, inputs] = parts
  const [first] = measured!.lines
  const people = inputs!.lines.find((line) => line.kind === 'fact' && line.label === voice.card.persons)
  return {
    sentence: conclusion!.lines.map((line) => (line.kind === 'text' ? line.text : '')).join(''),
    metres: distanceMetres === null ? null : numberIn(first?.kind === 'fact' ? first.value : '', METRES),
    persons: numberIn(people?.kind === 'fact' ? people.value : '', /^(\d+)/),
  }
}

/** Of a page of the atlas: the same parts as lines on paper. */
function onPaper(items: readonly FlowItem[], voice: CardVoice, { distanceMetres }: Finding): Shown {
  const facts = items.filter((item) => item.kind === 'fact')
  const strong = items.find((item) => item.kind === 'text' && item.strong)
  return {
    sentence: strong?.kind === 'text' ? strong.text : '',
    metres: distanceMetres === null ? null : numberIn(facts[0]?.text, METRES),
    persons: numberIn(facts.find(({ label }) => label === voice.card.persons)?.text, /^(\d+)/),
  }
}

async function onPage(list: ListCase, voice: CardVoice): Promise<Surfaces> {
  const { answer } = list
  const { findings } = answer
  const [pageWords, sheetWords] = await Promise.all([loadPageWords(voice.language), loadSheetWords(voice.language)])
  const { notation } = voice.words
  const desk = {
    language: voice.language,
    words: voice.words,
    say: (key: keyof typeof pageWords, values: Record<string, string | number | null> = {}) =>
      fill(pageWords[key], (name) => values[name], notation),
  } as unknown as Desk
  const rows = findingRows(findings, new Map())
  const review = {
    rows,
    shown: rows,
    filter: 'all',
    say: (key: keyof CardVoice['queue'], values: Record<string, string | number | null> = {}) =>
      fill(voice.queue[key], (name) => values[name], notation),
  } as unknown as ReviewDesk
  const index = { name: ({ id }: { id: string }) => id } as unknown as ObjectIndex
  const table = queueTable(review, desk, voice, index, checkView(answer))
  const cards = cardsOf(list, voice)
  const office = { desk, session: { check: { book: RULE_BOOK } } } as unknown as Office
  const contents = contentsItems(
    findings,
    [],
    () => undefined,
    () => false,
    office,
    sheetSay(sheetWords, desk),
  ).filter((item) => item.kind === 'row')
  return {
    card: cards.map((card, i) => onCard(card, voice, findings[i]!)),
    queue: findings.map((_, i) => {
      const [, , problem, persons, measured] = table.rowAt(i).cells
      return {
        sentence: problem!.text,
        // Of what straddles, the cell gives the share instead.
        ...(findings[i]!.verdict !== 'straddling' && { metres: numberIn(measured!.text, METRES) }),
        persons: persons!.text === '' ? null : Number(persons!.text),
      }
    }),
    atlas: cards.map((card, i) => onPaper(atlasItems(card), voice, findings[i]!)),
    contents: contents.map(({ cells }) => ({ sentence: cells[1]! })),
  }
}

/** The row of a list: the problem, and the cell of evidence with its lines. */
const listed = (problem: string, evidence: string, language: Language): Shown => ({
  sentence: problem,
  metres: numberIn(evidence, language === 'zh' ? /^距离 (\d+\.\d) m$/m : /^Distance (\d+\.\d) m$/m),
  persons: numberIn(evidence, language === 'zh' ? /^人数 (\d+)$/m : /^Persons (\d+)$/m),
})

const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

async function inLists(list: ListCase, language: Language): Promise<Surfaces> {
  const bytes = (format: 'xlsx' | 'docx' | 'html' | 'csv' | 'json') => list.bytes(format, language)
  const file = async (format: 'html' | 'csv' | 'json') => textOf(await bytes(format))
  const sheets = (await readXlsx(new Blob([new Uint8Array(await bytes('xlsx'))]))) as unknown as { data: unknown[][] }[]
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const document = new TextDecoder().decode(unzipSync(await bytes('docx'))['word/document.xml'])
  const documentRows = [...document.matchAll(/<w:tr>?.*?<\/w:tr>/gs)]
    .map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
        unescaped(
          [...cell.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:br\/>/g)]
            .map(([part]) => (part === '<w:br/>' ? '\n' : part.replace(/<[^>]*>/g, '')))
            .join(''),
        ),
      ),
    )
    .filter(([first]) => /^\d+$/.test(first ?? ''))
  const htmlRows = [...(await file('html')).matchAll(/^<tr>(<td>.*?)<\/tr>$/gms)].map(([, row]) =>
    [...row!.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) => unescaped(cell!)),
  )
  const csvRows = Papa.parse<string[]>((await file('csv')).slice(1), { skipEmptyLines: true }).data.slice(1)
  const machine = JSON.parse(await file('json')) as {
    unfinished: { problem: string; evidence: { distance_m: number | null; persons: number | null } }[]
  }
  return {
    'list xlsx': sheets[0]!.data.slice(3).map((row) => listed(text(row[1]), text(row[9]), language)),
    'list docx': documentRows.map((row) => listed(row[1]!, row[9]!, language)),
    'list html': htmlRows.map((row) => listed(row[1]!, row[9]!, language)),
    'list csv': csvRows.map((row) => listed(row[1]!, row[9]!, language)),
    'list json': machine.unfinished.map(({ problem, evidence }) => ({
      sentence: problem,
      metres: rounded(evidence.distance_m),
      persons: evidence.persons,
    })),
  }
}

interface FindingRecord {
  distance_m: number | null
  sentence: string
  evidence: Record<string, unknown>
}

async function onCommandLine({ read, answer }: ListCase, language: Language): Promise<Surfaces> {
  const said = (format: string) =>
    run(['check', read.park.id, '--on', ON, '--format', format, '--language', language]).stdout
  const exported = (format: 'geojson' | 'csv') => exportFindings(read, answer, format, language)
  const { findings } = JSON.parse(said('json')) as { findings: FindingRecord[] }
  const { features } = JSON.parse(await exported('geojson')) as { features: { properties: FindingRecord }[] }
  const ofRecord = ({ distance_m: metres, sentence, evidence }: FindingRecord): Shown => ({
    sentence,
    metres: rounded(metres),
    persons: count(evidence['persons']),
  })
  const table = Papa.parse<Record<string, string>>(await exported('csv'), { header: true, skipEmptyLines: true }).data
  return {
    'check json': findings.map(ofRecord),
    'findings as geojson': features.map(({ properties }) => ofRecord(properties)),
    'findings as csv': table.map(({ distance_m: metres, sentence }) => ({
      sentence: sentence!,
      metres: metres === '' ? null : rounded(Number(metres)),
    })),
    'check text': [...said('text').matchAll(/^\[[^\]]+\] (.*)$/gm)].map(([, sentence]) => ({ sentence: sentence! })),
  }
}

/** The sentence itself says the figures of the evidence: read back from it. */
function figuresIn(sentence: string, language: Language) {
  const all = (pattern: RegExp) => [...sentence.matchAll(pattern)].map(([, figure]) => Number(figure))
  return {
    metres: all(/(?<![\d.])(\d+\.\d) m/g),
    persons: all(language === 'zh' ? /(\d+) 人/g : /(\d+) (?:people|person)/g),
    percent: all(/(\d+) %/g),
    hectares: all(/(\d+\.\d+) ha/g),
  }
}

describe.each(['hangjin', 'jishan'])('%s', (park) => {
  let list: ListCase
  beforeAll(async () => {
    cpSync(fileURLToPath(new URL(`../../data/parks/${park}`, import.meta.url)), path(park), { recursive: true })
    list = await ListCase.of(park)
  })
  test.each(LANGUAGES)(
    'every surface shows the same distance, head-count, share and area, in %s',
    async (language) => {
      const voice = await voiceOf(language)
      const { findings } = list.answer
      const surfaces = {
        ...(await onPage(list, voice)),
        ...(await inLists(list, language)),
        ...(await onCommandLine(list, language)),
      }
      expect(Object.keys(surfaces).length).toBe(13)
      const checked = { metres: 0, persons: 0, percent: 0, hectares: 0 }
      for (const [surface, shown] of Object.entries(surfaces)) expect(shown.length, surface).toBe(findings.length)
      for (const [i, { id, distanceMetres, evidence, verdict }] of findings.entries()) {
        const [metres, persons] = [rounded(distanceMetres), count(evidence['persons'])]
        const sentence = surfaces['check json']![i]!.sentence!
        for (const [surface, shown] of Object.entries(surfaces)) {
          const said = shown[i]!
          const wanted = {
            ...said,
            sentence,
            ...('metres' in said && { metres }),
            ...('persons' in said && { persons }),
          }
          expect(said, `${surface} of ${id}`).toEqual(wanted)
        }
        const figures = figuresIn(sentence, language)
        if (figures.metres.length > 0 && !/^(straddling|on-line)$/.test(verdict) && metres !== null) {
          expect(figures.metres, sentence).toContain(metres)
          checked.metres++
        }
        if (persons !== null && persons > 0) {
          expect(figures.persons, sentence).toContain(persons)
          checked.persons++
        }
        if (verdict === 'straddling' && typeof evidence['share'] === 'number') {
          expect(figures.percent, sentence).toContain(Math.round(evidence['share'] * 100))
          checked.percent++
        }
        if (typeof evidence['outside_ha'] === 'number') {
          expect(figures.hectares, sentence).toEqual([evidence['outside_ha']])
          checked.hectares++
        }
      }
      expect(checked.metres).toBeGreaterThan(80)
      expect(checked.persons).toBeGreaterThan(80)
    },
    240_000,
  )
})
