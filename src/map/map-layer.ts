import type { LayerSpecification } from 'maplibre-gl'
import type { CheckView } from '../jobs/check-view.ts'
import type { LayerView, ParkView } from '../jobs/park-view.ts'
import type { Language } from '../i18n/index.ts'
import type { Words } from '../i18n/words.ts'
import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { Layer } from '../engine/model/park.ts'
import { textAt } from '../engine/model/table.ts'
import type { Features } from './geojson.ts'

export interface Dimension {
  readonly from: LngLat
  readonly to: LngLat
  readonly label: string
  readonly main: boolean
}

/** What the map shows; replaced, never changed. */
export interface MapScene {
  readonly view: ParkView
  readonly check: CheckView | null
  /** The boundary version and control lines to draw: those that are checked, or that are to be. */
  readonly boundary: string | null
  readonly controlLines: readonly string[]
  readonly language: Language
  readonly words: Words
  readonly planner: boolean
  /** Layer index and row of what is selected. */
  readonly selected: { readonly layer: number; readonly index: number } | null
  readonly selectedAt: LngLat | null
  readonly dimensions: readonly Dimension[]
  readonly measured: readonly LngLat[]
}

/** One thing on the map: what it draws, and its data. To add one: a file and a line in index.ts. */
export interface MapLayer {
  readonly id: string
  readonly layers: readonly LayerSpecification[]
  /** What its data depend on: they are made anew only when one of these is another value. */
  inputs(scene: MapScene): readonly unknown[]
  /** Data by source name; a source is made for each. */
  data(scene: MapScene): Readonly<Record<string, Features>>
}

/** Names of fonts, system ones first; the last is the bundled one. MapLibre draws every character locally. */
export const FONT = [
  'PingFang SC',
  'Microsoft YaHei UI',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'Noto Sans SC Variable',
  'sans-serif',
]

export function nameOf(layer: Layer, index: number, language: Language): string {
  const zh = textAt(layer.table, 'name', index)
  return (language === 'en' ? textAt(layer.table, 'name_en', index) : null) ?? zh ?? layer.table.ids[index]!
}

/** The layers of a kind, each after its place: on these depend data that are made of their rows. */
export const layersOf = ({ view }: MapScene, kind: Layer['kind']): readonly unknown[] =>
  view.park.layers.flatMap((layer, at) => (layer.kind === kind ? [at, layer] : []))

/** Every row of the layers of a kind. */
export function* rowsOf(
  scene: MapScene,
  kind: Layer['kind'],
): Generator<{ layer: LayerView; at: number; index: number }> {
  for (const [at, layer] of scene.view.park.layers.entries())
    if (layer.kind === kind) for (let index = 0; index < layer.table.length; index++) yield { layer, at, index }
}

/** Identity of a row in feature properties, for picking. */
export const pickProperties = (at: number, index: number) => ({ layer: at, index })
