import { COLOURS } from '../colours.ts'
import { type Feature, features, rowFeature } from '../geojson.ts'
import { FONT, layersOf, type MapLayer, pickProperties, rowsOf } from '../map-layer.ts'

/** The fill lies under roads and plants, with the ground inside the boundary lifted back to white. */
export const controlFill: MapLayer = {
  id: 'control_line',
  layers: [
    {
      id: 'control-fill',
      type: 'fill',
      source: 'control',
      paint: { 'fill-color': COLOURS.control, 'fill-opacity': 0.08 },
    },
    {
      id: 'boundary-lift',
      type: 'fill',
      source: 'boundary',
      paint: { 'fill-color': COLOURS.white, 'fill-opacity': 0.62 },
    },
  ],
  inputs: (scene) => [scene.words, ...scene.controlLines, ...layersOf(scene, 'control_line')],
  data(scene) {
    const inUse = new Set(scene.controlLines)
    const list: Feature[] = []
    for (const { layer, at, index } of rowsOf(scene, 'control_line')) {
      if (!inUse.has(layer.table.ids[index]!)) continue
      const feature = rowFeature(layer.table, index, {
        ...pickProperties(at, index),
        name: scene.words.layers.control_line,
      })
      if (feature) list.push(feature)
    }
    return { control: features(list) }
  },
}

export const controlLine: MapLayer = {
  id: 'control_line',
  layers: [
    {
      id: 'control-casing',
      type: 'line',
      source: 'control',
      paint: { 'line-color': COLOURS.white, 'line-width': 4.5 },
    },
    {
      id: 'control',
      type: 'line',
      source: 'control',
      paint: { 'line-color': COLOURS.control, 'line-width': 2, 'line-dasharray': [8, 2.5, 1.25, 2.5] },
    },
    {
      id: 'control-label',
      type: 'symbol',
      source: 'control',
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 11,
        'text-offset': [0, -1],
        'symbol-spacing': 700,
      },
      paint: { 'text-color': COLOURS.controlLabel, 'text-halo-color': COLOURS.paper, 'text-halo-width': 2 },
    },
  ],
  inputs: () => [],
  data: () => ({}),
}

export const survey: MapLayer = {
  id: 'survey_coverage',
  layers: [
    {
      id: 'survey',
      type: 'fill',
      source: 'survey',
      paint: { 'fill-color': COLOURS.survey, 'fill-opacity': 0.06 },
    },
    {
      id: 'survey-edge',
      type: 'line',
      source: 'survey',
      paint: { 'line-color': COLOURS.survey, 'line-width': 1.25, 'line-dasharray': [1, 2] },
    },
  ],
  inputs: (scene) => layersOf(scene, 'survey_coverage'),
  data: (scene) => ({
    survey: features(
      [...rowsOf(scene, 'survey_coverage')].flatMap(
        ({ layer, at, index }) => rowFeature(layer.table, index, pickProperties(at, index)) ?? [],
      ),
    ),
  }),
}
