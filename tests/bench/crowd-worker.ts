/** A worker of `crowd.ts`: makes its share of the county, sorts it once, and screens it whenever it is asked to. */
import { parentPort, workerData } from 'node:worker_threads'
import { pointGrid } from '../../src/engine/screen/point-grid.ts'
import { pointRuns } from '../../src/engine/screen/point-runs.ts'
import { screened, screenRuns } from '../../src/engine/screen/screen-sets.ts'
import { ZoneGrid } from '../../src/engine/screen/zone-grid.ts'
import { county } from './county.ts'
import { sessionLattice, zonesOf } from './sizhi-zones.ts'

const { part, size, points } = workerData as { part: number; size: number; points: number }
const all = county(points)
const share = points / size
const positions = all.positions.slice(part * share * 2, (part + 1) * share * 2)
const place = { ...all, positions }
const lattice = sessionLattice(place)
const sorted = pointGrid(lattice, positions)
const grid = new ZoneGrid(lattice, zonesOf(place))
const runs = pointRuns(grid, sorted)
const said = screened(share)
parentPort!.on('message', () => {
  said.onLine.length = 0
  screenRuns(grid, runs, said)
  // The sum is not what is measured, but small beside it.
  let pairs = 0
  const sizes = Uint32Array.from({ length: grid.sets.count }, (_, set) => grid.sets.sizeOf(set))
  for (let k = 0; k < share; k++) pairs += sizes[said.setOf[k]!]!
  parentPort!.postMessage(pairs)
})
parentPort!.postMessage(0)
