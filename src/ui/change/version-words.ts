import { inForceSince } from '../../engine/model/version-in-force.ts'
import type { VersionView } from '../../jobs/park-view.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { isEarly, stateOn } from '../version-state.ts'
import type { Changes } from './changes.svelte.ts'

/** 草案, 报批, 批复, 批复 · 现行, 批复 · 尚未生效, 废止: what a version is on the as-of date. */
export function stateWords(version: VersionView, desk: Desk, session: Session, changes: Changes): string {
  const state = stateOn(version, session.asOf)
  const word = state ? desk.words.statuses[state]! : desk.words.unknown
  if (session.check?.inForce === version.id) return `${word} · ${desk.say('versionInForce')}`
  return isEarly(version, session.asOf) ? `${word} · ${changes.say('notYet')}` : word
}

/** All that is on record about a version, in a line: what its chip and its tick say on hover and focus. */
export function wholeWords(version: VersionView, changes: Changes): string {
  const since = inForceSince(version)
  return changes.say('versionFull', {
    version: version.id,
    document: version.document,
    authority: version.authority,
    approval: version.approvalDate,
    effective: since !== version.approvalDate ? since : null,
    voided: version.voidDate,
    survey: version.surveyDate,
  })
}
