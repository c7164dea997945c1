/** Sends how many bytes a point the process rises at its peak, from the points alone to all of them screened. */
import { pointGrid } from '../../src/engine/screen/point-grid.ts'
import { screenGrid } from '../../src/engine/screen/screen-sets.ts'
import { ZoneGrid } from '../../src/engine/screen/zone-grid.ts'
import { county } from './county.ts'
import { peakBytes } from './measure.ts'
import { sessionLattice, zonesOf } from './sizhi-zones.ts'

const points = Number(process.argv[2])
const place = county(points)
gc!()
const before = process.memoryUsage().rss
const lattice = sessionLattice(place)
const sorted = pointGrid(lattice, place.positions)
const grid = new ZoneGrid(lattice, zonesOf(place))
const result = screenGrid(grid, sorted)
const peak = peakBytes()
let said = 0
for (const set of result.setOf) said += grid.sets.sizeOf(set)
process.send!({ bytesAPoint: (peak - before) / points, said })
