import { expect, test } from 'vitest'
import { cachedOrFresh } from '../../src/offline/cached-or-fresh.ts'

const fresh = new Response('fresh')
const copy = new Response('kept')
const answers = () => Promise.resolve(fresh)
const fails = () => Promise.reject(new TypeError('no network'))
const kept = () => Promise.resolve(copy)
const nothing = () => Promise.resolve(undefined)
const silent = () => new Promise<Response>(() => undefined)

test('the network first', async () => {
  expect(await cachedOrFresh(answers, kept)).toBe(fresh)
})
test('the copy when there is no network', async () => {
  expect(await cachedOrFresh(fails, kept)).toBe(copy)
})
test('the copy when the network says nothing', async () => {
  expect(await cachedOrFresh(silent, kept, 0)).toBe(copy)
})
test('without a copy the network, however late', async () => {
  const late = () => new Promise<Response>((resolve) => setTimeout(() => resolve(fresh), 20))
  expect(await cachedOrFresh(late, nothing, 0)).toBe(fresh)
})
test('without a copy and without a network its error', async () => {
  await expect(cachedOrFresh(fails, nothing)).rejects.toThrow('no network')
})
