/** Ten million points on two workers beside one million on one, and what they cost in memory. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type Figure, figure, interleaved } from './measure.ts'

const MILLION = 1_000_000
const ROUNDS = 9

export async function crowd(): Promise<Figure[]> {
  const one = await team(1, MILLION)
  const two = await team(2, 10 * MILLION)
  const [small, large] = await interleaved(
    [
      { name: 'one', run: () => one.screen() },
      { name: 'two', run: () => two.screen() },
    ],
    ROUNDS,
    2,
  )
  const whole = await team(1, 10 * MILLION)
  const equal = (await whole.screen()) === large!.answer
  await Promise.all([one.end(), two.end(), whole.end()])
  const perPoint = [large!.median / 10, small!.median]
  const remark = 'milliseconds for a million points; compared with ten million on one worker'
  const { bytesAPoint, said } = await memory()
  return [
    figure(
      're-screen 10,000,000 points on two workers',
      perPoint[0]!,
      'one million on one',
      perPoint[1]!,
      1,
      equal,
      remark,
    ),
    figure(
      'peak memory at 10,000,000 points',
      bytesAPoint,
      '64 bytes',
      64,
      1,
      said === large!.answer,
      'bytes a point beyond the input, not milliseconds',
    ),
  ]
}

interface Team {
  /** Screens all points and returns how many pairs there are. */
  screen(): Promise<number>
  end(): Promise<unknown>
}

/** Workers that share the points evenly: the n-th takes every n-th million. */
async function team(size: number, points: number): Promise<Team> {
  const url = new URL('crowd-worker.mjs', import.meta.url)
  const workers = Array.from({ length: size }, (_, part) => new Worker(url, { workerData: { part, size, points } }))
  const answers = (): Promise<number[]> =>
    Promise.all(
      workers.map(
        (worker) =>
          new Promise<number>((done, fail) => {
            worker.once('error', fail)
            worker.once('message', (pairs: number) => {
              worker.off('error', fail)
              done(pairs)
            })
          }),
      ),
    )
  await answers()
  return {
    async screen() {
      const found = answers()
      for (const worker of workers) worker.postMessage('screen')
      return (await found).reduce((sum, pairs) => sum + pairs, 0)
    },
    end: () => Promise.all(workers.map((worker) => worker.terminate())),
  }
}

function memory(): Promise<{ bytesAPoint: number; said: number }> {
  const child = fork(fileURLToPath(new URL('memory-child.mjs', import.meta.url)), [String(10 * MILLION)], {
    execArgv: ['--expose-gc'],
  })
  return new Promise((done, fail) => {
    child.once('message', (message) => done(message as { bytesAPoint: number; said: number }))
    child.once('exit', (code) => fail(new Error(`ended with ${code}`)))
  })
}
