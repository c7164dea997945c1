import type { Finding } from '../../engine/model/finding.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import type { Office } from '../context.ts'
import type { ReviewDesk } from '../review/review-desk.svelte.ts'
import { changeWords } from '../review/change-words.ts'
import { hashStart, stepWords, timeText } from '../review/step-words.ts'
import { type CardPart, findingCard } from './finding-card.ts'
import type { Sources } from './sources.svelte.ts'

const NUMBERS = ['①', '②', '③', '④', '⑤', '⑥'] as const
const FIELDS = ['measure', 'leader', 'department', 'deadline', 'relocation'] as const

/** The cards of one object as text: the same parts, figures and history as on the page. */
export function cardsText(
  office: Office,
  review: ReviewDesk,
  sources: Sources | null,
  findings: readonly Finding[],
  view: ParkView,
  check: CheckView,
): string {
  const { desk } = office
  const name = (desk.language === 'en' && view.park.nameEn) || view.park.name
  const sample = view.park.sample ? ` [${desk.words.sample}]` : ''
  const head = `${name}${sample}\n${review.say('cardHead', { on: check.asOf, version: check.checked ?? '—' })}`
  const cards = findings.map((finding, i) => {
    const count = findings.length > 1 ? [`(${i + 1}/${findings.length}) ${finding.id}`] : [finding.id]
    const parts = findingCard(office, review, sources, finding, view, check).map(partText)
    return [...count, ...parts, `${NUMBERS[5]} ${sixthOf(review, desk, finding).join('\n')}`].join('\n')
  })
  return `${[head, ...cards].join('\n\n')}\n`
}

function partText({ title, lines, facts, quiet }: CardPart, at: number): string {
  const written = facts.map(([label, value, more]) => `  ${label}: ${[value, more].filter(Boolean).join(' ')}`)
  return [`${NUMBERS[at]} ${title}`, ...lines.map((line) => `  ${line}`), ...written, ...quiet.map((line) => `  ${line}`)].join('\n') // prettier-ignore
}

/** State, who does what until when, and who wrote what. */
export function sixthOf(review: ReviewDesk, desk: Office['desk'], { id }: Finding): string[] {
  const row = review.row(id)
  if (!row) return [review.say('rectification')]
  const { standing } = row
  const state = review.stateWord(standing.state)
  const lines = [standing.back ? review.say('backSuffix', { state }) : state]
  for (const change of standing.back ?? []) lines.push(changeWords(review, desk, change))
  if (standing.reason) lines.push(`${review.say('reason')}: ${standing.reason}`)
  for (const field of FIELDS) {
    const value = standing.rectification[field]
    if (value !== null) lines.push(`${review.say(field)}: ${value}`)
  }
  for (const step of row.review?.steps ?? []) {
    const said = [review.say('step', { at: timeText(step.at), by: step.by }), ...stepWords(review, step)]
    if (step.evidence) said.push(review.say('stepHash', { hash: hashStart(step.evidence.hash) }))
    lines.push(said.join(' · '))
  }
  return [review.say('rectification'), ...lines.map((line) => `  ${line}`)]
}
