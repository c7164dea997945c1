import type { MapLayer } from '../map-layer.ts'
import { boundaries, olderBoundaries } from './boundaries.ts'
import { controlFill, controlLine, survey } from './control-line.ts'
import { enterpriseLabels, enterprises, productionAreas } from './enterprises.ts'
import { groundLabels, roads, water } from './ground.ts'
import { hazardLabels, hazards } from './hazards.ts'
import { dimensionLabels, dimensions, measurement, selection } from './marks.ts'
import { people, peopleLabels } from './people.ts'

/** From below. The houses (deck.gl) are put in below `hazard-area`. */
export const MAP_LAYERS: readonly MapLayer[] = [
  water,
  controlFill,
  roads,
  enterprises,
  productionAreas,
  survey,
  groundLabels,
  olderBoundaries,
  boundaries,
  controlLine,
  enterpriseLabels,
  hazardLabels,
  peopleLabels,
  dimensions,
  measurement,
  hazards,
  people,
  selection,
  dimensionLabels,
]
export const HOUSES_BELOW = 'hazard-area'
