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
  const standing = review?.standing
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
    { kind: 'fact', label: say('colState'), text: say(`state_${standing?.state ?? 'new'}`) },
    ...RECTIFICATION.flatMap((key): FlowItem[] => {
      const value = standing?.rectification[key]
      return value ? [{ kind: 'fact', label: say(key), text: value }] : []
    }),
    ...(standing?.reason ? [{ kind: 'fact', label: say('reason'), text: standing.reason } as const] : []),
  ]
}
