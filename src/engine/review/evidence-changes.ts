import type { EvidenceRecord } from './review.ts'
import type { EvidenceChange } from './standing.ts'

/** In what two records of one finding differ, the weightiest first; none when their hashes are the same. */
export function evidenceChanges(before: EvidenceRecord, after: EvidenceRecord): EvidenceChange[] {
  if (before.hash === after.hash) return []
  const changes: EvidenceChange[] = []
  const say = (what: EvidenceChange['what'], name: string | null, a: Said, b: Said) => {
    if (a !== b) changes.push({ what, name, before: a, after: b })
  }
  say('verdict', null, before.verdict, after.verdict)
  say('boundary', null, before.boundary, after.boundary)
  // Another version has another outline; that goes without saying.
  if (before.boundary === after.boundary) say('outline', after.boundary, short(before.outline), short(after.outline))
  for (const name of namesOf(before.shapes, after.shapes))
    say('shape', name, short(before.shapes[name]), short(after.shapes[name]))
  for (const name of namesOf(before.values, after.values))
    say('value', name, before.values[name] ?? null, after.values[name] ?? null)
  say('rule', before.rule, before.revision, after.revision)
  return changes
}

type Said = EvidenceChange['before']

const SHORT = 8
const short = (hash: string | null | undefined) => hash?.slice(0, SHORT) ?? null

const namesOf = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
