import { describe, expect, test } from 'vitest'
import type { Progress } from '../../src/jobs/progress.ts'
import { Turns } from '../../src/worker/turns.ts'

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const SLICE_MS = 35
/** A job that works until it is stopped, or for so many slices. */
const working = (slices: number) => async (progress: Progress) => {
  for (let done = 0; done < slices; done++) {
    await pause(SLICE_MS)
    await progress.report({ phase: 'checking', done, total: slices })
  }
}

describe('who makes way for whom', () => {
  test.each([
    ['a check for a change', (turns: Turns) => turns.run(working(40), 'to-changes'), (turns: Turns) => turns.run(working(0)), 'cancelled'], // prettier-ignore
    ['a check not for a question', (turns: Turns) => turns.run(working(3), 'to-changes'), (turns: Turns) => turns.ask(working(0)), 'done'], // prettier-ignore
    ['a change for nobody', (turns: Turns) => turns.run(working(3)), (turns: Turns) => turns.run(working(0)), 'done'],
  ])('%s', async (_, first, second, kind) => {
    const turns = new Turns(() => undefined)
    const running = first(turns)
    await pause(5)
    expect((await second(turns)).kind).toBe('done')
    expect((await running).kind).toBe(kind)
  })

  test.each(['ask', 'run'] as const)('a spare job for all: %s', async (how) => {
    const said: unknown[] = []
    const turns = new Turns((step) => said.push(step))
    let finished = false
    const spare = turns.spare(async (progress) => {
      await working(40)(progress)
      finished = true
    })
    await pause(SLICE_MS)
    expect((await turns[how](working(0))).kind).toBe('done')
    await spare
    expect(finished).toBe(false)
    expect(said, 'nobody is told of a spare job').toEqual([])
  })
})

describe('a lull', () => {
  test('comes at once when nothing is under way', async () => {
    const turns = new Turns(() => undefined)
    await turns.lull(0)
  })

  test('comes after the jobs that are there, and after those that follow from them', async () => {
    const turns = new Turns(() => undefined)
    const order: string[] = []
    const first = turns.run(async () => {
      await pause(20)
      order.push('change')
    })
    const lull = turns.lull(400).then(() => order.push('lull'))
    await first
    await pause(10)
    void turns.run(async () => {
      await pause(20)
      order.push('check')
    })
    await lull
    expect(order).toEqual(['change', 'check', 'lull'])
  })
})
