import type { BaseIssue } from 'valibot'

/** What was expected and what was found, as short text for a sentence. */
export function describeIssue(issue: BaseIssue<unknown>): { expected: string; found: string } {
  const found = typeof issue.input === 'string' ? `"${issue.input}"` : (JSON.stringify(issue.input) ?? 'undefined')
  return {
    expected: issue.expected ?? (issue.type === 'check' ? 'a calendar date' : issue.type),
    found: found.length > 60 ? `${found.slice(0, 57)}…` : found,
  }
}
