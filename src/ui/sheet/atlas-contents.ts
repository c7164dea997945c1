import type { Finding } from '../../engine/model/finding.ts'
import { type Standing, UNREVIEWED } from '../../engine/review/standing.ts'
import { sentenceOf } from '../../i18n/finding-words.ts'
import { standingWord } from '../../i18n/review-words.ts'
import { type Office, voiceOf } from '../context.ts'
import { PILL_WORDS, pillOf } from '../verdict.ts'
import type { FlowItem, FlowTable } from './flow.ts'
import type { SheetSay } from './say.ts'

/** The table of contents of an atlas: each finding with its state and the page on which it begins. */
export function contentsItems(
  findings: readonly Finding[],
  pages: readonly number[],
  standingOf: (finding: string) => Standing | undefined,
  isDone: (finding: Finding) => boolean,
  office: Office,
  say: SheetSay,
): FlowItem[] {
  const voice = voiceOf(office)
  const table: FlowTable = {
    label: say('atlasIndex'),
    columns: [
      { label: say('colNumber'), share: 6, numeric: true },
      { label: say('colProblem'), share: 52 },
      { label: say('colVerdict'), share: 12 },
      { label: say('colState'), share: 12 },
      { label: say('colDeadline'), share: 12 },
      { label: say('colPage'), share: 6, numeric: true },
    ],
  }
  const open = findings.filter((finding) => !isDone(finding)).length
  return [
    { kind: 'heading', text: say('atlasIndex') },
    { kind: 'text', text: say('atlasCount', { n: findings.length, open }) },
    ...findings.map((finding, i): FlowItem => {
      const standing = standingOf(finding.id)
      return {
        kind: 'row',
        table,
        cells: [
          String(i + 1),
          sentenceOf(finding, voice),
          office.desk.say(PILL_WORDS[pillOf(finding)]),
          standingWord(say, standing ?? UNREVIEWED),
          standing?.rectification.deadline ?? '—',
          String(pages[i] ?? ''),
        ],
      }
    }),
  ]
}
