import type { Map as MapLibre } from 'maplibre-gl'
import { NONE } from './geojson.ts'
import { contours } from './layers/contours.ts'
import { uncoveredGround } from './layers/uncovered.ts'
import type { MapLayer } from './map-layer.ts'

/** Puts them into the map, empty, when the first map is drawn. */
export function addLateLayers(map: MapLibre): MapLayer[] {
  // Layers that few parks have, or that say nothing before the first check, each with the layer that it lies below.
  const late: readonly (readonly [MapLayer, string])[] = [
    [uncoveredGround(map), 'road-label'],
    [contours, 'older-casing'],
  ]
  for (const [{ layers }, below] of late)
    for (const layer of layers) {
      if ('source' in layer && !map.getSource(layer.source as string))
        map.addSource(layer.source as string, { type: 'geojson', data: NONE as never })
      map.addLayer(layer, below)
    }
  return late.map(([layer]) => layer)
}
