import { REVIEW_STATES, type ReviewState } from '../../engine/review/review-state.ts'

/** Day 0 of a spreadsheet, and the days that may be meant: 1982 to 2119. */
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
const SERIALS = { first: 30_000, last: 80_000 }

/**
 * A day as people write it in a table: 2026-12-31, 2026/12/31, 2026.12.31, 2026年12月31日, 20261231, with or without a
 * time, or the serial number of a spreadsheet. Null for anything else: 12/31/2026 and `年底前` are not guessed.
 */
export function dayOf(text: string): string | null {
  const written = text.normalize('NFKC').trim()
  if (/^\d{5}(?:\.0+)?$/.test(written)) {
    const serial = Number(written)
    if (serial < SERIALS.first || serial > SERIALS.last) return null
    return new Date(DAY_ZERO + serial * DAY_MS).toISOString().slice(0, 10)
  }
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.0+)?)?Z?)?$/.exec(
      written,
    ) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(written)
  if (!match) return null
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null
}

/** Words of states: those that Sizhi writes in both languages, then what people write. */
const STATE_WORDS: Readonly<Record<ReviewState, readonly string[]>> = {
  new: ['新发现', 'new', '未确认', '待确认'],
  confirmed: ['已确认', 'confirmed', '确认'],
  rectifying: ['整改中', 'being rectified', 'rectifying', '正在整改', '整改进行中', 'in progress'],
  'awaiting-review': ['待复核', 'awaiting review', 'awaiting-review', '待验收', '待核查'],
  closed: ['已销号', 'closed', '销号'],
  dismissed: ['不适用', 'not applicable', 'dismissed', 'n/a'],
}
const BACK_WORDS = ['复现', 'back again']

export interface WrittenState {
  /** null: it is said to be back, which nobody can set. */
  readonly state: ReviewState | null
  /** What stands in brackets, or after a colon. */
  readonly remark: string | null
}

/** `不适用（空置房）` and the like; null for words that are of no state. `已完成` is not taken for 已销号: nobody said so. */
export function stateOf(text: string): WrittenState | null {
  const written = text.normalize('NFKC').trim()
  const match = /^([^(:]+?)\s*(?:\((.*)\)|:\s*(.*))?$/s.exec(written)
  if (!match) return null
  const word = match[1]!.trim().toLowerCase()
  const remark = (match[2] ?? match[3] ?? '').trim() || null
  if (BACK_WORDS.includes(word)) return { state: null, remark }
  const state = REVIEW_STATES.find((each) => STATE_WORDS[each].includes(word))
  return state ? { state, remark } : null
}
