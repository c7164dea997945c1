import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { textAt } from '../../engine/model/table.ts'
import { COLOURS } from '../colours.ts'
import { dots, type Parts } from '../dots.ts'
import { type Features, features, NONE, rowFeature } from '../geojson.ts'
import { type MapLayer, type MapScene, rowsOf } from '../map-layer.ts'

const PITCH_PIXELS = 7
const SOURCE = 'uncovered'
/** Of its width and height around the view, so that a small move of the map uncovers nothing. */
const MARGIN = 0.15

/**
 * Ground inside the boundary or the control line where nobody looked for people of late: dotted. Dots keep their pitch on
 * the screen, so they are drawn anew where a move of the map has ended; they are signs, no picture, and sharp on paper.
 */
export function uncoveredGround(map: MapLibre): MapLayer {
  let ground: Parts = []
  let free: Parts = []
  const drawn = (): Features => {
    if (ground.length === 0) return NONE
    const bounds = map.getBounds()
    const [width, height] = [bounds.getEast() - bounds.getWest(), bounds.getNorth() - bounds.getSouth()]
    const view = [
      bounds.getWest() - width * MARGIN,
      Math.max(-85, bounds.getSouth() - height * MARGIN),
      bounds.getEast() + width * MARGIN,
      Math.min(85, bounds.getNorth() + height * MARGIN),
    ] as const
    const coordinates = dots(ground, free, PITCH_PIXELS, map.getZoom(), view)
    return features([{ type: 'Feature', geometry: { type: 'MultiPoint', coordinates }, properties: {} }] as never)
  }
  let isEmpty = true
  map.on('moveend', () => {
    if (ground.length === 0 && isEmpty) return
    isEmpty = ground.length === 0
    void map.getSource<GeoJSONSource>(SOURCE)?.setData(drawn() as never)
  })
  return {
    id: 'uncovered',
    layers: [
      {
        id: 'uncovered',
        type: 'circle',
        source: SOURCE,
        paint: { 'circle-radius': 1, 'circle-color': COLOURS.ink2, 'circle-opacity': 0.8 },
      },
    ],
    inputs: ({ view, check }) => [view, check],
    data(scene) {
      ground = groundOf(scene)
      free = surveyedOf(scene)
      return { [SOURCE]: drawn() }
    },
  }
}

/** The boundary that is checked, and what its control lines enclose. Nothing before the first check. */
function groundOf(scene: MapScene): Parts {
  const { check } = scene
  if (!check) return []
  const lines = new Set(check.controlLines)
  return [
    ...partsOf(scene, 'boundary', (table, row) => textAt(table, 'version', row) === check.checked),
    ...partsOf(scene, 'control_line', (table, row) => lines.has(table.ids[row]!)),
  ]
}

function surveyedOf({ view, check }: MapScene): Parts {
  return (check?.surveyed ?? []).flatMap(({ layer, row }) => polygons(view.park.layers[layer]!.table, row))
}

type Table = Parameters<typeof rowFeature>[0]

const partsOf = (scene: MapScene, kind: 'boundary' | 'control_line', wanted: (table: Table, row: number) => boolean) =>
  [...rowsOf(scene, kind)].flatMap(({ layer: { table }, index }) =>
    wanted(table, index) ? polygons(table, index) : [],
  )

function polygons(table: Table, row: number): Parts {
  const geometry = rowFeature(table, row, {})?.geometry
  return geometry?.type === 'MultiPolygon' ? (geometry.coordinates as Parts) : []
}
