import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { COLOURS } from './colours.ts'
import { type Feature, features, lineFeature, NONE, pointFeature } from './geojson.ts'
import { FONT } from './map-layer.ts'

/** Distances between two lines, in arc seconds: whole degrees, minutes and seconds. */
const INTERVALS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 18000, 36000, 108000]
/** Lines are at least so far apart on the screen, px. */
const LEAST_PIXELS = 150

/** Arc seconds between two lines when a degree is so many pixels long. */
export function interval(pixelsPerDegree: number): number {
  const least = (LEAST_PIXELS / pixelsPerDegree) * 3600
  return INTERVALS.find((seconds) => seconds >= least) ?? INTERVALS.at(-1)!
}

/** `110°58′`, with seconds only when the interval has them, and with a letter for west and south. */
export function arcLabel(seconds: number, step: number, letters: 'EW' | 'NS'): string {
  const whole = Math.round(Math.abs(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = step < 3600 ? `${two(Math.floor(whole / 60) % 60)}′` : ''
  const fine = step < 60 ? `${two(whole % 60)}″` : ''
  return `${Math.floor(whole / 3600)}°${minutes}${fine}${seconds < 0 ? letters[1] : ''}`
}

/** West, south, east, north in degrees. */
export type View = readonly [number, number, number, number]

/** Lines through the view and a good way beyond, and their labels inside its upper and left edge. */
export function graticule(view: View, width: number, height: number): { lines: Feature[]; labels: Feature[] } {
  const [west, south, east, north] = view
  const lines: Feature[] = []
  const labels: Feature[] = []
  // A degree of longitude is the shorter one.
  const step = interval(width / (east - west))
  const [spanX, spanY] = [east - west, north - south]
  const top = Math.min(85, north + spanY)
  const bottom = Math.max(-85, south - spanY)
  for (const x of multiples(west - spanX, east + spanX, step)) {
    const lng = x / 3600
    lines.push(lineFeature([[lng, bottom], [lng, top]], {})) // prettier-ignore
    // In the corner the two edges would write over each other.
    if (lng > west + spanX * (48 / width) && lng < east)
      labels.push(pointFeature([lng, north], { text: arcLabel(wrapped(x), step, 'EW'), edge: 'top' }))
  }
  for (const y of multiples(Math.max(bottom, south - spanY), top, step)) {
    const lat = y / 3600
    lines.push(lineFeature([[west - spanX, lat], [east + spanX, lat]], {})) // prettier-ignore
    // Below stands the scale bar.
    if (lat > south + spanY * (56 / height) && lat < north - spanY * (24 / height))
      labels.push(pointFeature([west, lat], { text: arcLabel(y, step, 'NS'), edge: 'left' }))
  }
  return { lines, labels }
}

function* multiples(from: number, to: number, step: number): Generator<number> {
  for (let n = Math.ceil((from * 3600) / step); n * step <= to * 3600; n++) yield n * step
}

const TURN = 360 * 3600
const wrapped = (seconds: number) => ((((seconds + TURN / 2) % TURN) + TURN) % TURN) - TURN / 2

/** Lines of longitude and latitude where there is no basemap: quiet, below all data. */
export class Graticule {
  readonly #map: MapLibre
  readonly #draw = () => this.#update()

  constructor(map: MapLibre, below: string) {
    this.#map = map
    map.addSource('graticule', { type: 'geojson', data: NONE as never })
    map.addSource('graticule-labels', { type: 'geojson', data: NONE as never })
    map.addLayer(
      {
        id: 'graticule',
        type: 'line',
        source: 'graticule',
        paint: { 'line-color': COLOURS.graticule, 'line-width': 0.75 },
      },
      below,
    )
    map.addLayer(
      {
        id: 'graticule-label',
        type: 'symbol',
        source: 'graticule-labels',
        layout: {
          'text-field': ['get', 'text'],
          'text-font': FONT,
          'text-size': 11,
          'text-anchor': ['match', ['get', 'edge'], 'top', 'top-left', 'bottom-left'],
          'text-offset': ['match', ['get', 'edge'], 'top', ['literal', [0.3, 0.3]], ['literal', [0.3, -0.2]]],
          // Data keep all the room they need.
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': COLOURS.graticuleLabel, 'text-halo-color': COLOURS.paper, 'text-halo-width': 1.5 },
      },
      below,
    )
    map.on('moveend', this.#draw)
    map.on('resize', this.#draw)
    this.#update()
  }

  setVisible(visible: boolean): void {
    for (const id of ['graticule', 'graticule-label'])
      this.#map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none')
  }

  #update(): void {
    const bounds = this.#map.getBounds()
    const { clientWidth, clientHeight } = this.#map.getCanvas()
    const view = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const
    const { lines, labels } = graticule(view, clientWidth, clientHeight)
    void this.#map.getSource<GeoJSONSource>('graticule')?.setData(features(lines) as never)
    void this.#map.getSource<GeoJSONSource>('graticule-labels')?.setData(features(labels) as never)
  }
}
