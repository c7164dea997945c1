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

/** A large layer: longitude and latitude of each row in turn, and its state. */
interface Crowd extends Pick<TargetsView, 'layer' | 'states'> {
  readonly positions: Float64Array
}

/** Columns as deck.gl takes them: they go to the graphics card without an object or a call for each house. */
interface Points {
  readonly length: number
  readonly attributes: { readonly getPosition: { readonly value: Float64Array; readonly size: 2 } }
}

/** Large layers of people as deck.gl points in MapLibre's own stack: a layer for each state, so that its look is one. */
export class Houses {
  #map: MapLibre
  #overlay = new MapLibreOverlay({ interleaved: true, layers: [] })
  #below: string
  #visible = true
  #states: readonly string[] | null = null
  #crowds: readonly Crowd[] = []
  #drawn: ReadonlyMap<TargetState, Points> = new Map()
  #source: readonly TargetsView[] | null = null

  constructor(map: MapLibre, below: string) {
    this.#map = map
    this.#below = below
    map.addControl(this.#overlay)
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
    this.#drawn = new Map(STACK.map((state) => [state, pointsOf(this.#crowds, TARGET_STATES.indexOf(state))]))
    this.#draw()
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

  #shows(state: TargetState): boolean {
    return this.#states === null || this.#states.includes(state)
  }

  #draw(): void {
    const layers = [...this.#drawn].flatMap(([state, points]) =>
      points.length > 0 ? [this.#layer(state, points)] : [],
    )
    this.#overlay.setProps({ layers })
    this.#map.triggerRepaint()
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

/** The positions of all houses in one state. */
function pointsOf(crowds: readonly Crowd[], state: number): Points {
  let length = 0
  for (const { states } of crowds) for (const own of states) if (own === state) length++
  const value = new Float64Array(length * 2)
  let at = 0
  for (const { states, positions } of crowds)
    for (let index = 0; index < states.length; index++)
      if (states[index] === state) {
        value[at++] = positions[index * 2]!
        value[at++] = positions[index * 2 + 1]!
      }
  return { length, attributes: { getPosition: { value, size: 2 } } }
}
