import { isFinished, REVIEW_STATES } from '../../engine/review/review-state.ts'
import type { ListRow, ReviewList, RowTexts } from './list-row.ts'
import { type ListVoice, say } from './list-words.ts'

/** Degrees to about a tenth of a metre, metres to one decimal: finer than any survey of a house. */
const DEGREE_DIGITS = 6
const METRE_DIGITS = 1
const HASH_DIGITS = 12

/** The cells of a row that are put together; all tables print these. */
export function rowTexts(row: Omit<ListRow, 'steps'>, voice: ListVoice): RowTexts {
  const lines = (texts: readonly (string | null)[]) => texts.filter((text) => text !== null && text !== '').join('\n')
  const { place, evidence } = row
  return {
    problem: row.problem,
    state: stateText(row, voice),
    place: lines([
      place.name,
      place.xy &&
        say(voice, 'metres', {
          code: place.code,
          x: place.xy[0].toFixed(METRE_DIGITS),
          y: place.xy[1].toFixed(METRE_DIGITS),
        }),
      place.lngLat &&
        say(voice, 'degrees', {
          lng: place.lngLat[0].toFixed(DEGREE_DIGITS),
          lat: place.lngLat[1].toFixed(DEGREE_DIGITS),
        }),
    ]),
    evidence: lines([
      evidence.distanceMetres === null ? null : say(voice, 'distance', { distance_m: evidence.distanceMetres }),
      evidence.boundary && say(voice, 'version', { version: evidence.boundary }),
      evidence.persons === null
        ? evidence.personsUnknown
          ? say(voice, 'personsUnknown')
          : null
        : say(voice, 'persons', { persons: evidence.persons }),
      evidence.record && say(voice, 'hash', { hash: evidence.record.hash.slice(0, HASH_DIGITS) }),
      evidence.attachments.length > 0 ? say(voice, 'attachments', { names: evidence.attachments.join('、') }) : null,
      ...evidence.comments.map((text) => say(voice, 'comments', { text })),
      row.rectification.relocation && say(voice, 'relocation', { text: row.rectification.relocation }),
    ]),
  }
}

/** `整改中（已逾期）`, `复现（原已销号；人数 12 → 15）`, `不适用（已核实为空置房）`: a word, and what is to be said of it. */
function stateText({ standing, back }: Pick<ListRow, 'standing' | 'back'>, voice: ListVoice): string {
  const named = say(voice, `state_${standing.state}`)
  const remarks = [
    ...(standing.back ? [say(voice, 'wasBefore', { state: named }), ...back] : []),
    standing.overdue ? say(voice, 'overdue') : null,
    standing.lineMoved
      ? say(voice, 'lineMoved')
      : standing.gone
        ? say(voice, isFinished(standing.state) ? 'goneToo' : 'gone')
        : null,
    standing.state === 'dismissed' ? standing.reason : null,
  ].filter((remark) => remark !== null && remark !== '')
  const state = standing.back ? say(voice, 'stateBack') : named
  if (remarks.length === 0) return state
  return say(voice, 'stateRemarked', { state, remarks: remarks.join(voice.list.remarkJoin) })
}

/** The words that may be chosen for a state. */
export const stateChoices = (voice: ListVoice): string[] => REVIEW_STATES.map((state) => say(voice, `state_${state}`))

/** Headings in the order of the form that the authorities use. */
export const LIST_COLUMNS = [
  'columnNumber',
  'columnProblem',
  'columnMeasure',
  'columnLeader',
  'columnDepartment',
  'columnDeadline',
  'columnState',
  'columnPlace',
  'columnBasis',
  'columnEvidence',
] as const

/** A cell of those columns; the deadline as YYYY-MM-DD. */
export function rowCells(row: ListRow, voice: ListVoice): (string | number | null)[] {
  const { problem, state, place, evidence } = rowTexts(row, voice)
  const { measure, leader, department, deadline } = row.rectification
  return [row.number, problem, measure, leader, department, deadline, state, place, row.basis, evidence]
}
export const DEADLINE_COLUMN = LIST_COLUMNS.indexOf('columnDeadline')
export const STATE_COLUMN = LIST_COLUMNS.indexOf('columnState')

/** What stands above the tables. */
export function headTexts(list: ReviewList, voice: ListVoice) {
  const { words } = voice
  const { share, months, latest } = list.coverage
  const coverage =
    share === null
      ? say(voice, 'coverageUnknown')
      : say(voice, 'coverageSaid', { share: words.notation.percent(share), months, latest: latest ?? '—' })
  const boundary = list.boundary ?? say(voice, 'noBoundary')
  const count = (rows: readonly ListRow[], which: (row: ListRow) => boolean) => rows.filter(which).length
  return {
    title: say(voice, 'title', { park: list.park.name }),
    sample: list.park.sample ? words.sample : null,
    boundary,
    coverage,
    line: say(voice, 'headLine', { on: list.on, boundary, coverage }),
    counts: say(voice, 'counts', {
      ...countsOf(list),
      unfinished: String(list.unfinished.length),
      finished: String(list.finished.length),
      dismissed: count(list.finished, ({ state }) => state === 'dismissed'),
    }),
    notClean: say(voice, 'notClean'),
  }
}

export function countsOf({ unfinished, finished }: ReviewList) {
  return {
    unfinished: unfinished.length,
    overdue: unfinished.filter(({ standing }) => standing.overdue).length,
    back: unfinished.filter(({ standing }) => standing.back !== null).length,
    finished: finished.length,
    dismissed: finished.filter(({ state }) => state === 'dismissed').length,
  }
}
