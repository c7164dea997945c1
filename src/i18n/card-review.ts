import { type CardLine, type CardMatter, type CardVoice, factLine, sayCard, textLine } from './card-line.ts'
import {
  backWords,
  GONE_NOTES,
  hashStart,
  RECTIFICATION_FIELDS,
  type SayQueue,
  standingWord,
  stepWords,
  timeText,
} from './review-words.ts'
import { fill } from './template.ts'

/** How far a finding has been carried: state, what is to be done by whom until when, and who wrote what, the oldest first. */
export function reviewLines({ review }: CardMatter, voice: CardVoice): CardLine[] {
  if (!review) return [textLine(sayCard(voice, 'noReview'))]
  const { standing, steps } = review
  const say: SayQueue = (key, values = {}) => fill(voice.queue[key], (name) => values[name], voice.words.notation)
  const lines: CardLine[] = [
    factLine(sayCard(voice, 'state'), standingWord(say, standing)),
    ...backWords(say, voice.words, standing.back ?? []).map((words) => textLine(words)),
  ]
  if (standing.lineMoved) lines.push(textLine(say('lineMovedNote')))
  else if (standing.gone) lines.push(textLine(say(GONE_NOTES[standing.state])))
  if (standing.reason !== null) lines.push(factLine(say('reason'), standing.reason))
  for (const field of RECTIFICATION_FIELDS) {
    const value = standing.rectification[field]
    // A plan to move people is asked for only where somebody has written one.
    if (field === 'relocation' && value === null) continue
    const late = field === 'deadline' && standing.overdue
    lines.push(factLine(say(field), value ?? sayCard(voice, 'notGiven'), late ? sayCard(voice, 'overdue') : null))
  }
  for (const { at, by, evidence, ...step } of steps) {
    const what = stepWords(say, { at, by, evidence, ...step }).join(' · ')
    const hash = evidence ? say('stepHash', { hash: hashStart(evidence.hash) }) : ''
    lines.push(textLine([say('step', { at: timeText(at), by }), what, hash].filter(Boolean).join(' '), true))
  }
  return lines
}
