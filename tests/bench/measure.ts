import { readFileSync } from 'node:fs'

/** One line of the bench: our time beside a peer's, both medians of one interleaved run. */
export interface Figure {
  readonly name: string
  readonly ours_ms: number
  readonly peer: string
  readonly peer_ms: number
  /** How many times as long as ours the peer takes. */
  readonly ratio: number
  /** The ratio to reach. */
  readonly goal: number
  readonly answers_equal: boolean
  /** What else was measured, or why the answers may differ. */
  readonly remark?: string
}

export interface Side<Answer> {
  readonly name: string
  /** What comes before the clock starts, every time. */
  readonly prepare?: () => void | Promise<void>
  readonly run: () => Answer | Promise<Answer>
}

export interface Timed<Answer> {
  readonly median: number
  readonly answer: Answer
}

/**
 * Runs the sides in turn, so that a slow moment of the machine hits each of them, once to warm up and then so many
 * times. Returns the median of each in milliseconds and its last answer.
 */
export async function interleaved<Answer>(
  sides: readonly Side<Answer>[],
  rounds: number,
  warmUps = 1,
): Promise<Timed<Answer>[]> {
  const times = sides.map((): number[] => [])
  const answers: Answer[] = []
  for (let round = -warmUps; round < rounds; round++)
    for (const [k, side] of sides.entries()) {
      await side.prepare?.()
      const start = performance.now()
      const answer = side.run()
      answers[k] = answer instanceof Promise ? await answer : answer
      const took = performance.now() - start
      if (round >= 0) times[k]!.push(took)
    }
  return times.map((taken, k) => ({ median: median(taken), answer: answers[k]! }))
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** A share of the values lies at or below this one. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}

export function figure(
  name: string,
  ours_ms: number,
  peer: string,
  peer_ms: number,
  goal: number,
  answers_equal: boolean,
  remark?: string,
): Figure {
  const line = { name, ours_ms, peer, peer_ms, ratio: peer_ms / ours_ms, goal, answers_equal }
  return remark === undefined ? line : { ...line, remark }
}

/** A seeded generator of numbers from 0 up to 1: every run sees the same data (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * The most memory that this process has held, bytes. `resourceUsage` of a child begins with what its parent held, so
 * Linux is asked itself where there is one.
 */
export function peakBytes(): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))![1]) * 1024
  } catch {
    return process.resourceUsage().maxRSS * 1024
  }
}
