import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl'
import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { Side } from '../engine/live/tally.ts'
import { COLOURS } from './colours.ts'
import { type Feature, type Features, features, lineFeature, NONE, pointFeature } from './geojson.ts'

/** A draft while it is drawn, in longitudes and latitudes. */
export interface DraftDrawing {
  readonly ghost: readonly (readonly LngLat[])[]
  /** The outline without the edges that are being drawn. */
  readonly outline: readonly (readonly LngLat[])[]
  readonly edges: readonly LngLat[]
  /** Edges that must not be. */
  readonly faults: readonly (readonly LngLat[])[]
  readonly corners: readonly LngLat[]
  readonly middles: readonly LngLat[]
  readonly chosen: LngLat | null
  readonly snap: LngLat | null
  readonly affected: readonly { readonly at: LngLat; readonly side: Side }[]
}

/** Layers of the map that the drawing takes the place of. */
const REPLACED = [
  ['boundary-casing', 'line-opacity'],
  ['boundary', 'line-opacity'],
  ['boundary-dashed', 'line-opacity'],
  ['boundary-corner', 'icon-opacity'],
] as const
const PIXEL_RATIO = 2
const DASHES = [2.8, 1.6]

const line = (id: string, source: string, color: string, width: number, dashes?: number[]): LayerSpecification => ({
  id,
  type: 'line',
  source,
  layout: { 'line-join': 'round' },
  paint: { 'line-color': color, 'line-width': width, ...(dashes && { 'line-dasharray': dashes }) },
})
const symbol = (id: string, image: string): LayerSpecification => ({
  id,
  type: 'symbol',
  source: id,
  layout: { 'icon-image': image, 'icon-allow-overlap': true, 'icon-ignore-placement': true },
})

/** From below. */
const LAYERS: readonly LayerSpecification[] = [
  line('draft-ghost-casing', 'draft-ghost', COLOURS.white, 4.5),
  line('draft-ghost', 'draft-ghost', COLOURS.older, 2, [3.5, 2]),
  line('draft-outline-casing', 'draft-outline', COLOURS.white, 6.5),
  line('draft-outline', 'draft-outline', COLOURS.boundary, 2.5, DASHES),
  line('draft-edges-casing', 'draft-edges', COLOURS.white, 6.5),
  line('draft-edges', 'draft-edges', COLOURS.ink, 2.5),
  line('draft-faults-casing', 'draft-faults', COLOURS.ink, 8),
  line('draft-faults', 'draft-faults', COLOURS.white, 6),
  line('draft-faults-dash', 'draft-faults', COLOURS.boundary, 5, [0.8, 0.6]),
  {
    id: 'draft-affected',
    type: 'symbol',
    source: 'draft-affected',
    layout: {
      'icon-image': ['concat', 'draft-', ['get', 'side']],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
  symbol('draft-middles', 'draft-middle'),
  symbol('draft-corners', 'draft-corner'),
  symbol('draft-chosen', 'draft-chosen'),
  symbol('draft-snap', 'draft-snap'),
]

/** What is drawn instead of a boundary while its corners are in hand: handles, the lines between, who is affected. */
export class DraftOverlay {
  readonly #map: MapLibre
  readonly #before: unknown[]
  readonly #shown = new Map<string, unknown>()

  constructor(map: MapLibre) {
    this.#map = map
    for (const [name, size, draw] of IMAGES) if (!map.hasImage(name)) map.addImage(name, paint(size, draw), { pixelRatio: PIXEL_RATIO }) // prettier-ignore
    for (const source of new Set(LAYERS.map((layer) => ('source' in layer ? layer.source : ''))))
      map.addSource(source, { type: 'geojson', data: NONE as never })
    for (const layer of LAYERS) map.addLayer(layer)
    this.#before = REPLACED.map(([id, property]) => map.getPaintProperty(id, property))
    for (const [id, property] of REPLACED) map.setPaintProperty(id, property, 0)
  }

  show(drawing: DraftDrawing): void {
    const lines = (list: readonly (readonly LngLat[])[]) => features(list.map((one) => lineFeature(one, {})))
    const points = (list: readonly LngLat[]) => features(list.map((at) => pointFeature(at, {})))
    const { ghost, outline, edges, faults, corners, middles, chosen, snap, affected } = drawing
    this.#set('draft-ghost', ghost, () => lines(ghost))
    this.#set('draft-outline', outline, () => lines(outline))
    this.#set('draft-edges', edges, () => (edges.length > 1 ? lines([edges]) : NONE))
    this.#set('draft-faults', faults, () => lines(faults))
    this.#set('draft-corners', corners, () => points(corners))
    this.#set('draft-middles', middles, () => points(middles))
    this.#set('draft-chosen', chosen, () => points(chosen ? [chosen] : []))
    this.#set('draft-snap', snap, () => points(snap ? [snap] : []))
    this.#set('draft-affected', affected, () =>
      features(affected.map(({ at, side }): Feature => pointFeature(at, { side }))),
    )
  }

  /** Only what is another value than before. */
  #set(source: string, value: unknown, data: () => Features): void {
    if (this.#shown.has(source) && this.#shown.get(source) === value) return
    this.#shown.set(source, value)
    void this.#map.getSource<GeoJSONSource>(source)?.setData(data() as never)
  }

  remove(): void {
    if (!this.#map.style) return
    REPLACED.forEach(([id, property], k) => this.#map.setPaintProperty(id, property, this.#before[k] as number))
    for (const { id } of LAYERS) this.#map.removeLayer(id)
    for (const source of new Set(LAYERS.map((layer) => ('source' in layer ? layer.source : ''))))
      this.#map.removeSource(source)
  }
}

type Draw = (ctx: CanvasRenderingContext2D) => void

const square =
  (size: number, half: number, fill: string, edge: string, width: number): Draw =>
  (ctx) => {
    ctx.fillStyle = fill
    ctx.strokeStyle = edge
    ctx.lineWidth = width
    ctx.fillRect(size / 2 - half, size / 2 - half, half * 2, half * 2)
    ctx.strokeRect(size / 2 - half, size / 2 - half, half * 2, half * 2)
  }
const ring =
  (size: number, radius: number, edge: string, width: number, sign = ''): Draw =>
  (ctx) => {
    for (const [colour, extra] of [
      [COLOURS.white, 2],
      [edge, 0],
    ] as const) {
      // prettier-ignore
      ctx.strokeStyle = colour
      ctx.lineWidth = width + extra
      ctx.beginPath()
      ctx.arc(size / 2, size / 2, radius, 0, 2 * Math.PI)
      ctx.stroke()
    }
    if (sign === '') return
    // The sign is two strokes, no letter: it needs no font.
    const at = size / 2 + radius * 0.71
    ctx.fillStyle = COLOURS.white
    ctx.beginPath()
    ctx.arc(at, size - at, 5, 0, 2 * Math.PI)
    ctx.fill()
    ctx.fillStyle = edge
    ctx.fillRect(at - 4, size - at - 1, 8, 2)
    if (sign === '+') ctx.fillRect(at - 1, size - at - 4, 2, 8)
    if (sign === '=') ctx.fillRect(at - 4, size - at + 2, 8, 2)
  }
const cross: Draw = (ctx) => {
  ctx.strokeStyle = COLOURS.accent
  ctx.lineWidth = 2
  ctx.strokeRect(3, 3, 18, 18)
  ctx.beginPath()
  for (const [x, y] of [
    [12, 0],
    [12, 24],
    [0, 12],
    [24, 12],
  ] as const) {
    // prettier-ignore
    ctx.moveTo(x, y)
    ctx.lineTo(x === 12 ? 12 : x < 12 ? 6 : 18, y === 12 ? 12 : y < 12 ? 6 : 18)
  }
  ctx.stroke()
}

/** Corners are white squares; who would be inside has a ring with +, outside with −, straddling with =, near-limit alone. */
const IMAGES: readonly (readonly [string, number, Draw])[] = [
  ['draft-corner', 12, square(12, 3.25, COLOURS.white, COLOURS.ink, 1.5)],
  ['draft-middle', 10, ring(10, 2, COLOURS.ink2, 1.25)],
  ['draft-chosen', 18, square(18, 5, COLOURS.ink, COLOURS.white, 2)],
  ['draft-snap', 24, cross],
  ['draft-entered', 36, ring(36, 11, COLOURS.boundary, 2.5, '+')],
  ['draft-left', 36, ring(36, 11, COLOURS.ink, 2, '-')],
  ['draft-straddling', 36, ring(36, 11, COLOURS.boundary, 2.5, '=')],
  ['draft-nearLimit', 36, ring(36, 11, COLOURS.amber, 2.5)],
]

function paint(size: number, draw: Draw): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * PIXEL_RATIO
  const ctx = canvas.getContext('2d', { willReadFrequently: true })!
  ctx.scale(PIXEL_RATIO, PIXEL_RATIO)
  draw(ctx)
  return ctx.getImageData(0, 0, canvas.width, canvas.height)
}
