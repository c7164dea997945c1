import type { Map as MapLibre } from 'maplibre-gl'
import {
  TerraDraw,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  ValidateNotSelfIntersecting,
} from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { DegreeShape } from '../../jobs/edit-objects.ts'

/** A tool on the map. `shape` is what it has drawn so far, null while that is nothing whole. */
export interface Drawing {
  shape(): DegreeShape | null
  stop(): void
}

/** Decimals of a degree: a tenth of a millimetre. */
const DIGITS = 9
const INK = '#14181d'
const WHITE = '#ffffff'

const rounded = (value: number) => Number(value.toFixed(DIGITS))
const validation = (
  feature: Parameters<typeof ValidateNotSelfIntersecting>[0],
  { updateType }: { updateType: string },
) => (updateType === 'finish' || updateType === 'commit' ? ValidateNotSelfIntersecting(feature) : { valid: true })

function begin(map: MapLibre, modes: ConstructorParameters<typeof TerraDraw>[0]['modes']): TerraDraw {
  const adapter = new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: DIGITS })
  const draw = new TerraDraw({ adapter, modes })
  draw.start()
  return draw
}

const flat = (ring: readonly (readonly number[])[]) => ring.flatMap(([lng, lat]) => [lng!, lat!])

/** Clicks make a point, or the corners of an area; `done` hears of it when it is whole. */
export function drawShape(map: MapLibre, kind: 'point' | 'polygon', done: (shape: DegreeShape) => void): Drawing {
  const draw = begin(map, [
    new TerraDrawPointMode({ styles: { pointColor: INK, pointOutlineColor: WHITE, pointWidth: 6 } }),
    new TerraDrawPolygonMode({
      styles: {
        fillColor: INK,
        fillOpacity: 0.08,
        outlineColor: INK,
        outlineWidth: 2,
        closingPointColor: WHITE,
        closingPointOutlineColor: INK,
        closingPointWidth: 5,
        closingPointOutlineWidth: 2,
      },
      validation,
    }),
  ])
  draw.setMode(kind)
  const shape = () => shapeOf(draw, null)
  draw.on('finish', () => {
    const drawn = shape()
    if (drawn) done(drawn)
  })
  return { shape, stop: () => draw.stop() }
}

/** An object that is there: its point or the corners of its outlines can be dragged, corners added and deleted. */
export function dragShape(map: MapLibre, before: DegreeShape): Drawing {
  const own = { midpoints: { draggable: true }, draggable: true, deletable: true }
  const draw = begin(map, [
    new TerraDrawPointMode(),
    new TerraDrawPolygonMode(),
    new TerraDrawSelectMode({
      allowManualDeselection: false,
      flags: {
        point: { feature: { draggable: true } },
        polygon: { feature: { draggable: true, coordinates: own } },
      },
      styles: {
        selectedPointColor: INK,
        selectedPointOutlineColor: WHITE,
        selectedPointWidth: 8,
        selectedPolygonColor: INK,
        selectedPolygonFillOpacity: 0.06,
        selectedPolygonOutlineColor: INK,
        selectedPolygonOutlineWidth: 2,
        selectionPointColor: WHITE,
        selectionPointOutlineColor: INK,
        selectionPointWidth: 5,
        selectionPointOutlineWidth: 2,
        midPointColor: INK,
        midPointOutlineColor: WHITE,
        midPointWidth: 3,
      },
    }),
  ])
  const added = draw.addFeatures(
    before.parts.map(([ring], part) => {
      const pairs: [number, number][] = []
      for (let i = 0; i < ring!.length; i += 2) pairs.push([rounded(ring![i]!), rounded(ring![i + 1]!)])
      return before.kind === 'point'
        ? { type: 'Feature', properties: { mode: 'point', part }, geometry: { type: 'Point', coordinates: pairs[0]! } }
        : {
            type: 'Feature',
            properties: { mode: 'polygon', part },
            geometry: { type: 'Polygon', coordinates: [pairs] },
          }
    }),
  )
  draw.setMode('select')
  const [first] = added
  if (first?.valid && first.id !== undefined) draw.selectFeature(first.id)
  return { shape: () => shapeOf(draw, before), stop: () => draw.stop() }
}

/** What lies on the tool's own layer; holes of the outlines that were there before stay. */
function shapeOf(draw: TerraDraw, before: DegreeShape | null): DegreeShape | null {
  const parts: number[][][] = []
  let kind: DegreeShape['kind'] = 'point'
  const own = draw
    .getSnapshot()
    .filter(({ properties }) => properties['mode'] === 'point' || properties['mode'] === 'polygon')
  for (const { geometry, properties } of own) {
    const at = typeof properties['part'] === 'number' ? properties['part'] : parts.length
    if (geometry.type === 'Point') parts[at] = [flat([geometry.coordinates])]
    else if (geometry.type === 'Polygon') {
      kind = 'polygon'
      const holes = (before?.parts[at] ?? []).slice(1).map((hole) => [...hole])
      parts[at] = [flat(geometry.coordinates[0]!), ...holes]
    }
  }
  const whole = parts.filter((part) => part !== undefined)
  if (whole.length === 0 || (kind === 'polygon' && whole.some(([ring]) => ring!.length < 8))) return null
  return { kind, parts: whole }
}
