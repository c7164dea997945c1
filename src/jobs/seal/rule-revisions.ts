import { RULES } from '../../engine/rules/index.ts'

/** The revision of every rule, as the manifest of a package names them. */
export const ruleRevisions = (): Record<string, number> =>
  Object.fromEntries(RULES.map(({ id, revision }) => [id, revision]))
