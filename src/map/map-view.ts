import { type GeoJSONSource, Map as MapLibre, setWorkerUrl, type StyleSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { Basemap } from './basemap/basemap.ts'
import { COLOURS } from './colours.ts'
import { NONE } from './geojson.ts'
import type { Graticule } from './graticule.ts'
import type { Houses } from './houses.ts'
import { HOUSES_BELOW, MAP_LAYERS } from './layers/index.ts'
import { isLarge } from './layers/people.ts'
import { labelFonts } from './label-fonts.ts'
import type { MapLayer, MapScene } from './map-layer.ts'
import { mapImages } from './symbols.ts'

setWorkerUrl(workerUrl)

export interface Camera {
  readonly lng: number
  readonly lat: number
  readonly zoom: number
}

export interface Picked {
  readonly layer: number
  readonly index: number
}

export interface MapEvents {
  picked(picked: Picked | null): void
  clicked(at: LngLat): boolean
  doubleClicked(): boolean
  moved(camera: Camera, metresPerPixel: number): void
  pointer(at: LngLat | null): void
  drawn(): void
}

/** What can be picked, the foremost first. */
const PICKABLE = ['person', 'hazard', 'footprint', 'hazard-area', 'production-area', 'enterprise']
const PICK_PIXELS = 5
const PIXEL_RATIO = 2
/** The lowest layer of the park: ground goes below it. */
const LOWEST = MAP_LAYERS[0]!.layers[0]!.id

/** The map: is given scenes, reports clicks. Knows nothing of panels, rules or files. */
export class MapView {
  readonly map: MapLibre
  #scene: MapScene | null = null
  #layers: readonly MapLayer[] = MAP_LAYERS
  #inputs = new Map<MapLayer, readonly unknown[]>()
  #hidden: ReadonlySet<string> = new Set()
  #states: readonly string[] | null = null
  #houses: Houses | null = null
  #housesAsked = false
  #basemap: Basemap | null = null
  #graticule: Graticule | null = null
  #loaded = false
  #gone = false

  /** null where there is no WebGL 2: old machines exist. */
  static open(...args: ConstructorParameters<typeof MapView>): MapView | null {
    if (typeof WebGL2RenderingContext === 'undefined') return null
    try {
      return new MapView(...args)
    } catch (error) {
      if (/webgl/i.test(String(error))) return null
      throw error
    }
  }

  constructor(container: HTMLElement, events: MapEvents, camera: Camera, label: string) {
    this.map = new MapLibre({
      container,
      style: emptyStyle(),
      center: [camera.lng, camera.lat],
      zoom: camera.zoom,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      maxZoom: 21,
      fadeDuration: 0,
      canvasContextAttributes: { preserveDrawingBuffer: true },
      refreshExpiredTiles: false,
    })
    this.map.touchZoomRotate.disableRotation()
    this.map.keyboard.disableRotation()
    const canvas = this.map.getCanvas()
    canvas.setAttribute('aria-label', label)
    for (const { name, size, draw, margin } of mapImages()) {
      const [from, to] = [(margin ?? 0) * PIXEL_RATIO, (size - (margin ?? 0)) * PIXEL_RATIO]
      const stretch =
        margin === undefined ? {} : { stretchX: [[from, to]], stretchY: [[from, to]], content: [from, from, to, to] }
      this.map.addImage(name, paint(size, draw), { pixelRatio: PIXEL_RATIO, ...(stretch as object) })
    }
    this.map.on('click', ({ point, lngLat }) => {
      if (events.clicked([lngLat.lng, lngLat.lat])) return
      events.picked(this.#pick(point.x, point.y))
    })
    this.map.on('dblclick', (event) => {
      if (events.doubleClicked()) event.preventDefault()
    })
    this.map.on('mousemove', ({ lngLat, point }) => {
      events.pointer([lngLat.lng, lngLat.lat])
      canvas.style.cursor = this.#rendered(point.x, point.y) ? 'pointer' : ''
    })
    this.map.on('mouseout', () => events.pointer(null))
    const moved = () => {
      const { lng, lat } = this.map.getCenter()
      const zoom = this.map.getZoom()
      // 512 px for the whole equator at zoom 0, shrinking with the cosine of the latitude.
      events.moved({ lng, lat, zoom }, (40075016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom))
    }
    this.map.on('move', moved)
    this.map.once('load', () => {
      this.#loaded = true
      this.#applyHidden()
      this.#applyStates()
      moved()
      const named = this.#scene ? this.#apply(this.#scene) : []
      const whenIdle = () =>
        this.map.once('idle', () => {
          events.drawn()
          void this.#loadHouses()
          void this.#loadLate()
          void this.#loadGraticule()
        })
      if (named.length === 0) whenIdle()
      else void Promise.all(named).then(() => !this.#gone && whenIdle())
      this.#basemap?.attach(this.map, LOWEST)
    })
  }

  show(scene: MapScene): void {
    this.#scene = scene
    if (this.#loaded) void this.#apply(scene)
  }

  /** Hides and shows whole map layers by their legend id. */
  setHidden(hidden: ReadonlySet<string>): void {
    this.#hidden = hidden
    if (this.#loaded) this.#applyHidden()
  }

  /** Shows only the targets of these states, or all. */
  setStates(states: readonly string[] | null): void {
    this.#states = states
    if (this.#loaded) this.#applyStates()
  }

  /** Ground between the paper and everything of the park, in place of what was there; null: the graticule alone. */
  setBasemap(basemap: Basemap | null): void {
    if (this.#loaded) {
      this.#basemap?.detach(this.map)
      basemap?.attach(this.map, LOWEST)
    }
    this.#basemap = basemap
    this.#graticule?.setVisible(basemap === null)
  }

  fit([west, south, east, north]: readonly [number, number, number, number], animate: boolean): void {
    this.map.fitBounds([west, south, east, north], { padding: 48, animate, maxZoom: 17 })
  }

  /** Brings a place into view; a long way is jumped. */
  go(at: LngLat, zoom: number, animate: boolean): void {
    const { x, y } = this.map.project([at[0], at[1]])
    const { clientWidth, clientHeight } = this.map.getCanvas()
    const near = Math.abs(x - clientWidth / 2) < clientWidth && Math.abs(y - clientHeight / 2) < clientHeight
    const camera = { center: [at[0], at[1]] as [number, number], zoom: Math.max(zoom, this.map.getZoom()) }
    if (near && animate) this.map.easeTo({ ...camera, duration: 200 })
    else this.map.jumpTo(camera)
  }

  destroy(): void {
    this.#gone = true
    this.map.remove()
  }

  #applyHidden(): void {
    for (const { id, layers } of this.#layers)
      for (const layer of layers)
        this.map.setLayoutProperty(layer.id, 'visibility', this.#hidden.has(id) ? 'none' : 'visible')
    this.#houses?.setVisible(!this.#hidden.has('protection_target'))
  }

  #applyStates(): void {
    const states = this.#states
    const filter = states === null ? null : (['in', ['get', 'state'], ['literal', [...states]]] as never)
    for (const id of ['person', 'person-label', 'footprint']) this.map.setFilter(id, filter)
    this.#houses?.setStates(states)
  }

  /** Sets what has changed; where names need a font first, it comes a little later, and the promises say when. */
  #apply(scene: MapScene): Promise<void>[] {
    const named: Promise<void>[] = []
    for (const layer of this.#layers) {
      const inputs = layer.inputs(scene)
      const known = this.#inputs.get(layer)
      if (known?.length === inputs.length && inputs.every((input, i) => Object.is(input, known[i]))) continue
      this.#inputs.set(layer, inputs)
      const all = layer.data(scene)
      const set = () => {
        if (this.#gone || this.#inputs.get(layer) !== inputs) return
        for (const [source, data] of Object.entries(all))
          void this.map.getSource<GeoJSONSource>(source)?.setData(data as never)
      }
      const fonts = labelFonts(all)
      if (fonts) named.push(fonts.then(set))
      else set()
    }
    this.#houses?.show(scene)
    if (this.#housesAsked && !this.#houses) void this.#loadHouses()
    return named
  }

  /** deck.gl comes after the first map, and only for a park that has a large layer. */
  async #loadHouses(): Promise<void> {
    this.#housesAsked = true
    const scene = this.#scene
    if (
      this.#houses ||
      !scene?.view.park.layers.some((layer, i) => layer.kind === 'protection_target' && isLarge(scene, i))
    )
      return
    const { Houses: Loaded } = await import('./houses.ts')
    if (this.#houses) return
    this.#houses = new Loaded(this.map, HOUSES_BELOW)
    this.#houses.setVisible(!this.#hidden.has('protection_target'))
    this.#houses.setStates(this.#states)
    this.#houses.show(this.#scene ?? scene)
  }

  async #loadLate(): Promise<void> {
    const { addLateLayers } = await import('./late-layers.ts')
    if (this.#gone) return
    this.#layers = [...MAP_LAYERS, ...addLateLayers(this.map)]
    this.#applyHidden()
    if (this.#scene) void this.#apply(this.#scene)
  }

  /** Comes after the first map, and may find a basemap already there. */
  async #loadGraticule(): Promise<void> {
    const { Graticule: Loaded } = await import('./graticule.ts')
    if (this.#gone) return
    this.#graticule = new Loaded(this.map, LOWEST)
    this.#graticule.setVisible(this.#basemap === null)
  }

  #pick(x: number, y: number): Picked | null {
    const best = this.#rendered(x, y)
    const front = best && (best.layer.id === 'person' || best.layer.id === 'hazard')
    const house = front ? null : this.#houses?.pick(x, y)
    if (house) return house
    return best && { layer: Number(best.properties['layer']), index: Number(best.properties['index']) }
  }

  /** The foremost thing of the style at a place of the screen. */
  #rendered(x: number, y: number) {
    const box: [[number, number], [number, number]] = [
      [x - PICK_PIXELS, y - PICK_PIXELS],
      [x + PICK_PIXELS, y + PICK_PIXELS],
    ]
    const rank = (id: string) => PICKABLE.indexOf(id)
    const found = this.map.queryRenderedFeatures(box, { layers: [...PICKABLE] })
    return found.sort((a, b) => rank(a.layer.id) - rank(b.layer.id))[0] ?? null
  }
}

function paint(size: number, draw: (ctx: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * PIXEL_RATIO
  // Read back at once, so it is better drawn by the processor.
  const ctx = canvas.getContext('2d', { willReadFrequently: true })!
  ctx.scale(PIXEL_RATIO, PIXEL_RATIO)
  draw(ctx)
  return ctx.getImageData(0, 0, canvas.width, canvas.height)
}

/** Every source empty, every layer in its place. No glyphs, no sprite, no tiles: nothing is fetched. */
function emptyStyle(): StyleSpecification {
  const layers = MAP_LAYERS.flatMap((layer) => layer.layers)
  const names = new Set(layers.flatMap((layer) => ('source' in layer ? [layer.source] : [])))
  return {
    version: 8,
    sources: Object.fromEntries([...names].map((name) => [name, { type: 'geojson', data: NONE as never }])),
    layers: [{ id: 'paper', type: 'background', paint: { 'background-color': COLOURS.paper } }, ...layers],
  }
}
