import { expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { MIGRATIONS, migrated, type Migration, versionAfter } from '../../src/storage/migrations.ts'

const adding = (word: string): Migration => ({
  head: (content) => [...(content as string[]), `head ${word}`],
  command: (command) => [...(command as string[]), `command ${word}`],
})
const THREE = [adding('to 2'), adding('to 3')]

test('each version goes through the migrations after it, in order', () => {
  expect(versionAfter(THREE)).toBe(3)
  expect(migrated('head', [], 1, THREE, '')).toEqual(['head to 2', 'head to 3'])
  expect(migrated('command', [], 2, THREE, '')).toEqual(['command to 3'])
  expect(migrated('command', [], 3, THREE, '')).toEqual([])
})

test('what comes from a newer version is refused by name', () => {
  expect(() => migrated('head', [], 4, THREE, '北岸园区')).toThrow(
    new InputError('newer-project', { project: '北岸园区' }),
  )
  expect(() => migrated('head', {}, versionAfter(MIGRATIONS) + 1, MIGRATIONS, '')).toThrow(InputError)
})
