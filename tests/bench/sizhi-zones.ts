import { joinBounds } from '../../src/engine/geometry/shape.ts'
import { area } from '../../src/engine/screen/area.ts'
import { disc } from '../../src/engine/screen/disc.ts'
import { type Lattice, latticeOver } from '../../src/engine/screen/lattice.ts'
import type { Zone } from '../../src/engine/screen/zone-grid.ts'
import { boundsOf } from '../../src/engine/geometry/shape.ts'
import { type County, HAZARD_METRES } from './county.ts'

/** Boundary, control line, plants, hazards. */
export function zonesOf({ frame, boundary, controlLine, plants, hazards }: County): Zone[] {
  return [
    ...[boundary, controlLine, ...plants].map(area),
    ...hazards.map(([lng, lat]) => disc(frame, lng, lat, HAZARD_METRES)),
  ]
}

/** For sessions: over all points, so many cells for each of them, up to four million. */
export function sessionLattice({ frame, positions }: County, cellsAPoint = 1): Lattice {
  const bounds = boundsOf([[positions]])
  return latticeOver(
    bounds,
    frame.metresPerUnit(bounds[0], bounds[1]),
    Math.min((positions.length / 2) * cellsAPoint, 4e6),
  )
}

/** For one question: over the zones, 256 × 256 cells. */
export function zoneLattice({ frame }: County, zones: readonly Zone[], cells = 256 * 256): Lattice {
  const bounds = joinBounds(
    zones.map((zone) =>
      'parts' in zone
        ? zone.shape.bounds
        : [zone.x - zone.reachX, zone.y - zone.reachY, zone.x + zone.reachX, zone.y + zone.reachY],
    ),
  )!
  return latticeOver(bounds, frame.metresPerUnit(bounds[0], bounds[1]), cells)
}
