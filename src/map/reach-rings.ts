import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl'
import { ringArea } from '../engine/geometry/area.ts'
import type { Ring } from '../engine/geometry/shape.ts'
import { COLOURS } from './colours.ts'
import { type Feature, type Features, features, NONE, type Position, positions } from './geojson.ts'
import { labelFonts } from './label-fonts.ts'
import { FONT } from './map-layer.ts'

/** A line at some metres around a plant or a hazard, with its name. */
export interface ReachRing {
  readonly rings: readonly Ring[]
  readonly label: string
}

/** Of the dots: between the ink of text and that of people. */
const DOTS = '#3A424C'
/** Room that a label needs to the edge of the map, px. */
const LABEL_MARGIN = { west: 230, east: 110, y: 24 } as const

/** Round dots of 2 px every 6 px: a dash without length has the round ends of the line alone. */
const LAYERS: readonly { layer: LayerSpecification; below: string }[] = [
  {
    layer: {
      id: 'reach-fill',
      type: 'fill',
      source: 'reach-area',
      paint: { 'fill-color': COLOURS.ink, 'fill-opacity': 0.035 },
    },
    below: 'dimension-casing',
  },
  {
    layer: {
      id: 'reach-casing',
      type: 'line',
      source: 'reach-line',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': COLOURS.white, 'line-width': 4, 'line-dasharray': [0, 1.5] },
    },
    below: 'dimension-casing',
  },
  {
    layer: {
      id: 'reach-dots',
      type: 'line',
      source: 'reach-line',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': DOTS, 'line-width': 2, 'line-dasharray': [0, 3] },
    },
    below: 'dimension-casing',
  },
  {
    layer: {
      id: 'reach-label',
      type: 'symbol',
      source: 'reach-label',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 12,
        'text-max-width': 40,
        // Outside of the line, whose western end it stands at; on round that end where a measured distance stands.
        'text-variable-anchor-offset': [
          ...['right', [-0.9, 0], 'bottom-right', [-0.9, -0.9], 'top-right', [-0.9, 0.9]],
          ...['bottom', [0, -1], 'top', [0, 1], 'center', [0, 0]],
        ] as never,
        'text-padding': 8,
        'text-allow-overlap': true,
        'icon-image': 'label-other',
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [2, 7, 2, 7],
        'icon-allow-overlap': true,
      },
      paint: { 'text-color': COLOURS.ink },
    },
    below: 'dimension-label',
  },
]
const SOURCES = ['reach-area', 'reach-line', 'reach-label'] as const

/** The line at a distance around a plant or a hazard, on the map; one at a time, until `end`. */
export class ReachRings {
  readonly #map: MapLibre
  #ring: ReachRing | null = null
  readonly #place = () => this.#placeLabel()

  constructor(map: MapLibre) {
    this.#map = map
    // The panels come and go with every park that is opened; the map may be the one of before.
    if (!map.getSource(SOURCES[0])) {
      for (const name of SOURCES) map.addSource(name, { type: 'geojson', data: NONE as never })
      for (const { layer, below } of LAYERS) map.addLayer(layer, below)
    }
    map.on('moveend', this.#place)
    map.on('resize', this.#place)
  }

  /** What is drawn stays until the next one draws: the map may be gone by now. */
  end(): void {
    this.#map.off('moveend', this.#place)
    this.#map.off('resize', this.#place)
  }

  show(ring: ReachRing | null): void {
    this.#ring = ring
    const rings = (ring?.rings ?? []).map(positions)
    const line: Feature = {
      type: 'Feature',
      geometry: { type: 'MultiLineString', coordinates: rings },
      properties: {},
    }
    this.#set('reach-line', rings.length > 0 ? features([line]) : NONE)
    this.#set('reach-area', rings.length > 0 ? features([areaOf(ring!.rings)]) : NONE)
    this.#placeLabel()
  }

  /** On the line, where all of the label is in sight: in the west as long as that is possible. */
  #placeLabel(): void {
    if (!this.#map.getSource('reach-label')) return
    const ring = this.#ring
    const at = ring && this.#labelPlace(ring.rings)
    if (!at) {
      this.#set('reach-label', NONE)
      return
    }
    const label: Feature = {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at },
      properties: { label: ring.label },
    }
    this.#set('reach-label', features([label]))
  }

  #labelPlace(rings: readonly Ring[]): Position | null {
    const { clientWidth, clientHeight } = this.#map.getCanvas()
    let best: { at: Position; x: number } | null = null
    for (const at of rings.flatMap(positions)) {
      const { x, y } = this.#map.project(at)
      if (x < LABEL_MARGIN.west || x > clientWidth - LABEL_MARGIN.east) continue
      if (y < LABEL_MARGIN.y || y > clientHeight - LABEL_MARGIN.y) continue
      if (!best || x < best.x) best = { at, x }
    }
    return best?.at ?? null
  }

  #set(source: (typeof SOURCES)[number], data: Features): void {
    const put = () => void this.#map.getSource<GeoJSONSource>(source)?.setData(data as never)
    const fonts = labelFonts({ [source]: data })
    if (fonts) void fonts.then(put)
    else put()
  }
}

/** Outer lines run counter-clockwise; what runs the other way is ground out of reach within. */
function areaOf(rings: readonly Ring[]): Feature {
  const inner = rings.filter((ring) => ringArea(ring) < 0).map(positions)
  const outer = rings.filter((ring) => ringArea(ring) >= 0).map(positions)
  const coordinates = outer.map((ring, k) => (k === 0 ? [ring, ...inner] : [ring]))
  return { type: 'Feature', geometry: { type: 'MultiPolygon', coordinates }, properties: {} }
}
