import { type Bounds, joinBounds } from '../../engine/geometry/shape.ts'
import { boundsOfOutlines, type Ground } from './ground.ts'
import type { SheetHazard } from './sheet-hazards.ts'

/** Around a boundary version and all hazards in the plane of the sheet; null when there is neither. */
export function hazardBounds(ground: Ground, hazards: readonly SheetHazard[], version: string | null): Bounds | null {
  const outline = boundsOfOutlines(ground.version(version))
  return joinBounds([
    ...(outline ? [outline] : []),
    ...hazards.flatMap(({ plane }): Bounds[] => (plane ? [[plane[0], plane[1], plane[0], plane[1]]] : [])),
  ])
}
