import { numberAt, SHAPE_CODES } from '../../engine/model/table.ts'
import { COLOURS } from '../colours.ts'
import { type Feature, features, pointFeature, rowFeature } from '../geojson.ts'
import { FONT, layersOf, type MapLayer, nameOf, pickProperties, rowsOf } from '../map-layer.ts'

export const hazards: MapLayer = {
  id: 'hazard_source',
  layers: [
    {
      id: 'hazard-area',
      type: 'line',
      source: 'hazard-areas',
      minzoom: 14.5,
      paint: { 'line-color': COLOURS.ink2, 'line-width': 1 },
    },
    {
      id: 'hazard',
      type: 'symbol',
      source: 'hazards',
      layout: {
        'icon-image': ['concat', 'hazard-', ['get', 'grade']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 12, 0.7, 14.5, 0.9, 15, 1],
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'symbol-sort-key': ['get', 'grade'],
      },
    },
  ],
  inputs: (scene) => [scene.language, ...layersOf(scene, 'hazard_source')],
  data(scene) {
    const points: Feature[] = []
    const areas: Feature[] = []
    for (const { layer, at, index } of rowsOf(scene, 'hazard_source')) {
      const [lng, lat] = [layer.anchors?.[index * 2] ?? NaN, layer.anchors?.[index * 2 + 1] ?? NaN]
      if (Number.isNaN(lng)) continue
      const properties = {
        ...pickProperties(at, index),
        grade: numberAt(layer.table, 'grade', index) ?? 0,
        name: nameOf(layer, index, scene.language),
      }
      points.push(pointFeature([lng, lat], properties))
      const area =
        layer.table.geometry.shapeCodes[index] === SHAPE_CODES.polygon
          ? rowFeature(layer.table, index, properties)
          : null
      if (area) areas.push(area)
    }
    return { hazards: features(points), 'hazard-areas': features(areas) }
  },
}

export const hazardLabels: MapLayer = {
  id: 'hazard_source',
  layers: [
    {
      id: 'hazard-label',
      type: 'symbol',
      source: 'hazards',
      minzoom: 14.2,
      layout: {
        'symbol-sort-key': ['get', 'grade'],
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 12,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.35,
        'text-max-width': 12,
      },
      paint: { 'text-color': COLOURS.ink, 'text-halo-color': COLOURS.white, 'text-halo-width': 2 },
    },
  ],
  inputs: () => [],
  data: () => ({}),
}
