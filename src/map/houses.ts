import { MapLibreOverlay } from '@deck.gl/maplibre'
import { ScatterplotLayer } from '@deck.gl/layers'
import type { Map as MapLibre } from 'maplibre-gl'
import { TARGET_STATES, type TargetState } from '../engine/model/target-state.ts'
import type { TargetsView } from '../jobs/check-view.ts'
import { isLarge } from './layers/people.ts'
import type { MapScene } from './map-layer.ts'
import type { Picked } from './map-view.ts'

type Colour = [number, number, number, number]

/**
 * Fill, ring and size. Houses that a rule is about are drawn larger and never smaller than can be seen; the others
 * shrink with the scale. Size and ring tell the state without colour.
 */
const LOOKS: Readonly<Record<TargetState, { fill: Colour; ring: Colour; width: number }>> = {
  inside: { fill: [43, 52, 64, 255], ring: [200, 16, 46, 255], width: 2.5 },
  straddling: { fill: [43, 52, 64, 255], ring: [200, 16, 46, 255], width: 2.5 },
  'near-limit': { fill: [247, 221, 174, 255], ring: [168, 97, 0, 255], width: 2 },
  between: { fill: [43, 52, 64, 255], ring: [168, 97, 0, 255], width: 1 },
  outside: { fill: [97, 107, 118, 255], ring: [255, 255, 255, 255], width: 0.5 },
  moved: { fill: [255, 255, 255, 255], ring: [97, 107, 118, 255], width: 1 },
  unknown: { fill: [201, 207, 214, 255], ring: [72, 81, 91, 255], width: 0.5 },
}
const MARKED: ReadonlySet<TargetState> = new Set(['inside', 'straddling', 'near-limit'])
/** From below. */
const STACK: readonly TargetState[] = ['unknown', 'outside', 'moved', 'between', 'near-limit', 'straddling', 'inside']
const HOUSE_METRES = 7
const PICK_PIXELS = 7
/** So much of its width and height is drawn around the view, and drawn anew only when the view leaves that. */
const MARGIN = 0.15
/** What was drawn for a view so many times wider is too much for this one. */
const TOO_WIDE = 3

/** West, south, east, north in degrees. */
type Bounds = readonly [number, number, number, number]

/** A large layer: longitude and latitude of each row in turn, and its state. */
interface Crowd extends Pick<TargetsView, 'layer' | 'states'> {
  readonly positions: Float64Array
}

/** Columns as deck.gl takes them: they go to the graphics card without an object or a call for each house. */
interface Points {
  readonly length: number
  readonly attributes: { readonly getPosition: { readonly value: Float64Array; readonly size: 2 } }
}

/**
 * Large layers of people as deck.gl points in MapLibre's own stack: a layer for each state, so that its look is one. Only
 * the houses in view and a little around go to the graphics card: many machines in offices hardly have one.
 */
export class Houses {
  #map: MapLibre
  #overlay = new MapLibreOverlay({ interleaved: true, layers: [] })
  #below: string
  #visible = true
  #waiting = false
  #states: readonly string[] | null = null
  #crowds: readonly Crowd[] = []
  #drawn: ReadonlyMap<TargetState, Points> = new Map()
  #bounds: Bounds = [0, 0, 0, 0]
  #source: readonly TargetsView[] | null = null

  constructor(map: MapLibre, below: string) {
    this.#map = map
    this.#below = below
    map.addControl(this.#overlay)
    map.on('move', () => this.#crowds.length > 0 && !this.#fitsView() && this.#cull())
  }

  show(scene: MapScene): void {
    const all = scene.check?.targets ?? []
    if (all === this.#source) return
    this.#source = all
    this.#crowds = all
      .filter(({ layer }) => isLarge(scene, layer))
      .map(({ layer, states, anchors }) => {
        const positions = anchors ?? scene.view.park.layers[layer]!.table.geometry.positions
        return { layer, states, positions }
      })
    this.#cull()
  }

  setVisible(visible: boolean): void {
    if (visible === this.#visible) return
    this.#visible = visible
    this.#draw()
  }

  setStates(states: readonly string[] | null): void {
    this.#states = states
    this.#draw()
  }

  /** The nearest house within a few pixels: the positions are at hand, so the graphics card need not be asked. */
  pick(x: number, y: number): Picked | null {
    if (!this.#visible) return null
    const { lng, lat } = this.#map.unproject([x, y])
    const { lng: east } = this.#map.unproject([x + PICK_PIXELS, y])
    const shrink = Math.cos((lat * Math.PI) / 180)
    const shown = TARGET_STATES.map((state) => this.#shows(state))
    let best: Picked | null = null
    let least = ((east - lng) * shrink) ** 2
    for (const { layer, states, positions } of this.#crowds)
      for (let index = 0; index < states.length; index++) {
        const dx = (positions[index * 2]! - lng) * shrink
        const dy = positions[index * 2 + 1]! - lat
        const squared = dx * dx + dy * dy
        if (!(squared <= least) || !shown[states[index]!]) continue
        least = squared
        best = { layer, index }
      }
    return best
  }

  #view(): Bounds {
    const view = this.#map.getBounds()
    return [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()]
  }

  /** What is drawn covers the view, and not very much more. */
  #fitsView(): boolean {
    const [west, south, east, north] = this.#view()
    const [w, s, e, n] = this.#bounds
    return w <= west && s <= south && e >= east && n >= north && e - w <= (east - west) * TOO_WIDE
  }

  #cull(): void {
    const [west, south, east, north] = this.#view()
    const [dx, dy] = [(east - west) * MARGIN, (north - south) * MARGIN]
    this.#bounds = [west - dx, south - dy, east + dx, north + dy]
    const points = pointsIn(this.#crowds, this.#bounds)
    this.#drawn = new Map(STACK.map((state) => [state, points[TARGET_STATES.indexOf(state)]!]))
    this.#draw()
  }

  #shows(state: TargetState): boolean {
    return this.#states === null || this.#states.includes(state)
  }

  #draw(): void {
    const layers = [...this.#drawn].flatMap(([state, points]) =>
      points.length > 0 ? [this.#layer(state, points)] : [],
    )
    this.#overlay.setProps({ layers })
    this.#map.triggerRepaint()
    // While sources load, the overlay does not put its layers into the stack but above everything.
    if (!this.#map.isStyleLoaded() && !this.#waiting) {
      this.#waiting = true
      void this.#map.once('idle', () => {
        this.#waiting = false
        this.#draw()
      })
    }
  }

  #layer(state: TargetState, data: Points) {
    const { fill, ring, width } = LOOKS[state]
    const marked = MARKED.has(state)
    return new ScatterplotLayer({
      id: `houses-${state}`,
      data,
      visible: this.#visible && this.#shows(state),
      stroked: true,
      filled: true,
      radiusMinPixels: marked ? 4 : 1.75,
      radiusMaxPixels: marked ? 6 : 4,
      lineWidthUnits: 'pixels',
      getRadius: HOUSE_METRES,
      getFillColor: fill,
      getLineColor: ring,
      getLineWidth: width,
      // Taken by the overlay: where in MapLibre's stack the layer goes.
      ...({ beforeId: this.#below } as object),
    })
  }
}

/** The positions of the houses within these bounds, by their state. */
function pointsIn(crowds: readonly Crowd[], [west, south, east, north]: Bounds): Points[] {
  const counts = TARGET_STATES.map(() => 0)
  const each = (take: (state: number, x: number, y: number) => void) => {
    for (const { states, positions } of crowds)
      for (let index = 0; index < states.length; index++) {
        const x = positions[index * 2]!
        const y = positions[index * 2 + 1]!
        if (x >= west && x <= east && y >= south && y <= north && states[index]! < counts.length)
          take(states[index]!, x, y)
      }
  }
  each((state) => counts[state]!++)
  const values = counts.map((count) => new Float64Array(count * 2))
  const ends = counts.map(() => 0)
  each((state, x, y) => {
    const at = ends[state]!
    values[state]![at] = x
    values[state]![at + 1] = y
    ends[state] = at + 2
  })
  return values.map((value) => ({ length: value.length / 2, attributes: { getPosition: { value, size: 2 } } }))
}
