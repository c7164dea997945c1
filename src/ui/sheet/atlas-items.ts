import { sentenceOf, wordingOf } from '../../i18n/finding-words.ts'
import type { Finding } from '../../engine/model/finding.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import type { ReviewView } from '../../worker/protocol.ts'
import { inputsOf, measuredOf } from '../cards/evidence.ts'
import { type Office, voiceOf } from '../context.ts'
import type { FlowItem } from './flow.ts'
import type { SheetSay } from './say.ts'

const RECTIFICATION = ['measure', 'leader', 'department', 'deadline', 'relocation'] as const

/** The whole card of a finding, ① to ⑥, as it stands on its page. */
export function atlasItems(
  finding: Finding,
  view: ParkView,
  review: ReviewView | undefined,
  office: Office,
  say: SheetSay,
): FlowItem[] {
  const { desk } = office
  const voice = voiceOf(office)
  const wording = wordingOf(finding.rule, voice)
  const heading = (number: string, text: string): FlowItem => ({ kind: 'heading', text: `${number} ${text}` })
  const facts = (rows: ReturnType<typeof inputsOf>): FlowItem[] =>
    rows
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([label, value, second]) => ({
        kind: 'fact',
        label,
        text: [value, second].filter(Boolean).join(' '),
      }))
  const measured = facts(measuredOf(desk, finding))
  return [
    heading('①', desk.say('conclusion')),
    { kind: 'text', text: sentenceOf(finding, voice), strong: true },
    heading('②', desk.say('basis')),
    { kind: 'text', text: wording.basis },
    { kind: 'text', text: wording.explain },
    ...(measured.length > 0 ? [heading('③', desk.say('measuredEdges')), ...measured] : []),
    heading('④', desk.say('inputs')),
    ...facts(inputsOf(desk, finding, view)),
    heading('⑤', desk.say('clears')),
    { kind: 'text', text: wording.clears },
    heading('⑥', say('rectification')),
    ...standingItems(review, say),
  ]
}

/** How far it has been carried, and who wrote what about it when. */
function standingItems(review: ReviewView | undefined, say: SheetSay): FlowItem[] {
  const standing = review?.standing
  const fact = (label: string, text: string | null | undefined): FlowItem[] =>
    text ? [{ kind: 'fact', label, text }] : []
  const state = [
    say(`state_${standing?.state ?? 'new'}`),
    standing?.back ? say('back') : null,
    standing?.overdue ? say('overdue') : null,
    standing?.gone ? say('gone') : null,
    standing?.lineMoved ? say('lineMoved') : null,
  ]
  return [
    ...fact(say('colState'), state.filter(Boolean).join(' · ')),
    ...RECTIFICATION.flatMap((key) => fact(say(key), standing?.rectification[key])),
    ...fact(say('reason'), standing?.reason),
    ...(review?.steps ?? []).map((step): FlowItem => {
      const { rectification = {} } = step
      const said = [
        step.state && say(`state_${step.state}`),
        step.reason,
        ...RECTIFICATION.map((key) => rectification[key] && `${say(key)} ${rectification[key]}`),
        step.comment,
        step.attachment && `${step.attachment.name} (SHA-256 ${step.attachment.sha256.slice(0, 12)}…)`,
      ]
      return {
        kind: 'text',
        text: `${step.at.slice(0, 16).replace('T', ' ')} ${step.by} · ${said.filter(Boolean).join(' · ')}`,
      }
    }),
  ]
}
