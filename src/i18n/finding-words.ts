import { type Finding, type Verdict } from '../engine/model/finding.ts'
import { RULES } from '../engine/rules/index.ts'
import type { Wording } from '../engine/rules/rule.ts'
import { type Language, WORDS } from './index.ts'
import { fill } from './template.ts'

const rules = new Map(RULES.map((rule) => [rule.id, rule]))

export function wordingOf(rule: string, language: Language): Wording {
  const found = rules.get(rule)
  if (!found) throw new Error(`unknown rule ${rule}`)
  return found.wording[language]
}

export function basisOf(rule: string): { law: string; article: string; date: string } {
  return rules.get(rule)!.basis
}

/** The verdict on named objects as one sentence. */
export function sentenceOf(finding: Finding, language: Language): string {
  const words = WORDS[language]
  const template = wordingOf(finding.rule, language).sentences[finding.verdict]
  if (template === undefined) throw new Error(`${finding.rule} has no sentence for ${finding.verdict}`)
  const { evidence } = finding
  return fill(
    template,
    (key) => {
      if (key === 'distance_m') return finding.distanceMetres
      if (key === 'grade_name') return typeof evidence['grade'] === 'number' ? words.grades[evidence['grade']]! : null
      if (key === 'cites_state') return words.statuses[String(evidence['cites_status'])] ?? words.unknown
      if (language === 'en' && evidence[`${key}_en`] !== undefined) return evidence[`${key}_en`]
      return evidence[key]
    },
    words.notation,
  )
}

export function verdictWord(verdict: Verdict, language: Language): string {
  return WORDS[language].verdicts[verdict]
}
