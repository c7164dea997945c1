import { sentenceOf, wordingOf } from '../../i18n/finding-words.ts'
import { standingWord } from '../../i18n/review-words.ts'
import type { Voice } from '../../i18n/index.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import type { ObjectIndex } from '../objects.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Cell, TableContent, TableRow } from '../tables/column.ts'
import { measuredWords } from '../tables/findings-table.ts'
import { coverageWords, pillOf } from '../verdict.ts'
import type { FindingRow } from './finding-rows.ts'
import type { ReviewDesk } from './review-desk.svelte.ts'

/** The rows of the queue that the filter shows; words are made for those in sight. */
export function queueTable(
  review: ReviewDesk,
  desk: Desk,
  voice: Voice,
  index: ObjectIndex,
  check: CheckView,
): TableContent {
  const { shown, rows, filter } = review
  return {
    columns: [
      { title: desk.say('verdict'), width: 122 },
      { title: desk.say('object'), width: 160 },
      { title: desk.say('problem'), width: 'free' },
      { title: desk.say('persons'), width: 56, numeric: true },
      { title: desk.say('measured'), width: 116, numeric: true, minor: true },
      { title: desk.say('basis'), width: 200, minor: true },
      { title: review.say('columnDepartment'), width: 104 },
      { title: review.say('columnDeadline'), width: 92 },
      { title: review.say('columnState'), width: 142 },
    ],
    length: shown.length,
    leastWidth: 920,
    rowAt: (at) => queueRow(review, desk, voice, index, shown[at]!),
    indexOf: (ref, finding) => review.positionOf(ref, finding),
    empty:
      rows.length > 0 && filter !== 'all'
        ? review.say('noMatch', { all: rows.length })
        : check.coverage.share === null
          ? desk.say('noCoverage', { months: check.coverage.months })
          : desk.say('noneFound', { share: coverageWords(desk, check), date: check.coverage.latestDate ?? '—' }),
  }
}

function queueRow(review: ReviewDesk, desk: Desk, voice: Voice, index: ObjectIndex, row: FindingRow): TableRow {
  const { id, finding, ref, standing, continued } = row
  const own = row.review?.own ?? null
  const rule = finding?.rule ?? row.review?.rule ?? null
  const wording = rule === null || !voice.book[rule] ? null : wordingOf(rule, voice)
  const persons = finding?.evidence['persons']
  const verdict: Cell = finding
    ? { text: '', pill: pillOf(finding) }
    : { text: review.say(own ? 'ownVerdict' : 'goneVerdict') }
  const { department, deadline } = standing.rectification
  const state = standingWord((key, values) => review.say(key, values), standing)
  return {
    key: id,
    ref,
    finding: id,
    continued,
    cells: [
      verdict,
      { text: ref ? index.name(ref, desk.language) : (own?.place ?? '') },
      { text: finding ? sentenceOf(finding, voice) : (own?.problem ?? wording?.title ?? id) },
      { text: typeof persons === 'number' ? String(persons) : '' },
      { text: finding ? measuredWords(desk, finding) : '' },
      { text: wording?.basis ?? own?.basis ?? '' },
      { text: department ?? '' },
      { text: deadline ?? '', ...(standing.overdue && { tone: 'removed' as const, strong: true }) },
      standing.back
        ? { text: state, tone: 'removed', strong: true }
        : { text: state, strong: standing.state !== 'new' },
    ],
  }
}
