import type { LayerSpecification } from 'maplibre-gl'
import { COLOURS } from '../colours.ts'
import { BASEMAP_SOURCE } from './basemap.ts'

/**
 * A quiet drawing of vector tiles whose layers nobody knows beforehand: water, land, buildings and roads by the names
 * that OpenMapTiles and Protomaps use, any other area light, any other line thin and grey. Nothing of it is named: the
 * names on the map are the park's. Administrative borders are left out: a border may only be published on a map with an
 * approval number.
 */
type Look = 'land' | 'water' | 'area' | 'road' | 'building' | 'none'

const LOOKS: readonly (readonly [RegExp, Look])[] = [
  [/bound|admin|border|disput|label|place|poi|housenum|address|peak|name/i, 'none'],
  [/water|ocean|river|lake|hydro|水/i, 'water'],
  [/build|house|建筑|房屋/i, 'building'],
  [/transport|road|street|highway|rail|道路|公路/i, 'road'],
  [/earth|land|park|natural|green|wood|forest/i, 'land'],
]
const ORDER: readonly Look[] = ['land', 'water', 'area', 'road', 'building']

export const lookOf = (layer: string): Look => LOOKS.find(([pattern]) => pattern.test(layer))?.[1] ?? 'area'

/** Layers of the style for the layers of the tiles, from below. */
export function vectorGround(names: readonly string[]): LayerSpecification[] {
  return ORDER.flatMap((look) => names.filter((name) => lookOf(name) === look).flatMap((name) => layersOf(name, look)))
}

function layersOf(name: string, look: Look): LayerSpecification[] {
  const place = (part: string, type: 'Polygon' | 'LineString') => ({
    id: `basemap ${name} ${part}`,
    source: BASEMAP_SOURCE,
    'source-layer': name,
    filter: ['==', ['geometry-type'], type] as ['==', unknown, string] as never,
  })
  const fill = (colour: string, edge: string): LayerSpecification => ({
    ...place('area', 'Polygon'),
    type: 'fill',
    paint: { 'fill-color': colour, 'fill-outline-color': edge },
  })
  const line = (colour: string, width: number): LayerSpecification => ({
    ...place('line', 'LineString'),
    type: 'line',
    paint: { 'line-color': colour, 'line-width': width },
  })
  switch (look) {
    case 'land':
      return [fill(COLOURS.plant, COLOURS.plant), line(COLOURS.graticule, 1)]
    case 'water':
      return [fill(COLOURS.water, COLOURS.waterEdge), line(COLOURS.waterEdge, 1.5)]
    case 'building':
      return [fill(COLOURS.house, COLOURS.roadCasing), line(COLOURS.roadCasing, 1)]
    case 'road':
      return [fill(COLOURS.road, COLOURS.roadCasing), line(COLOURS.roadCasing, 1.5)]
    case 'area':
      return [fill(COLOURS.plant, COLOURS.graticule), line(COLOURS.graticule, 1)]
    case 'none':
      return []
  }
}
