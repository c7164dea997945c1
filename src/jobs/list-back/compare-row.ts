import type { Rectification, Review } from '../../engine/review/review.ts'
import { type Standing, standingOf, UNREVIEWED } from '../../engine/review/standing.ts'
import { cellsHash, readStamp, type Stamp } from '../../report/list/stamp.ts'
import { dayOf, stateOf } from './filled-in.ts'
import { cellText, type ListTable } from './list-columns.ts'
import type { FieldDifference, ListDifference, RowRemark } from './list-difference.ts'
import type { ListColumn } from './list-headings.ts'

/** What a list is compared with. */
export interface Known {
  readonly findings: ReadonlySet<string>
  readonly reviews: ReadonlyMap<string, Review>
  readonly standings: ReadonlyMap<string, Standing>
}

type Values = Pick<Rectification, 'measure' | 'leader' | 'department' | 'deadline'>
const TEXTS = ['measure', 'leader', 'department'] as const
const FIXED = ['problem', 'place', 'basis', 'evidence'] as const
/** Sizhi's own remarks on a state, which are nobody's comment. */
const OWN_REMARKS = /^(?:已逾期|overdue|原.*|was:.*|不再发现.*|no longer found.*|因边界调整不再发现.*)$/s

const same = (text: string | null) => (text ?? '').replace(/\r\n?/g, '\n').trim() || null

/** A row of the list, against its finding as it was when the list was written, and as it is now. */
export function compareRow(list: ListTable, index: number, known: Known): ListDifference {
  const cell = (column: ListColumn) => cellText(list, column, index)
  const id = cell('id')
  const about = {
    key: `${list.sheet}\n${list.table.rows[index]!}`,
    sheet: list.sheet,
    row: list.table.rows[index]!,
    finding: id || null,
    problem: cell('problem'),
    place: cell('place') || null,
    basis: cell('basis') || null,
  }
  if (!id) return ownRow(about, cell, list, known)
  const review = known.reviews.get(id)
  if (!review && !known.findings.has(id))
    return {
      ...about,
      kind: 'left',
      fields: [],
      reason: null,
      comment: null,
      remarks: [{ what: 'unknown-id', text: id }],
    }
  const here = known.standings.get(id) ?? UNREVIEWED
  const stamp = readStamp(cell('stamp'), review?.steps ?? [])
  const remarks: RowRemark[] = []
  if (!stamp?.steps) remarks.push({ what: 'not-stamped', text: null })
  if (stamp && wasRewritten(stamp, list, cell)) remarks.push({ what: 'fixed-text', text: null })
  const then = stamp?.steps ? (review ? standingOf({ ...review, steps: stamp.steps }, null, null) : UNREVIEWED) : here
  const read = readFields(list, cell, then, stamp, remarks)
  const fields = read.fields.flatMap((each): FieldDifference[] => {
    const now = each.field === 'state' ? here.state : same(here.rectification[each.field])
    if (now === each.after && (each.field !== 'state' || read.reason === null || read.reason === here.reason)) return []
    return [now === each.before ? each : { ...each, here: now }]
  })
  const kind = fields.length > 0 ? 'changed' : remarks.some(({ what }) => isLoss(what)) ? 'left' : 'unchanged'
  return { ...about, kind, fields, reason: read.reason, comment: fields.length > 0 ? read.comment : null, remarks }
}

const isLoss = (what: RowRemark['what']) => what !== 'not-stamped'

function wasRewritten(stamp: Stamp, { columns }: ListTable, cell: (column: ListColumn) => string): boolean {
  return FIXED.every((column) => columns.has(column)) && cellsHash(FIXED.map(cell)) !== stamp.fixed
}

/** What the cells to be filled in say that is otherwise than it was. */
function readFields(
  { columns }: ListTable,
  cell: (column: ListColumn) => string,
  then: Pick<Standing, 'state' | 'reason'> & { readonly rectification: Values },
  stamp: Stamp | null,
  remarks: RowRemark[],
) {
  const fields: FieldDifference[] = []
  for (const field of TEXTS) {
    if (!columns.has(field)) continue
    const before = same(then.rectification[field])
    const after = same(cell(field))
    if (before !== after) fields.push({ field, before, after })
  }
  if (columns.has('deadline')) {
    const text = cell('deadline')
    const after = text === '' ? null : dayOf(text)
    if (text !== '' && after === null) remarks.push({ what: 'unreadable-date', text })
    else if (after !== then.rectification.deadline)
      fields.push({ field: 'deadline', before: then.rectification.deadline, after })
  }
  let reason: string | null = null
  let comment: string | null = null
  const text = cell('state')
  if (columns.has('state') && cellsHash([text]) !== stamp?.state) {
    const written = stateOf(text)
    if (!written) {
      if (text !== '' || stamp) remarks.push({ what: 'unreadable-state', text })
    } else if (written.state === 'dismissed' && !written.remark) {
      if (then.state !== 'dismissed') remarks.push({ what: 'reason-missing', text })
    } else if (written.state !== null) {
      const { state, remark } = written
      if (state === 'dismissed') reason = remark
      else comment = remark === null || OWN_REMARKS.test(remark) ? null : remark
      if (state !== then.state || (state === 'dismissed' && reason !== then.reason) || comment !== null)
        fields.push({ field: 'state', before: then.state, after: state })
    }
  }
  return { fields, reason, comment }
}

/** A row that others have added: a problem of their own, and never a finding that it may resemble. */
function ownRow(
  about: Omit<ListDifference, 'kind' | 'fields' | 'reason' | 'comment' | 'remarks'>,
  cell: (column: ListColumn) => string,
  list: ListTable,
  { reviews }: Known,
): ListDifference {
  const remarks: RowRemark[] = []
  const { fields, reason, comment } = readFields(list, cell, UNREVIEWED, null, remarks)
  const evidence = cell('evidence')
  const row = { ...about, fields, reason, comment: [comment, evidence].filter(Boolean).join('\n') || null }
  if (about.problem === '') {
    const isEmpty = fields.length === 0 && remarks.length === 0 && !about.place && !about.basis && evidence === ''
    return isEmpty
      ? { ...row, kind: 'unchanged', remarks }
      : { ...row, kind: 'left', remarks: [...remarks, { what: 'no-problem', text: null }] }
  }
  const isKnown = [...reviews.values()].some(({ own }) => own && same(own.problem) === same(about.problem))
  if (isKnown) return { ...row, kind: 'left', remarks: [...remarks, { what: 'own-known', text: null }] }
  return { ...row, kind: 'own', remarks }
}
