import type { LayerSpecification } from 'maplibre-gl'
import { CHANGE_KINDS, HATCHES } from './change-images.ts'
import { COLOURS } from './colours.ts'
import { FONT } from './map-layer.ts'

/** A layer of the comparison, and the layer of the style that it goes below. */
export interface ComparisonLayer {
  readonly layer: LayerSpecification
  readonly below: string
}

const isKind = (kind: string) => ['==', ['get', 'kind'], kind] as never
const IS_LINE = ['get', 'line'] as never
const isSlot = (slot: string) => ['all', ['get', 'line'], ['==', ['get', 'slot'], slot]] as never
const kindColour = ['match', ['get', 'kind'], 'added', COLOURS.added, COLOURS.boundary] as never

export const COMPARISON_SOURCES = [
  'change',
  'change-hatch',
  'change-kept',
  'change-labels',
  'change-leaders',
  'change-marked',
  'slots',
]

/** From below. */
export const COMPARISON_LAYERS: readonly ComparisonLayer[] = [
  ...CHANGE_KINDS.flatMap((kind): ComparisonLayer[] => [
    {
      below: 'older-casing',
      layer: {
        id: `change-${kind}`,
        type: 'fill',
        source: 'change',
        filter: isKind(kind),
        paint: { 'fill-color': HATCHES[kind].colour, 'fill-opacity': HATCHES[kind].tint },
      },
    },
    {
      below: 'older-casing',
      layer: {
        id: `change-hatch-${kind}`,
        type: 'line',
        source: 'change-hatch',
        filter: isKind(kind),
        paint: {
          'line-color': HATCHES[kind].colour,
          'line-width': HATCHES[kind].width,
          'line-opacity': HATCHES[kind].opacity,
        },
      },
    },
  ]),
  {
    below: 'boundary-corner',
    layer: {
      id: 'change-kept',
      type: 'line',
      source: 'change-kept',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': COLOURS.kept, 'line-width': 2.5 },
    },
  },
  {
    below: 'boundary-corner',
    layer: {
      id: 'slot-fill',
      type: 'fill',
      source: 'slots',
      filter: ['!', ['get', 'line']] as never,
      paint: {
        'fill-color': ['match', ['get', 'slot'], 'a', COLOURS.older, COLOURS.boundary],
        'fill-opacity': 0.08,
      },
    },
  },
  {
    below: 'boundary-corner',
    layer: {
      id: 'slot-casing',
      type: 'line',
      source: 'slots',
      filter: IS_LINE,
      paint: { 'line-color': COLOURS.white, 'line-width': 6 },
    },
  },
  {
    below: 'boundary-corner',
    layer: {
      id: 'slot-a',
      type: 'line',
      source: 'slots',
      filter: isSlot('a'),
      paint: { 'line-color': COLOURS.older, 'line-width': 2.5, 'line-dasharray': [2.8, 1.6] },
    },
  },
  {
    below: 'boundary-corner',
    layer: {
      id: 'slot-b',
      type: 'line',
      source: 'slots',
      filter: isSlot('b'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': COLOURS.boundary, 'line-width': 2.5 },
    },
  },
  {
    below: 'boundary-corner',
    layer: {
      id: 'slot-draft',
      type: 'line',
      source: 'slots',
      filter: isSlot('draft'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': COLOURS.boundary, 'line-width': 2.5, 'line-dasharray': [2.8, 1.6] },
    },
  },
  {
    below: 'boundary-corner',
    layer: {
      id: 'older-name',
      type: 'symbol',
      source: 'older',
      layout: {
        visibility: 'none',
        'symbol-placement': 'line',
        'symbol-spacing': 260,
        'text-field': ['get', 'version'],
        'text-font': FONT,
        'text-size': 11,
      },
      paint: { 'text-color': COLOURS.older, 'text-halo-color': COLOURS.white, 'text-halo-width': 2.5 },
    },
  },
  {
    below: 'selection-casing',
    layer: {
      id: 'change-marked-casing',
      type: 'line',
      source: 'change-marked',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': COLOURS.white, 'line-width': ['case', ['get', 'side'], 9, 5.5] },
    },
  },
  {
    below: 'selection-casing',
    layer: {
      id: 'change-marked',
      type: 'line',
      source: 'change-marked',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': COLOURS.ink, 'line-width': ['case', ['get', 'side'], 5, 2.25] },
    },
  },
  {
    below: 'dimension-label',
    layer: {
      id: 'change-leader',
      type: 'line',
      source: 'change-leaders',
      paint: { 'line-color': COLOURS.ink, 'line-width': 1.25 },
    },
  },
  {
    below: 'dimension-label',
    layer: {
      id: 'change-label',
      type: 'symbol',
      source: 'change-labels',
      layout: {
        'text-field': ['get', 'text'],
        'text-font': FONT,
        'text-size': 13,
        'text-anchor': ['get', 'anchor'],
        'text-offset': [
          'match',
          ['get', 'anchor'],
          'left',
          ['literal', [0.7, 0]],
          'right',
          ['literal', [-0.7, 0]],
          'top',
          ['literal', [0, 0.4]],
          ['literal', [0, -0.4]],
        ],
        'icon-image': ['concat', 'change-label-', ['get', 'kind']],
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [-1, 2, -1, 2],
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': kindColour },
    },
  },
]
