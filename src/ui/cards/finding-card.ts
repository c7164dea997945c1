import type { Finding } from '../../engine/model/finding.ts'
import { textAt } from '../../engine/model/table.ts'
import { basisOf, clearsOf, sentenceOf, wordingOf } from '../../i18n/finding-words.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import { type Office, voiceOf } from '../context.ts'
import type { ReviewDesk } from '../review/review-desk.svelte.ts'
import { coverageWords } from '../verdict.ts'
import { type FactRow, inputsOf, measuredOf } from './evidence.ts'
import type { Sources } from './sources.svelte.ts'

/** One of the parts ① to ⑤ of the card, in words. */
export interface CardPart {
  readonly key: 'conclusion' | 'basis' | 'measured' | 'inputs' | 'clears'
  readonly title: string
  readonly lines: readonly string[]
  readonly facts: readonly FactRow[]
  /** Why it is so; less prominent. */
  readonly quiet: readonly string[]
}

/** The day on which the laws of the rules were last looked through for newer ones. */
const LAWS_LOOKED_THROUGH = '2026-11-22'

/**
 * A finding explained: verdict, basis with what newer law says, distance, the data it rests on, what would clear it. The
 * panel, its text and its page are all made of this, so no figure can differ.
 */
export function findingCard(
  office: Office,
  review: ReviewDesk,
  sources: Sources | null,
  finding: Finding,
  view: ParkView,
  check: CheckView,
): CardPart[] {
  const { desk } = office
  const voice = voiceOf(office)
  const wording = wordingOf(finding.rule, voice)
  const { law, article, date } = basisOf(finding.rule, voice.book)
  const part = (key: CardPart['key'], title: string, rest: Partial<CardPart>): CardPart => ({
    key,
    title,
    lines: [],
    facts: [],
    quiet: [],
    ...rest,
  })
  const newer = wording.newer
    ? review.say('newerLaw', { text: wording.newer })
    : review.say('noNewerLaw', { date: LAWS_LOOKED_THROUGH })
  const clause = review.say('clause', { law, article, date })
  const measured = measuredOf(desk, finding).filter(isKnown)
  const inputs = [...inputsOf(desk, finding, view), ...originsOf(office, review, sources, finding, view, check)]
  return [
    part('conclusion', desk.say('conclusion'), { lines: [sentenceOf(finding, voice)] }),
    part('basis', desk.say('basis'), { lines: [wording.basis], quiet: [clause, newer, wording.explain] }),
    part('measured', desk.say('measuredEdges'), {
      facts: measured,
      lines: measured.length > 0 ? [] : [review.say('nothingMeasured')],
    }),
    part('inputs', desk.say('inputs'), { facts: inputs.filter(isKnown) }),
    part('clears', desk.say('clears'), { lines: [clearsOf(finding, voice)] }),
  ]
}

const isKnown = ([, value]: FactRow) => value !== null && value !== undefined && value !== ''

/** Files that the layers were imported from, where head-counts come from, and how much ground was surveyed. */
function originsOf(
  { desk }: Office,
  review: ReviewDesk,
  sources: Sources | null,
  finding: Finding,
  view: ParkView,
  check: CheckView,
): FactRow[] {
  const rows: FactRow[] = []
  const files = new Set<string>()
  const version = view.versions.find(({ id }) => id === finding.evidence['boundary'])
  if (version) files.add(version.file)
  for (const { layer: kind, id } of finding.objects)
    for (const { kind: own, file, table } of view.park.layers) {
      const row = own === kind ? table.ids.indexOf(id) : -1
      if (row < 0) continue
      files.add(file)
      rows.push([review.say('recordSource'), textAt(table, 'source', row)])
    }
  for (const file of files)
    for (const { name, date } of sources?.of(file) ?? []) rows.push([review.say('importedFrom', { file }), name, date])
  rows.push([desk.say('coverage'), coverageWords(desk, check), check.coverage.latestDate ?? ''])
  return rows
}
