import type { Finding } from '../engine/model/finding.ts'
import type { RuleBook } from '../engine/rules/book.ts'
import type { Wording } from '../engine/rules/rule.ts'
import type { Voice } from './index.ts'
import { fill, type Lookup } from './template.ts'

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
  return fill(template, evidenceOf(finding, voice), voice.words.notation)
}

/** What would clear this finding: who has to go where, which record is missing. */
export const clearsOf = (finding: Finding, voice: Voice): string =>
  fill(wordingOf(finding.rule, voice).clears, evidenceOf(finding, voice), voice.words.notation)

/** The values that templates of rules ask for; `is_near_limit` is true for that verdict and unknown for others. */
function evidenceOf({ evidence, distanceMetres, verdict }: Finding, { words, language }: Voice): Lookup {
  return (key) => {
    if (key === 'distance_m') return distanceMetres
    if (key.startsWith('is_')) return key.slice('is_'.length).replaceAll('_', '-') === verdict ? true : null
    if (key.endsWith('grade_name')) {
      const grade = evidence[key.replace('_name', '')]
      return typeof grade === 'number' ? words.grades[grade]! : null
    }
    if (key === 'cites_state') return words.statuses[String(evidence['cites_status'])] ?? words.unknown
    return evidence[`${key}_${language}`] ?? evidence[key]
  }
}
