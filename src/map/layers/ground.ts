import { textAt } from '../../engine/model/table.ts'
import { COLOURS } from '../colours.ts'
import { features, rowFeature } from '../geojson.ts'
import { FONT, layersOf, type MapLayer, nameOf, rowsOf } from '../map-layer.ts'

const present = <T>(value: T | null): value is T => value !== null

export const water: MapLayer = {
  id: 'water',
  layers: [
    {
      id: 'water',
      type: 'fill',
      source: 'water',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': COLOURS.water, 'fill-outline-color': COLOURS.waterEdge },
    },
    {
      id: 'water-line',
      type: 'line',
      source: 'water',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': COLOURS.waterEdge, 'line-width': 3 },
    },
  ],
  inputs: (scene) => [scene.language, ...layersOf(scene, 'water')],
  data: (scene) => ({
    water: features(
      [...rowsOf(scene, 'water')]
        .map(({ layer, index }) => rowFeature(layer.table, index, { name: nameOf(layer, index, scene.language) }))
        .filter(present),
    ),
  }),
}

const roadWidth = (extra: number) =>
  [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    12,
    ['match', ['get', 'class'], 'main', 3 + extra, 'secondary', 2 + extra, 1.2 + extra],
    16,
    ['match', ['get', 'class'], 'main', 15 + extra, 'secondary', 10 + extra, 6 + extra],
  ] as const

export const roads: MapLayer = {
  id: 'road',
  layers: [
    {
      id: 'road-casing',
      type: 'line',
      source: 'roads',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': COLOURS.roadCasing, 'line-width': roadWidth(2) as never },
    },
    {
      id: 'road',
      type: 'line',
      source: 'roads',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': COLOURS.road, 'line-width': roadWidth(0) as never },
    },
  ],
  inputs: (scene) => [scene.language, ...layersOf(scene, 'road')],
  data: (scene) => ({
    roads: features(
      [...rowsOf(scene, 'road')]
        .map(({ layer, index }) => {
          return rowFeature(layer.table, index, {
            name: nameOf(layer, index, scene.language),
            named: textAt(layer.table, 'name', index) !== null,
            class: textAt(layer.table, 'class', index) ?? 'branch',
          })
        })
        .filter(present),
    ),
  }),
}

/** Words along roads and water and the names of places; drawn last of all ground. */
export const groundLabels: MapLayer = {
  id: 'label',
  layers: [
    {
      id: 'road-label',
      type: 'symbol',
      source: 'roads',
      minzoom: 13,
      filter: ['==', ['get', 'named'], true],
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 11,
        'symbol-spacing': 320,
      },
      paint: { 'text-color': COLOURS.roadLabel, 'text-halo-color': COLOURS.white, 'text-halo-width': 1.5 },
    },
    {
      id: 'water-label',
      type: 'symbol',
      source: 'water',
      minzoom: 12,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 11 },
      paint: { 'text-color': COLOURS.waterLabel, 'text-halo-color': COLOURS.water, 'text-halo-width': 1.5 },
    },
    {
      id: 'place-label',
      type: 'symbol',
      source: 'places',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 12,
        'text-padding': 4,
      },
      paint: { 'text-color': COLOURS.ink2, 'text-halo-color': COLOURS.paper, 'text-halo-width': 2 },
    },
  ],
  inputs: (scene) => [scene.language, ...layersOf(scene, 'label')],
  data: (scene) => ({
    places: features(
      [...rowsOf(scene, 'label')]
        .map(({ layer, index }) => rowFeature(layer.table, index, { name: nameOf(layer, index, scene.language) }))
        .filter(present),
    ),
  }),
}
