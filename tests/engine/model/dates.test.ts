import { expect, test } from 'vitest'
import { monthsBefore } from '../../../src/engine/model/months-before.ts'

test.each([
  ['2026-07-01', 12, '2025-07-01', 'a year'],
  ['2026-07-01', 36, '2023-07-01', 'three years'],
  ['2026-01-15', 1, '2025-12-15', 'over the turn of the year'],
  ['2026-12-15', 12, '2025-12-15', 'December'],
  ['2026-12-15', 11, '2026-01-15', 'to January'],
  ['2026-03-31', 1, '2026-02-28', 'to a shorter month'],
  ['2024-03-31', 1, '2024-02-29', 'to a leap February'],
  ['2024-02-29', 12, '2023-02-28', 'a year before a leap day'],
  ['2024-02-29', 48, '2020-02-29', 'four years before a leap day'],
  ['2026-07-31', 1, '2026-06-30', 'to a month of thirty days'],
  ['2026-07-01', 0, '2026-07-01', 'none'],
])('%s less %i months is %s: %s', (date, months, earlier) => {
  expect(monthsBefore(date, months)).toBe(earlier)
})
