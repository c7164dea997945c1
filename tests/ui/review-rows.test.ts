import { expect, test } from 'vitest'
import type { Finding } from '../../src/engine/model/finding.ts'
import { type Standing, UNREVIEWED } from '../../src/engine/review/standing.ts'
import { daysBetween } from '../../src/ui/review/days-left.ts'
import { findingRows, placesOf } from '../../src/ui/review/finding-rows.ts'
import { zoomOfScale } from '../../src/ui/review/follow.ts'
import { countsOf, isShown } from '../../src/ui/review/review-filter.ts'
import { takenBack } from '../../src/ui/review/taken-back.ts'
import type { ReviewView } from '../../src/worker/protocol.ts'

const finding = (id: string, object: string): Finding => ({
  id,
  rule: 'resident-inside-boundary',
  severity: 'error',
  objects: [{ layer: 'protection_target', id: object }],
  verdict: 'inside',
  distanceMetres: 1,
  at: null,
  evidence: {},
})
const review = (id: string, standing: Partial<Standing>, steps = 1): ReviewView => ({
  finding: id,
  rule: null,
  objects: [{ layer: 'protection_target', id: `of ${id}` }],
  own: id.startsWith('own:') ? { problem: 'a ditch', place: null, basis: null } : null,
  steps: Array.from({ length: steps }, (_, i) => ({ at: '2026-01-01', by: 'Li', comment: `${i}`, evidence: null })),
  standing: { ...UNREVIEWED, ...standing },
})
const reviews = (...all: ReviewView[]) => new Map(all.map((each) => [each.finding, each]))

const found = ['a', 'b', 'c', 'd', 'e'].map((id) => finding(id, id === 'b' ? 'a' : id))
const written = reviews(
  review('b', { state: 'closed' }),
  review('c', { state: 'closed', back: [{ what: 'value', name: 'persons', before: 12, after: 15 }], overdue: true }),
  review('d', { state: 'dismissed', reason: 'twice' }),
  review('e', { state: 'rectifying', overdue: true }),
  review('x', { state: 'confirmed', gone: true }),
  review('y', { state: 'closed', gone: true, lineMoved: true }),
  review('own:1', { gone: true }),
)
const rows = findingRows(found, written)

test('what was written about stays a row when the rules do not find it, and so do problems of people', () => {
  expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'x', 'y', 'own:1'])
  expect(rows.map(({ continued }) => continued)).toEqual([false, true, ...Array<boolean>(6).fill(false)])
})

test('what came back is unfinished, neither closed nor dismissed; gone finishes nothing', () => {
  expect(countsOf(rows)).toEqual({
    all: 8,
    unfinished: 5,
    overdue: 2,
    back: 1,
    closed: 2,
    dismissed: 1,
    gone: 2,
  })
  const shown = (filter: Parameters<typeof isShown>[1]) =>
    rows.filter((row) => isShown(row, filter)).map(({ id }) => id)
  expect(shown('unfinished')).toEqual(['a', 'c', 'e', 'x', 'own:1'])
  expect(shown('gone')).toEqual(['x', 'y'])
})

test('a row is found by its finding, and an object by its first row', () => {
  const { byId, byObject } = placesOf(rows)
  expect(byId.get('own:1')).toBe(7)
  expect(byObject.get('protection_target/a')).toBe(0)
})

test('what an undo took back: fewer steps than before, of one finding or of several', () => {
  const before = reviews(review('a', {}, 2), review('b', {}, 1), review('c', {}, 3))
  expect(takenBack(before, before)).toBeNull()
  expect(takenBack(before, reviews(review('a', {}, 2), review('b', {}, 2), review('c', {}, 3)))).toBeNull()
  const one = takenBack(before, reviews(review('a', {}, 2), review('b', {}, 1), review('c', {}, 1)))
  expect(one).toMatchObject({ count: 1, finding: 'c' })
  expect(one!.steps.map(({ comment }) => comment)).toEqual(['1', '2'])
  expect(takenBack(before, new Map())).toMatchObject({ count: 3, finding: 'a' })
})

test('days to a deadline are days of the calendar, across a leap day too', () => {
  // Python: (date(2028, 3, 1) - date(2028, 2, 28)).days and so on.
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2026-11-20', '2026-12-31')).toBe(41)
  expect(daysBetween('2026-12-31', '2026-11-20')).toBe(-41)
  expect(daysBetween('2026-11-20', '2026-11-20')).toBe(0)
  expect(daysBetween('2026-11-20', 'soon')).toBeNull()
})

test('the map follows at the scale that is named', () => {
  // Python: log2(40075016.686 * cos(radians(36)) / (512 * 5000 * 0.0254 / 96)).
  expect(zoomOfScale(5000, 36)).toBeCloseTo(15.546719512864778, 9)
})
