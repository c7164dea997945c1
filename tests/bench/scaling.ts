/** How cost grows with points and with zones: each pair of sizes in a process of its own. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const POINTS = [10_000, 100_000, 1_000_000, 10_000_000]
const ZONES = [10, 100, 1000, 10_000]

export interface Cost {
  readonly points: number
  readonly zones: number
  /** Sorting the points and drawing the zones, once, cold. */
  readonly sortMs: number
  readonly drawMs: number
  /** Screening all points again, the median of a few. */
  readonly screenMs: number
  /** Rise of the process at its peak beyond the points. */
  readonly bytes: number
  readonly pairs: number
}

export async function scaling(): Promise<Cost[]> {
  const costs: Cost[] = []
  for (const zones of ZONES) for (const points of POINTS) costs.push(await child(points, zones))
  return costs
}

function child(points: number, zones: number): Promise<Cost> {
  const path = fileURLToPath(new URL('scaling-child.mjs', import.meta.url))
  const process = fork(path, [String(points), String(zones)], { execArgv: ['--expose-gc'] })
  return new Promise((done, fail) => {
    process.once('message', (message) => done(message as Cost))
    process.once('exit', (code) => fail(new Error(`ended with ${code}`)))
  })
}
