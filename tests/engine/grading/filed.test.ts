/** A filing beside what is computed: the card of a hazard says that they differ where the rules would, and nowhere else. */
import { expect, test } from 'vitest'
import { filedDiffers } from '../../../src/engine/grading/filed.ts'

const computed = { R: 48, grade: 3, people: 38, atLeast: false } as const
const NOTHING = { R: false, grade: false, people: false }

test.each([
  ['nothing filed', { R: null, grade: null, people: null }, NOTHING],
  ['a whole number is the same as one with a digit behind the point', { R: 48, grade: 3, people: 38 }, NOTHING],
  ['a rounded R', { R: 47.6, grade: 3, people: 38 }, NOTHING],
  ['more than one per cent off', { R: 47.5, grade: 3, people: 38 }, { ...NOTHING, R: true }],
  ['another grade', { R: null, grade: 2, people: null }, { ...NOTHING, grade: true }],
  ['fewer people', { R: null, grade: null, people: 37 }, { ...NOTHING, people: true }],
])('%s', (_, filed, differs) => {
  expect(filedDiffers(filed, computed)).toEqual(differs)
})

test('where head-counts are missing a larger or graver filing contradicts nothing, a smaller or milder one does', () => {
  const atLeast = { ...computed, atLeast: true }
  expect(filedDiffers({ R: 60, grade: 2, people: 60 }, atLeast)).toEqual(NOTHING)
  expect(filedDiffers({ R: 40, grade: 4, people: 20 }, atLeast)).toEqual({ R: true, grade: true, people: true })
})

test('what cannot be computed contradicts nothing', () => {
  expect(filedDiffers({ R: 1, grade: 4, people: 1 }, { R: null, grade: null, people: null, atLeast: false })).toEqual(
    NOTHING,
  )
})
