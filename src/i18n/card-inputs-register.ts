import type { Finding } from '../engine/model/finding.ts'
import type { CardWords } from './words.ts'
import { numberText } from './template.ts'
import { type CardLine, type CardVoice, factLine, sayCard } from './card-line.ts'

/** What is on record besides people, by its name in the evidence: filings, grades, limits, documents. */
export function registerLines({ rule, evidence }: Finding, voice: CardVoice): CardLine[] {
  const { words, language } = voice
  const lines: CardLine[] = []
  const add = (key: keyof CardWords, value: string | null | undefined, note: string | null = null) => {
    if (value !== null && value !== undefined && value !== '') lines.push(factLine(sayCard(voice, key), value, note))
  }
  const text = (key: string) => (typeof evidence[key] === 'string' ? evidence[key] : null)
  const number = (key: string) => (typeof evidence[key] === 'number' ? evidence[key] : null)
  const metres = (key: string) => (number(key) === null ? null : words.notation.metres(number(key)!))
  const figure = (key: string) => (number(key) === null ? null : numberText(number(key)!))
  const grade = (key: string) => (number(key) === null ? null : words.grades[number(key)!])

  add('riskClass', text(`class_${language}`) ?? text('class'))
  add('riskLimit', text('risk_limit'))
  if (evidence['stage'] !== undefined && evidence['measured_to'] !== undefined)
    add(
      'stage',
      text('stage') === null
        ? words.unknown
        : sayCard(voice, text('stage') === 'new' ? 'stage_new' : 'stage_in_service'),
    )
  add('frequencyDate', text('contour_date'))
  add('requiredDistance', metres('required_m'))
  add('allowed', metres('allowed_m'))
  if (rule === 'four-sides-mismatch') add('fourSides', text('text') ?? sayCard(voice, 'noText'))
  if (rule === 'non-chemical-enterprise-inside')
    add(
      'category',
      sayCard(voice, `category_${(text('category') ?? 'unknown') as 'other'}`),
      evidence['labour_intensive'] === true ? sayCard(voice, 'labourIntensive') : null,
    )
  add('filedGrade', grade('filed_grade'))
  add('computedGrade', grade('computed_grade'))
  add('filedR', figure('filed_r'))
  add('computedR', figure('r'))
  if (number('residents') !== null) {
    const persons = number('residents')
    add(
      'residents',
      sayCard(voice, evidence['at_least'] === true ? 'atLeast' : 'personsValue', { persons }),
      text('coverage_date'),
    )
  }
  if (number('filed_people') !== null)
    add('filedPeople', sayCard(voice, 'personsValue', { persons: number('filed_people') }))
  add('filedDate', text('filed_date'))
  add('filedUntil', text('until_date'))
  if (rule === 'register-out-of-date') add('reported', text('reported_date') ?? sayCard(voice, 'noDate'))
  if (rule === 'stale-material') {
    add('document', text('document') ?? words.unknown)
    add('made', text('made_date') ?? sayCard(voice, 'noDate'))
    add('cites', text('cites') ?? words.unknown)
    if (number('period_months') !== null) add('period', sayCard(voice, 'months', { months: number('period_months') }))
  }
  return lines
}
