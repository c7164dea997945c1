import { RULES } from './index.ts'
import type { Rule, Wording } from './rule.ts'

/** Basis and words of every rule as data, by rule id. It is posted to the page, which holds no rule itself. */
export type RuleBook = Readonly<
  Record<
    string,
    {
      readonly basis: Rule['basis']
      readonly revision: number
      readonly wording: Readonly<Record<string, Wording>>
    }
  >
>

export const RULE_BOOK: RuleBook = Object.fromEntries(
  RULES.map(({ id, basis, revision, wording }) => [id, { basis, revision, wording }]),
)
