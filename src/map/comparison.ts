import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { textAt } from '../engine/model/table.ts'
import type { ChangePieceView, ChangeView } from '../jobs/ledger-view.ts'
import type { ParkView } from '../jobs/park-view.ts'
import type { Ring } from '../engine/geometry/shape.ts'
import { CHANGE_KINDS, drawLabelBox, HATCH_PITCH, HATCHES, LABEL_SIZE } from './change-images.ts'
import { changeLabels, type Screen } from './change-labels.ts'
import { COMPARISON_LAYERS, COMPARISON_SOURCES } from './comparison-layers.ts'
import { type Feature, type Features, features, NONE, type Position, positions, rowFeature } from './geojson.ts'
import { cutLine, cutRing, type Half } from './half-plane.ts'
import { hatchLines, type View } from './hatch-lines.ts'
import { labelFonts } from './label-fonts.ts'

const PIXEL_RATIO = 2
/** The line of the version that is checked, which the swipe and the flicker draw themselves. */
const BOUNDARY_LINES = ['boundary-casing', 'boundary', 'boundary-dashed']
const OLDER_LINES = ['older-casing', 'older']

/** What the map shows of two versions; replaced, never changed. */
export interface ComparisonScene {
  readonly view: ParkView
  readonly a: string | null
  readonly b: string | null
  /** B is not approved: its line is dashed everywhere. */
  readonly draft: boolean
  readonly change: ChangeView | null
  /** `plain`: the layers of the map alone. */
  readonly look: 'overlay' | 'swipe' | 'off' | 'plain'
  readonly flipped: boolean
  /** Every outline with its name, not A alone. */
  readonly all: boolean
  /** Share of the map's width. */
  readonly swipeAt: number
  readonly selected: ChangePieceView | null
  readonly sideLines: readonly Ring[]
  readonly hidden: ReadonlySet<string>
  label(piece: ChangePieceView): string
}

/** Two boundary versions on the map: their difference, a swipe between them, one in place of the other. */
export class Comparison {
  readonly #map: MapLibre
  #scene: ComparisonScene | null = null
  #waiting = false

  constructor(map: MapLibre) {
    this.#map = map
    for (const kind of CHANGE_KINDS)
      this.#addImage(`change-label-${kind}`, LABEL_SIZE, (ctx) => drawLabelBox(ctx, kind), 10)
    for (const name of COMPARISON_SOURCES) map.addSource(name, { type: 'geojson', data: NONE as never })
    for (const { layer, below } of COMPARISON_LAYERS) map.addLayer(layer, below)
    map.on('move', () => this.#follow())
    map.on('resize', () => this.#follow())
    map.on('moveend', () => this.#hatch())
  }

  show(scene: ComparisonScene): void {
    const before = this.#scene
    this.#scene = scene
    const { look, flipped, change, all, a, hidden } = scene
    const overlay = look === 'overlay' && !flipped
    const alone = look === 'swipe' || flipped
    this.#opacity(BOUNDARY_LINES, alone ? 0 : 1)
    this.#opacity(OLDER_LINES, alone && !all ? 0 : 1)
    this.#map.setFilter('boundary-corner', alone ? (['literal', false] as never) : null)
    const filter = look === 'plain' || all ? null : (['==', ['get', 'version'], a ?? ''] as never)
    for (const id of OLDER_LINES) this.#map.setFilter(id, filter)
    this.#visible('older-name', all && !hidden.has('older'))
    for (const kind of CHANGE_KINDS)
      for (const id of [`change-${kind}`, `change-hatch-${kind}`]) this.#visible(id, overlay && !hidden.has(kind))
    this.#visible('change-kept', overlay && !hidden.has('kept'))
    if (before?.change !== change) {
      this.#set('change', features((change?.pieces ?? []).map(pieceFeature)))
      this.#set('change-kept', change ? features([linesOf(change.kept, {})]) : NONE)
      this.#hatch()
    }
    if (before?.selected !== scene.selected || before.sideLines !== scene.sideLines)
      this.#set('change-marked', features(marked(scene)))
    this.#follow()
  }

  /** Hatches keep their pitch on the screen: drawn anew where a move of the map has ended, a screen around the view. */
  #hatch(): void {
    const bounds = this.#map.getBounds()
    const [width, height] = [bounds.getEast() - bounds.getWest(), bounds.getNorth() - bounds.getSouth()]
    const view: View = [
      bounds.getWest() - width,
      Math.max(-85, bounds.getSouth() - height),
      bounds.getEast() + width,
      Math.min(85, bounds.getNorth() + height),
    ]
    const list = (this.#scene?.change?.pieces ?? []).map(({ kind, parts }): Feature => {
      const coordinates = hatchLines(parts, HATCHES[kind].sign, HATCH_PITCH, this.#map.getZoom(), view)
      return { type: 'Feature', geometry: { type: 'MultiLineString', coordinates }, properties: { kind } }
    })
    this.#set('change-hatch', features(list.filter(({ geometry }) => geometry.coordinates.length > 0)))
  }

  /** What depends on where the map is: at most once a frame. */
  #follow(): void {
    if (this.#waiting) return
    this.#waiting = true
    requestAnimationFrame(() => {
      this.#waiting = false
      // The map may be gone by now.
      if (this.#scene && this.#map.getSource('slots')) this.#place(this.#scene)
    })
  }

  #place(scene: ComparisonScene): void {
    const { look, flipped, change, hidden, swipeAt } = scene
    const screen: Screen = {
      project: ([lng, lat]) => {
        const { x, y } = this.#map.project([lng, lat])
        return [x, y]
      },
      unproject: (x, y) => {
        const { lng, lat } = this.#map.unproject([x, y])
        return [lng, lat]
      },
    }
    const told = (change?.pieces ?? []).filter((piece) => !piece.withinTolerance && !hidden.has(piece.kind))
    const { labels, leaders } =
      look === 'overlay' && !flipped
        ? changeLabels(told, (piece) => scene.label(piece), screen)
        : { labels: [], leaders: [] }
    this.#set('change-labels', features(labels))
    this.#set('change-leaders', features(leaders))
    if (flipped) this.#set('slots', features(slotFeatures(scene, 'a', null)))
    else if (look === 'swipe') {
      const [lng] = screen.unproject(swipeAt * this.#map.getCanvas().clientWidth, 0)
      this.#set('slots', features([...slotFeatures(scene, 'a', lng), ...slotFeatures(scene, 'b', lng)]))
    } else this.#set('slots', NONE)
  }

  /** What each source was given last: the same again costs a round through MapLibre's worker. */
  #given = new Map<string, string | Features>()

  #set(source: string, data: Features): void {
    const empty = data.features.length === 0
    if (empty && this.#given.get(source) === '') return
    this.#given.set(source, empty ? '' : data)
    const put = () => {
      if (this.#given.get(source) === (empty ? '' : data))
        void this.#map.getSource<GeoJSONSource>(source)?.setData(data as never)
    }
    const fonts = labelFonts({ [source]: data })
    if (fonts) void fonts.then(put)
    else put()
  }

  #opacity(layers: readonly string[], opacity: number): void {
    for (const id of layers) this.#map.setPaintProperty(id, 'line-opacity', opacity)
  }

  #visible(layer: string, visible: boolean): void {
    this.#map.setLayoutProperty(layer, 'visibility', visible ? 'visible' : 'none')
  }

  #addImage(name: string, size: number, draw: (ctx: CanvasRenderingContext2D) => void, margin: number): void {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = size * PIXEL_RATIO
    const ctx = canvas.getContext('2d', { willReadFrequently: true })!
    ctx.scale(PIXEL_RATIO, PIXEL_RATIO)
    draw(ctx)
    const [from, to] = [margin * PIXEL_RATIO, (size - margin) * PIXEL_RATIO]
    this.#map.addImage(name, ctx.getImageData(0, 0, canvas.width, canvas.height), {
      pixelRatio: PIXEL_RATIO,
      stretchX: [[from, to]],
      stretchY: [[from, to]],
      content: [from, from, to, to],
    })
  }
}

const pieceFeature = ({ kind, parts }: ChangePieceView): Feature => ({
  type: 'Feature',
  geometry: { type: 'MultiPolygon', coordinates: parts.map((part) => part.map(positions)) },
  properties: { kind },
})

const linesOf = (rings: readonly Ring[], properties: Feature['properties']): Feature => ({
  type: 'Feature',
  geometry: { type: 'MultiLineString', coordinates: rings.map(positions) },
  properties,
})

function marked({ selected, sideLines }: ComparisonScene): Feature[] {
  const side = sideLines.length > 0 ? [linesOf(sideLines, { side: true })] : []
  return selected ? [...side, linesOf(selected.parts.flat(), { side: false })] : side
}

/** The outline of A or of B: whole, or on its side of the swipe. */
function slotFeatures(scene: ComparisonScene, slot: 'a' | 'b', lng: number | null): Feature[] {
  const half: Half = slot === 'a' ? 'west' : 'east'
  const list: Feature[] = []
  for (const part of outlineOf(scene.view, slot === 'a' ? scene.a : scene.b)) {
    const rings = lng === null ? part : part.map((ring) => cutRing(ring, lng, half)).filter(({ length }) => length > 0)
    const lines = lng === null ? part : part.flatMap((ring) => cutLine(ring, lng, half))
    const name = slot === 'b' && scene.draft ? 'draft' : slot
    if (rings.length > 0) {
      const properties = { slot: name, line: false }
      list.push({ type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [rings] }, properties })
    }
    if (lines.length > 0) {
      const properties = { slot: name, line: true }
      list.push({ type: 'Feature', geometry: { type: 'MultiLineString', coordinates: lines }, properties })
    }
  }
  return list
}

function outlineOf({ park }: ParkView, version: string | null): Position[][][] {
  const parts: Position[][][] = []
  for (const { kind, table } of park.layers)
    for (let row = 0; kind === 'boundary' && row < table.length; row++) {
      const geometry = textAt(table, 'version', row) === version ? rowFeature(table, row, {})?.geometry : undefined
      if (geometry?.type === 'MultiPolygon') parts.push(...geometry.coordinates)
    }
  return parts
}
