import { MapLibreOverlay } from '@deck.gl/maplibre'
import { ScatterplotLayer } from '@deck.gl/layers'
import type { Map as MapLibre } from 'maplibre-gl'
import type { TargetState, TargetView } from '../jobs/view.ts'
import { isLarge } from './layers/people.ts'
import type { MapScene } from './map-layer.ts'
import type { Picked } from './map-view.ts'

type Colour = [number, number, number, number]

/** Fill, ring and radius (px). The ring's width and the size tell the state without colour. */
const LOOKS: Readonly<Record<TargetState, { fill: Colour; ring: Colour; width: number; radius: number }>> = {
  inside: { fill: [43, 52, 64, 255], ring: [200, 16, 46, 255], width: 2.5, radius: 5.5 },
  straddling: { fill: [43, 52, 64, 255], ring: [200, 16, 46, 255], width: 2.5, radius: 5.5 },
  'near-limit': { fill: [247, 221, 174, 255], ring: [168, 97, 0, 255], width: 2, radius: 5 },
  between: { fill: [43, 52, 64, 255], ring: [168, 97, 0, 255], width: 1.25, radius: 3.5 },
  outside: { fill: [110, 118, 126, 255], ring: [255, 255, 255, 255], width: 0.75, radius: 2.5 },
  moved: { fill: [255, 255, 255, 255], ring: [97, 107, 118, 255], width: 1.25, radius: 3 },
}

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

  pick(x: number, y: number): Picked | null {
    if (!this.#visible || this.#targets.length === 0) return null
    const found = this.#overlay.pickObject({ x, y, radius: 4, layerIds: ['houses'] })
    const target = found?.object as TargetView | undefined
    return target ? { layer: target.layer, index: target.index } : null
  }

  #draw(): void {
    const states = this.#states
    const data = states ? this.#targets.filter(({ state }) => states.includes(state)) : this.#targets
    const layer = new ScatterplotLayer<TargetView>({
      id: 'houses',
      data: data as TargetView[],
      visible: this.#visible,
      pickable: true,
      stroked: true,
      filled: true,
      radiusUnits: 'pixels',
      lineWidthUnits: 'pixels',
      getPosition: ({ at }) => [at[0], at[1]],
      getRadius: ({ state }) => LOOKS[state].radius,
      getFillColor: ({ state }) => LOOKS[state].fill,
      getLineColor: ({ state }) => LOOKS[state].ring,
      getLineWidth: ({ state }) => LOOKS[state].width,
      ...({ beforeId: this.#below } as object),
    })
    this.#overlay.setProps({ layers: [layer] })
    this.#map.triggerRepaint()
  }
}
