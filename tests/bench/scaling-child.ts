/** Sends what so many points and so many zones cost in a process of its own: milliseconds, and bytes at the peak. */
import { pointGrid } from '../../src/engine/screen/point-grid.ts'
import { pointRuns } from '../../src/engine/screen/point-runs.ts'
import { screened, screenRuns } from '../../src/engine/screen/screen-sets.ts'
import { ZoneGrid } from '../../src/engine/screen/zone-grid.ts'
import { county } from './county.ts'
import { median, peakBytes } from './measure.ts'
import type { Cost } from './scaling.ts'
import { sessionLattice, zonesOf } from './sizhi-zones.ts'

/** The first are not compiled yet; the median leaves them out. */
const ROUNDS = 21
const [points, zoneCount] = process.argv.slice(2).map(Number) as [number, number]
const place = county(points, zoneCount)
gc!()
const before = process.memoryUsage().rss
const time = <Answer>(work: () => Answer): [number, Answer] => {
  const start = performance.now()
  const answer = work()
  return [performance.now() - start, answer]
}
const [sortMs, [sorted, lattice]] = time(() => {
  const made = sessionLattice(place)
  return [pointGrid(made, place.positions), made] as const
})
const [drawMs, grid] = time(() => new ZoneGrid(lattice, zonesOf(place)))
const runs = pointRuns(grid, sorted)
const said = screened(points)
const rounds = Array.from(
  { length: ROUNDS },
  () =>
    time(() => {
      said.onLine.length = 0
      screenRuns(grid, runs, said)
    })[0],
)
const peak = peakBytes()
let pairs = 0
for (const set of said.setOf) pairs += grid.sets.sizeOf(set)
const cost: Cost = { points, zones: zoneCount, sortMs, drawMs, screenMs: median(rounds), bytes: peak - before, pairs }
process.send!(cost)
