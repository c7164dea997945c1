import type { OtherLaw } from '../engine/rules/other-law.ts'
import { basisOf, wordingOf } from './finding-words.ts'
import { type CardLine, type CardVoice, sayCard, textLine } from './card-line.ts'

/** Rule, law and article with its day; what has come since, and what held on a day before it. */
export function basisLines(rule: string, asOf: string, voice: CardVoice): CardLine[] {
  const { law, article, date, newer = [], earlier = [] } = basisOf(rule, voice.book)
  const wording = wordingOf(rule, voice)
  const since = sayCard(voice, 'lawSince', { law, article, date })
  const early = asOf < date
  return [
    textLine(wording.basis),
    textLine(early ? `${since} · ${sayCard(voice, 'notYet', { on: asOf })}` : since, true),
    ...earlier
      .filter((other) => other.date !== null && asOf < other.date)
      .map((other) => textLine(sayCard(voice, 'earlier', valuesOf(other, voice)) + sureWords(other, voice))),
    ...newer.map((other) => textLine(newerWords(other, asOf, voice))),
    ...(newer.length === 0 ? [textLine(sayCard(voice, 'noNewer'), true)] : []),
    textLine(wording.explain, true),
  ]
}

function newerWords(other: OtherLaw, asOf: string, voice: CardVoice): string {
  const key =
    other.date === null
      ? 'newer_undated'
      : asOf < other.date
        ? 'newerLater'
        : other.relation === 'overrides'
          ? 'newer_overrides'
          : 'newer_adds'
  return sayCard(voice, key, valuesOf(other, voice)) + sureWords(other, voice)
}

const valuesOf = ({ law, article, date, what }: OtherLaw, { language }: CardVoice) => ({
  law,
  article: article === null ? '' : language === 'zh' ? article : ` ${article}`,
  date,
  what: what[language],
})

const sureWords = ({ sure }: OtherLaw, voice: CardVoice): string => voice.card[`sure_${sure}`]
