import { MapLibreOverlay } from '@deck.gl/maplibre'
import { ScatterplotLayer } from '@deck.gl/layers'
import type { Map as MapLibre } from 'maplibre-gl'
import type { TargetState, TargetView } from '../jobs/check-view.ts'
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
}
const MARKED: ReadonlySet<TargetState> = new Set(['inside', 'straddling', 'near-limit'])
const HOUSE_METRES = 7
const PICK_PIXELS = 7

/** Large layers of people as deck.gl points in MapLibre's own stack. */
export class Houses {
  #map: MapLibre
  #overlay = new MapLibreOverlay({ interleaved: true, layers: [] })
  #below: string
  #visible = true
  #states: readonly string[] | null = null
  #targets: readonly TargetView[] = []
  #source: readonly TargetView[] | null = null

  constructor(map: MapLibre, below: string) {
    this.#map = map
    this.#below = below
    map.addControl(this.#overlay)
  }

  show(scene: MapScene): void {
    const all = scene.check?.targets ?? []
    if (all === this.#source) return
    this.#source = all
    this.#targets = all.filter((target) => isLarge(scene, target.layer))
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
    let best: TargetView | null = null
    let least = (east - lng) * shrink
    for (const target of this.#shown()) {
      const distance = Math.hypot((target.at[0] - lng) * shrink, target.at[1] - lat)
      if (distance > least) continue
      least = distance
      best = target
    }
    return best && { layer: best.layer, index: best.index }
  }

  #shown(): readonly TargetView[] {
    const states = this.#states
    return states ? this.#targets.filter(({ state }) => states.includes(state)) : this.#targets
  }

  #draw(): void {
    const shown = this.#shown()
    this.#overlay.setProps({
      layers: [
        this.#layer(
          'houses',
          shown.filter(({ state }) => !MARKED.has(state)),
          1.75,
          4,
        ),
        this.#layer(
          'houses-marked',
          shown.filter(({ state }) => MARKED.has(state)),
          4,
          6,
        ),
      ],
    })
    this.#map.triggerRepaint()
  }

  #layer(id: string, data: TargetView[], radiusMinPixels: number, radiusMaxPixels: number) {
    return new ScatterplotLayer<TargetView>({
      id,
      data,
      visible: this.#visible,
      stroked: true,
      filled: true,
      radiusMinPixels,
      radiusMaxPixels,
      lineWidthUnits: 'pixels',
      getPosition: ({ at }) => [at[0], at[1]],
      getRadius: HOUSE_METRES,
      getFillColor: ({ state }) => LOOKS[state].fill,
      getLineColor: ({ state }) => LOOKS[state].ring,
      getLineWidth: ({ state }) => LOOKS[state].width,
      // Taken by the overlay: where in MapLibre's stack the layer goes.
      ...({ beforeId: this.#below } as object),
    })
  }
}
