import { textAt } from '../../engine/model/table.ts'
import { COLOURS } from '../colours.ts'
import { type Feature, features, positions, rowFeature } from '../geojson.ts'
import { layersOf, type MapLayer, type MapScene, pickProperties, rowsOf } from '../map-layer.ts'

/** Corners are drawn in the planner's mode and when near enough to be told apart (1:15 000). */
const CORNER_ZOOM = 14.6

export const boundaries: MapLayer = {
  id: 'boundary',
  layers: [
    {
      id: 'boundary-casing',
      type: 'line',
      source: 'boundary',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': COLOURS.white, 'line-width': 6.5 },
    },
    {
      id: 'boundary',
      type: 'line',
      source: 'boundary',
      filter: ['==', ['get', 'dashed'], false],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': COLOURS.boundary, 'line-width': 2.5 },
    },
    {
      // A version that is not approved is dashed everywhere, so that a draft never looks like a line in force.
      id: 'boundary-dashed',
      type: 'line',
      source: 'boundary',
      filter: ['==', ['get', 'dashed'], true],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': COLOURS.boundary, 'line-width': 2.5, 'line-dasharray': [2.8, 1.6] },
    },
    {
      id: 'boundary-corner',
      type: 'symbol',
      source: 'boundary-corners',
      minzoom: CORNER_ZOOM - 1.5,
      layout: { 'icon-image': 'corner', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
      paint: { 'icon-opacity': ['step', ['zoom'], ['case', ['get', 'planner'], 1, 0], CORNER_ZOOM, 1] },
    },
  ],
  inputs: (scene) => [scene.boundary, scene.planner, isDashed(scene), ...layersOf(scene, 'boundary')],
  data(scene) {
    const checked = scene.boundary
    const dashed = isDashed(scene)
    const list: Feature[] = []
    const corners: Feature[] = []
    for (const { layer, at, index } of rowsOf(scene, 'boundary')) {
      if (textAt(layer.table, 'version', index) !== checked) continue
      const feature = rowFeature(layer.table, index, { ...pickProperties(at, index), dashed })
      if (!feature) continue
      list.push(feature)
      const coordinates = positions(layer.corners?.[index] ?? new Float64Array(0))
      corners.push({
        type: 'Feature',
        geometry: { type: 'MultiPoint', coordinates },
        properties: { planner: scene.planner },
      })
    }
    return { boundary: features(list), 'boundary-corners': features(corners) }
  },
}

/** What is neither in force nor approved. */
const isDashed = ({ view, boundary, check }: MapScene): boolean =>
  !!check && boundary !== check.inForce && view.versions.find(({ id }) => id === boundary)?.status !== 'approved'

export const olderBoundaries: MapLayer = {
  id: 'older',
  layers: [
    {
      id: 'older-casing',
      type: 'line',
      source: 'older',
      paint: { 'line-color': COLOURS.white, 'line-width': 4.5 },
    },
    {
      id: 'older',
      type: 'line',
      source: 'older',
      paint: {
        'line-color': COLOURS.older,
        'line-width': ['case', ['get', 'planner'], 2, 1.5],
        'line-dasharray': [3.5, 2],
      },
    },
  ],
  inputs: (scene) => [scene.boundary, scene.planner, ...layersOf(scene, 'boundary')],
  data(scene) {
    const list: Feature[] = []
    for (const { layer, at, index } of rowsOf(scene, 'boundary')) {
      const version = textAt(layer.table, 'version', index)
      if (version === scene.boundary) continue
      const feature = rowFeature(layer.table, index, {
        ...pickProperties(at, index),
        planner: scene.planner,
        version: version ?? '',
      })
      if (feature) list.push(feature)
    }
    return { older: features(list) }
  },
}
