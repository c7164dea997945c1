import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import { COLOURS } from '../colours.ts'
import { type Feature, features, lineFeature, NONE, pointFeature, rowFeature } from '../geojson.ts'
import { FONT, type MapLayer } from '../map-layer.ts'

const DEGREE = Math.PI / 180

/** Direction of a short line on the map, degrees clockwise from north. */
function bearing([x0, y0]: LngLat, [x1, y1]: LngLat): number {
  return Math.atan2((x1 - x0) * Math.cos(((y0 + y1) / 2) * DEGREE), y1 - y0) / DEGREE
}

/** The distances that the card quotes, drawn between the edges that they were measured between. */
export const dimensions: MapLayer = {
  id: 'dimension',
  layers: [
    {
      id: 'dimension-casing',
      type: 'line',
      source: 'dimensions',
      paint: { 'line-color': COLOURS.white, 'line-width': 4.75 },
    },
    {
      id: 'dimension',
      type: 'line',
      source: 'dimensions',
      paint: { 'line-color': COLOURS.ink, 'line-width': ['case', ['get', 'main'], 1.75, 1.25] },
    },
    {
      id: 'dimension-tick',
      type: 'symbol',
      source: 'dimension-ends',
      layout: {
        'icon-image': 'tick',
        'icon-rotate': ['get', 'rotate'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ],
  inputs: (scene) => [scene.dimensions],
  data(scene) {
    const lines: Feature[] = []
    const ends: Feature[] = []
    for (const { from, to, main } of scene.dimensions) {
      lines.push(lineFeature([from, to], { main }))
      const rotate = bearing(from, to) + 90
      for (const end of [from, to]) ends.push(pointFeature(end, { rotate }))
    }
    return { dimensions: features(lines), 'dimension-ends': features(ends) }
  },
}

/** Where a label may hang on the end of its line, in turn round it: anchor, and how far away, in letters. */
const ANCHORS = [
  ['bottom', [0, -0.8]],
  ['bottom-left', [1, -0.7]],
  ['left', [1.2, 0]],
  ['top-left', [1, 0.7]],
  ['top', [0, 0.8]],
  ['top-right', [-1, 0.7]],
  ['right', [-1.2, 0]],
  ['bottom-right', [-1, -0.7]],
] as const
const SIDES = [0, 2, 4, 6]

/**
 * Beyond the far end of the line, so that the number covers neither the line nor the symbol that it starts at; where
 * another number is, on round the end and then farther out.
 */
const anchorsFrom = (side: number) =>
  [1, 3].flatMap((farther) =>
    [0, 1, 7, 2, 6].flatMap((step) => {
      const [anchor, [x, y]] = ANCHORS[(side + step) % 8]!
      return [anchor, [x * farther, y * farther]]
    }),
  )

/** Towards which of the SIDES a line runs. */
const sideOf = (from: LngLat, to: LngLat) => (Math.round(bearing(from, to) / 90 + 4) % 4) * 2

/** Labels of the distances, above everything else. */
export const dimensionLabels: MapLayer = {
  id: 'dimension',
  layers: [
    {
      id: 'dimension-label',
      type: 'symbol',
      source: 'dimension-labels',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 12,
        'text-variable-anchor-offset': [
          'match',
          ['get', 'side'],
          ...SIDES.flatMap((side) => [side, ['literal', anchorsFrom(side)]]),
          ['literal', anchorsFrom(0)],
        ] as never,
        'text-padding': 8,
        'text-allow-overlap': true,
        'icon-image': ['case', ['get', 'main'], 'label-main', 'label-other'],
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [2, 7, 2, 7],
        'icon-allow-overlap': true,
      },
      paint: { 'text-color': ['case', ['get', 'main'], COLOURS.white, COLOURS.ink] },
    },
  ],
  inputs: (scene) => [scene.dimensions],
  data: (scene) => ({
    'dimension-labels': features(
      scene.dimensions.map(({ from, to, label, main }) => pointFeature(to, { label, main, side: sideOf(from, to) })),
    ),
  }),
}

export const selection: MapLayer = {
  id: 'selection',
  layers: [
    {
      id: 'selection-casing',
      type: 'line',
      source: 'selection-shape',
      paint: { 'line-color': COLOURS.white, 'line-width': 5 },
    },
    {
      id: 'selection-edge',
      type: 'line',
      source: 'selection-shape',
      paint: { 'line-color': COLOURS.ink, 'line-width': 2 },
    },
    {
      id: 'selection',
      type: 'symbol',
      source: 'selection',
      layout: { 'icon-image': 'selection', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
  ],
  inputs: ({ view, selected, selectedAt }) => [
    view,
    selected?.layer,
    selected?.index,
    selectedAt?.[0],
    selectedAt?.[1],
  ],
  data(scene) {
    const { selected, selectedAt, view } = scene
    const layer = selected && view.park.layers[selected.layer]
    const shape = selected && layer ? rowFeature(layer.table, selected.index, {}) : null
    // A place is marked by the ring around its symbol, an area by its outline.
    const isPlace = !layer || layer.kind === 'protection_target' || layer.kind === 'hazard_source'
    return {
      selection: selectedAt && isPlace ? features([pointFeature(selectedAt, {})]) : NONE,
      'selection-shape': shape && !isPlace ? features([shape]) : NONE,
    }
  },
}

/** The line or area that the user measures. */
export const measurement: MapLayer = {
  id: 'measurement',
  layers: [
    {
      id: 'measure-fill',
      type: 'fill',
      source: 'measure-area',
      paint: { 'fill-color': COLOURS.ink, 'fill-opacity': 0.06 },
    },
    {
      id: 'measure-casing',
      type: 'line',
      source: 'measure-line',
      paint: { 'line-color': COLOURS.white, 'line-width': 4.75 },
    },
    {
      id: 'measure-line',
      type: 'line',
      source: 'measure-line',
      paint: { 'line-color': COLOURS.ink, 'line-width': 1.75 },
    },
    {
      id: 'measure-point',
      type: 'symbol',
      source: 'measure-points',
      layout: { 'icon-image': 'corner', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
  ],
  inputs: (scene) => [scene.measured],
  data({ measured }) {
    if (measured.length === 0) return { 'measure-line': NONE, 'measure-points': NONE, 'measure-area': NONE }
    const ring = [...measured, measured[0]!]
    return {
      'measure-line': measured.length > 1 ? features([lineFeature(measured.length > 2 ? ring : measured, {})]) : NONE,
      'measure-points': features(measured.map((point) => pointFeature(point, {}))),
      'measure-area':
        measured.length > 2
          ? features([
              {
                type: 'Feature',
                geometry: { type: 'MultiPolygon', coordinates: [[ring.map(([x, y]) => [x, y])]] },
                properties: {},
              },
            ])
          : NONE,
    }
  },
}
