import type { ObjectRef } from '../engine/model/finding.ts'
import { basisLines } from './card-basis.ts'
import { inputLines } from './card-inputs.ts'
import { type CardGround, type CardLine, type CardMatter, type CardVoice, sayCard, textLine } from './card-line.ts'
import { measuredLines } from './card-measured.ts'
import { reviewLines } from './card-review.ts'
import { clearsOf, sentenceOf, wordingOf } from './finding-words.ts'

/** The six parts of a card, in their order. */
export const CARD_PARTS = ['conclusion', 'basis', 'measured', 'inputs', 'clears', 'rectification'] as const

export interface CardPart {
  readonly part: (typeof CARD_PARTS)[number]
  readonly heading: string
  readonly lines: readonly CardLine[]
}

/** A finding explained. The card on the page, its copy as text, pages for paper and documents are all made of this. */
export interface FindingCard {
  readonly id: string
  /** What the rule asks. */
  readonly title: string
  readonly parts: readonly CardPart[]
}

/** Explains a finding: verdict, basis, measured, inputs, what would clear it, how far it has been carried. */
export function findingCard(matter: CardMatter, voice: CardVoice): FindingCard {
  const { finding, ground } = matter
  const lines: Readonly<Record<CardPart['part'], readonly CardLine[]>> = {
    conclusion: [textLine(sentenceOf(finding, voice))],
    basis: basisLines(finding.rule, ground.asOf, voice),
    measured: measuredLines(matter, voice),
    inputs: inputLines(matter, voice),
    clears: [textLine(clearsOf(finding, voice))],
    rectification: reviewLines(matter, voice),
  }
  return {
    id: finding.id,
    title: wordingOf(finding.rule, voice).title,
    parts: CARD_PARTS.map((part) => ({ part, heading: sayCard(voice, `part_${part}`), lines: lines[part] })),
  }
}

/** Cards about one object as text: where and when it was checked, the object, then each card part by part. */
export function cardsText(
  about: { readonly ref: ObjectRef; readonly name: string },
  cards: readonly FindingCard[],
  ground: CardGround,
  voice: CardVoice,
): string {
  const { park, asOf, checked, coverage } = ground
  const share = coverage.share === null ? null : voice.words.notation.percent(coverage.share)
  return [
    sayCard(voice, 'copyHead', {
      sample: park.sample ? voice.words.sample : null,
      park: (voice.language === 'en' && park.nameEn) || park.name,
      on: asOf,
      version: checked ?? sayCard(voice, 'none'),
    }),
    share === null ? sayCard(voice, 'coverageUnknown') : sayCard(voice, 'coverage', { share, months: coverage.months }),
    sayCard(voice, 'aboutObject', { name: about.name, id: about.ref.id, count: cards.length }),
    ...cards.flatMap((card) => ['', card.title, ...card.parts.flatMap(partText)]),
    '',
  ].join('\n')
}

const NUMBERS = '①②③④⑤⑥'

/** "② Basis". */
export const partHeading = ({ part, heading }: CardPart): string => `${NUMBERS[CARD_PARTS.indexOf(part)]} ${heading}`

function partText(part: CardPart): string[] {
  return [partHeading(part), ...part.lines.map((line) => `   ${line.kind === 'text' ? line.text : factText(line)}`)]
}

/** "To boundary v4: 35.1 m ±1.5 inside". */
export const factText = ({ label, value, note }: Extract<CardLine, { kind: 'fact' }>): string =>
  [value ? `${label}: ${value}` : label, note].filter(Boolean).join(' ')
