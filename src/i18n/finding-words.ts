import type { Finding } from '../engine/model/finding.ts'
import type { RuleBook } from '../engine/rules/book.ts'
import type { Wording } from '../engine/rules/rule.ts'
import type { Voice } from './index.ts'
import { fill } from './template.ts'

export function wordingOf(rule: string, { book, language }: Voice): Wording {
  const wording = book[rule]?.wording[language]
  if (!wording) throw new Error(`no words for ${rule}`)
  return wording
}

export function basisOf(rule: string, book: RuleBook): RuleBook[string]['basis'] {
  return book[rule]!.basis
}

/** The verdict on named objects as one sentence. */
export function sentenceOf(finding: Finding, voice: Voice): string {
  const template = wordingOf(finding.rule, voice).sentences[finding.verdict]
  if (template === undefined) throw new Error(`${finding.rule} has no sentence for ${finding.verdict}`)
  return filled(template, finding, voice)
}

/** What would clear this finding. */
export const clearsOf = (finding: Finding, voice: Voice): string =>
  filled(wordingOf(finding.rule, voice).clears, finding, voice)

function filled(template: string, finding: Finding, { words, language }: Voice): string {
  const { evidence } = finding
  return fill(
    template,
    (key) => {
      if (key === 'distance_m') return finding.distanceMetres
      if (key.endsWith('grade_name')) {
        const grade = evidence[key.replace('_name', '')]
        return typeof grade === 'number' ? words.grades[grade]! : null
      }
      if (key === 'cites_state') return words.statuses[String(evidence['cites_status'])] ?? words.unknown
      return evidence[`${key}_${language}`] ?? evidence[key]
    },
    words.notation,
  )
}
