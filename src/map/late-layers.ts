import type { Map as MapLibre } from 'maplibre-gl'
import { NONE } from './geojson.ts'
import { contours } from './layers/contours.ts'
import type { MapLayer } from './map-layer.ts'

/** Layers that few parks have, each with the layer of the first map that it lies below. */
const LATE: readonly (readonly [MapLayer, string])[] = [[contours, 'older-casing']]

/** Puts them into the map, empty, when the first map is drawn. */
export function addLateLayers(map: MapLibre): MapLayer[] {
  for (const [{ layers }, below] of LATE)
    for (const layer of layers) {
      if ('source' in layer && !map.getSource(layer.source as string))
        map.addSource(layer.source as string, { type: 'geojson', data: NONE as never })
      map.addLayer(layer, below)
    }
  return LATE.map(([layer]) => layer)
}
