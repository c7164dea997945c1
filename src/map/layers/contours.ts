import type { FilterSpecification, LineLayerSpecification } from 'maplibre-gl'
import { numberAt } from '../../engine/model/table.ts'
import { contourRowsOn } from '../../engine/risk/contour-rows.ts'
import { frequencyText } from '../../engine/risk/frequency.ts'
import { COLOURS } from '../colours.ts'
import { type Feature, features, rowFeature } from '../geojson.ts'
import { FONT, layersOf, type MapLayer } from '../map-layer.ts'

/** Thin lines in ink, as contours of height are drawn: the higher the risk, the longer the dashes. */
const line = (id: string, filter: FilterSpecification, width: number, dash?: number[]): LineLayerSpecification => ({
  id,
  type: 'line',
  source: 'contours',
  filter,
  paint: { 'line-color': COLOURS.ink2, 'line-width': width, ...(dash ? { 'line-dasharray': dash } : {}) },
})
const FREQUENCY = ['get', 'frequency'] as const

/** Risk contours with their frequency along the line. Few parks have any: they come after the first map. */
export const contours: MapLayer = {
  id: 'risk_contour',
  layers: [
    {
      id: 'contour-casing',
      type: 'line',
      source: 'contours',
      paint: { 'line-color': COLOURS.white, 'line-width': 3.5, 'line-opacity': 0.8 },
    },
    line('contour-high', ['>=', FREQUENCY, 1e-5] as never, 1.75),
    line('contour-middle', ['all', ['>=', FREQUENCY, 1e-6], ['<', FREQUENCY, 1e-5]] as never, 1.5, [8, 2]),
    line('contour-low', ['<', FREQUENCY, 1e-6] as never, 1.25, [3, 2]),
    {
      id: 'contour-label',
      type: 'symbol',
      source: 'contours',
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 11,
        'symbol-spacing': 260,
        'text-max-angle': 40,
      },
      paint: { 'text-color': COLOURS.ink2, 'text-halo-color': COLOURS.paper, 'text-halo-width': 2.5 },
    },
  ],
  inputs: (scene) => [scene.check?.asOf, ...layersOf(scene, 'risk_contour')],
  data(scene) {
    const list: Feature[] = []
    // Before the first check no day is known: all of them.
    for (const { layer, index } of contourRowsOn(scene.view.park.layers, scene.check?.asOf ?? '9999')) {
      const frequency = numberAt(layer.table, 'frequency', index)
      const label = frequency === null ? '?' : frequencyText(frequency)
      const feature = rowFeature(layer.table, index, { frequency: frequency ?? 0, label })
      if (feature) list.push(feature)
    }
    return { contours: features(list) }
  },
}
