import { COLOURS } from '../colours.ts'
import { features, rowFeature } from '../geojson.ts'
import { FONT, layersOf, type MapLayer, nameOf, pickProperties, rowsOf } from '../map-layer.ts'

const present = <T>(value: T | null): value is T => value !== null

export const enterprises: MapLayer = {
  id: 'enterprise',
  layers: [
    { id: 'enterprise', type: 'fill', source: 'enterprises', paint: { 'fill-color': COLOURS.plant } },
    {
      id: 'enterprise-edge',
      type: 'line',
      source: 'enterprises',
      paint: { 'line-color': COLOURS.plantEdge, 'line-width': 1.25 },
    },
  ],
  inputs: (scene) => [scene.language, ...layersOf(scene, 'enterprise')],
  data: (scene) => ({
    enterprises: features(
      [...rowsOf(scene, 'enterprise')]
        .map(({ layer, at, index }) =>
          rowFeature(layer.table, index, {
            ...pickProperties(at, index),
            name: nameOf(layer, index, scene.language),
          }),
        )
        .filter(present),
    ),
  }),
}

export const productionAreas: MapLayer = {
  id: 'production_area',
  layers: [
    {
      id: 'production-area',
      type: 'fill',
      source: 'production-areas',
      minzoom: 12.5,
      paint: { 'fill-color': COLOURS.production },
    },
    {
      id: 'production-area-edge',
      type: 'line',
      source: 'production-areas',
      minzoom: 12.5,
      paint: { 'line-color': COLOURS.productionEdge, 'line-width': 1, 'line-dasharray': [3, 2] },
    },
  ],
  inputs: (scene) => [scene.language, ...layersOf(scene, 'production_area')],
  data: (scene) => ({
    'production-areas': features(
      [...rowsOf(scene, 'production_area')]
        .map(({ layer, at, index }) =>
          rowFeature(layer.table, index, { ...pickProperties(at, index), name: nameOf(layer, index, scene.language) }),
        )
        .filter(present),
    ),
  }),
}

/** Names of the plants, above the lines and below people and hazards. */
export const enterpriseLabels: MapLayer = {
  id: 'enterprise',
  layers: [
    {
      id: 'enterprise-label',
      type: 'symbol',
      source: 'enterprises',
      minzoom: 13.2,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 11, 'text-max-width': 8 },
      paint: { 'text-color': COLOURS.plantLabel, 'text-halo-color': COLOURS.plant, 'text-halo-width': 2 },
    },
  ],
  inputs: () => [],
  data: () => ({}),
}
