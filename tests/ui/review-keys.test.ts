import { expect, test } from 'vitest'
import { queue as en } from '../../src/i18n/en-queue.ts'
import { queue as zh } from '../../src/i18n/zh-queue.ts'
import { actionOf, KEY_GROUPS } from '../../src/ui/review/keys.ts'

/** A key press as far as the queue looks at it; `inside` names what the target lies in. */
const press = (key: string, more: Partial<KeyboardEvent> = {}, inside = '') =>
  actionOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    repeat: false,
    defaultPrevented: false,
    target: { closest: (selectors: string) => (inside && selectors.includes(inside) ? {} : null) },
    ...more,
  } as unknown as KeyboardEvent)

test('every key of the queue on the sheet does something, but for J and K, which belong to the tables', () => {
  const [queue] = KEY_GROUPS
  const keys = queue!.lines.flatMap((line) => line.keys)
  expect(keys.filter((key) => press(key) === null)).toEqual(['J', 'K'])
  expect(press('?')).toBe('keys')
  // A Chinese keyboard gives the wide one.
  expect(press('？')).toBe('keys')
})

test('keys do nothing while somebody types, composes, holds a key down, or beside another key', () => {
  for (const key of ['5', 'c', 'E', '?', 'Enter']) {
    expect(press(key, {}, 'textarea')).toBeNull()
    expect(press(key, {}, 'select')).toBeNull()
    expect(press(key, {}, 'dialog')).toBeNull()
    expect(press(key, { isComposing: true })).toBeNull()
    expect(press(key, { ctrlKey: true })).toBeNull()
    expect(press(key, { metaKey: true })).toBeNull()
    expect(press(key, { altKey: true })).toBeNull()
    expect(press(key, { repeat: true })).toBeNull()
    expect(press(key, { defaultPrevented: true })).toBeNull()
  }
  expect(press('Enter', {}, 'button')).toBeNull()
  expect(press('5', {}, 'button')).toBe(5)
})

test('the sheet has its words in both languages', () => {
  for (const { title, lines } of KEY_GROUPS)
    for (const word of [title, ...lines.map((line) => line.word)]) {
      expect(zh[word]).toBeTruthy()
      expect(en[word]).toBeTruthy()
    }
})
