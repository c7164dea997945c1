import { numberAt, textAt } from '../../engine/model/table.ts'
import { TARGET_STATES } from '../../engine/model/target-state.ts'
import { COLOURS } from '../colours.ts'
import { type Feature, features, NONE, pointFeature, rowFeature } from '../geojson.ts'
import { FONT, type MapLayer, type MapScene, nameOf, pickProperties } from '../map-layer.ts'
import { shapeOfKind } from '../symbols.ts'

/** Layers with more rows than this are drawn by deck.gl. */
export const LARGE = 400

export function isLarge(scene: MapScene, layer: number): boolean {
  return (scene.view.park.layers[layer]?.table.length ?? 0) > LARGE
}

/** Residents ●, dormitories ▲, other places ■, with the ring of their state; footprints true to size when near. */
export const people: MapLayer = {
  id: 'protection_target',
  layers: [
    {
      id: 'footprint',
      type: 'fill',
      source: 'footprints',
      minzoom: 14,
      paint: { 'fill-color': COLOURS.ink2, 'fill-opacity': 0.18, 'fill-outline-color': COLOURS.ink2 },
    },
    {
      id: 'person',
      type: 'symbol',
      source: 'people',
      layout: {
        'icon-image': ['concat', ['get', 'shape'], '-', ['get', 'state']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 12, 0.55, 14, 0.85, 15, 1],
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'symbol-sort-key': ['get', 'order'],
      },
    },
  ],
  inputs: ({ view, check, language }) => [view, check, language],
  data(scene) {
    if (!scene.check) return { people: NONE, footprints: NONE }
    const { targets: words, verdicts } = scene.words
    const points: Feature[] = []
    const footprints: Feature[] = []
    for (const { layer: at, states, anchors } of scene.check.targets) {
      if (isLarge(scene, at)) continue
      const layer = scene.view.park.layers[at]!
      const { geometry } = layer.table
      const places = anchors ?? geometry.positions
      for (const [index, code] of states.entries()) {
        const state = TARGET_STATES[code]
        if (state === undefined) continue
        const kind = textAt(layer.table, 'kind', index)
        const persons = numberAt(layer.table, 'persons', index)
        const count = persons === null ? '' : scene.language === 'zh' ? `${persons}人` : `${persons} p`
        const verdict = state === 'straddling' || state === 'near-limit' ? ` ${verdicts[state]}` : ''
        const properties = {
          ...pickProperties(at, index),
          shape: shapeOfKind(kind),
          state,
          name: nameOf(layer, index, scene.language),
          second: `${kind === 'residence' || kind === 'dormitory' || kind === null ? '' : `${words[kind]} `}${count}${verdict}`,
          order: code,
        }
        points.push(pointFeature([places[index * 2]!, places[index * 2 + 1]!], properties))
        const footprint = geometry.shapeCodes[index] === 3 && rowFeature(layer.table, index, properties)
        if (footprint) footprints.push(footprint)
      }
    }
    return { people: features(points), footprints: features(footprints) }
  },
}

/** Names below the symbols, so that none covers one; placed after them, so that they keep clear of them. */
export const peopleLabels: MapLayer = {
  id: 'protection_target',
  layers: [
    {
      id: 'person-label',
      type: 'symbol',
      source: 'people',
      minzoom: 14,
      layout: {
        'symbol-sort-key': ['get', 'order'],
        'text-field': ['format', ['get', 'name'], {}, '\n', {}, ['get', 'second'], { 'font-scale': 0.92 }],
        'text-font': FONT,
        'text-size': 12,
        'text-variable-anchor': [
          'left',
          'right',
          'top',
          'bottom',
          'top-left',
          'top-right',
          'bottom-left',
          'bottom-right',
        ],
        'text-radial-offset': 1.5,
        'text-justify': 'auto',
        'text-max-width': 14,
      },
      paint: { 'text-color': COLOURS.ink, 'text-halo-color': COLOURS.white, 'text-halo-width': 2 },
    },
  ],
  inputs: () => [],
  data: () => ({}),
}
