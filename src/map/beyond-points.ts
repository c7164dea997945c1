import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { COLOURS } from './colours.ts'
import { features, NONE } from './geojson.ts'
import { SWATCH_HEIGHT, SWATCH_WIDTH } from './swatches.ts'

const ID = 'beyond'
/** Where the houses are, too: below everything that can be picked. */
const BELOW = 'hazard-area'
/** As houses that are not judged are drawn: pale within a dark ring, so that grey tells them from dark ones in a white ring. */
const FILL = '#C9CFD6'
const RADIUS = 2.5
const RING = 0.75

/** Places that nobody checked, as quiet dots below everything of the park. They cannot be picked: nothing is known of them. */
export class BeyondPoints {
  readonly #map: MapLibre

  constructor(map: MapLibre) {
    this.#map = map
    if (map.getSource(ID)) return
    map.addSource(ID, { type: 'geojson', data: NONE as never })
    map.addLayer(
      {
        id: ID,
        type: 'circle',
        source: ID,
        paint: {
          'circle-radius': RADIUS,
          'circle-color': FILL,
          'circle-stroke-color': COLOURS.ink2,
          'circle-stroke-width': RING,
        },
      },
      BELOW,
    )
  }

  /** Longitude and latitude of each in turn, in place of those before. */
  show(positions: Float64Array | null): void {
    const coordinates: [number, number][] = []
    for (let i = 0; positions && i < positions.length; i += 2) coordinates.push([positions[i]!, positions[i + 1]!])
    const data = features([{ type: 'Feature', geometry: { type: 'MultiPoint', coordinates }, properties: {} }])
    void this.#map.getSource<GeoJSONSource>(ID)?.setData(data as never)
  }

  setVisible(visible: boolean): void {
    this.#map.setLayoutProperty(ID, 'visibility', visible ? 'visible' : 'none')
  }
}

/** Three of the dots, for the legend. */
export function drawBeyondSwatch(ctx: CanvasRenderingContext2D): void {
  for (const [dx, dy] of [
    [-7, 3],
    [0, -3],
    [7, 2],
  ] as const) {
    ctx.beginPath()
    ctx.arc(SWATCH_WIDTH / 2 + dx, SWATCH_HEIGHT / 2 + dy, RADIUS + RING / 2, 0, Math.PI * 2)
    ctx.fillStyle = FILL
    ctx.fill()
    ctx.strokeStyle = COLOURS.ink2
    ctx.lineWidth = RING
    ctx.stroke()
  }
}
