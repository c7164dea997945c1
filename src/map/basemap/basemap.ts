import type { Map as MapLibre } from 'maplibre-gl'
import type { Language } from '../../i18n/index.ts'

/** Ground that is drawn below everything of the park. */
export interface Basemap {
  readonly name: Readonly<Record<Language, string>>
  readonly kind: 'vector-tiles' | 'raster-tiles' | 'orthophoto' | 'network'
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number]
  /** Whom to name beside the map, with the approval number of the map; plain text. null: nobody asks for it. */
  readonly attribution: string | null
  /** Adds its sources and layers. `below` is the layer of the map under which they go. */
  attach(map: MapLibre, below: string): void
  detach(map: MapLibre): void
  /** Frees the file and its worker; the basemap cannot be attached afterwards. */
  close(): void
}

export const BASEMAP_SOURCE = 'basemap'

/** Ground steps back behind what is judged on it: paler than it is. */
export const RASTER_PAINT = { 'raster-saturation': -0.35, 'raster-opacity': 0.8, 'raster-fade-duration': 0 } as const

/** Takes away every layer of the basemap's source, and the source. */
export function removeBasemap(map: MapLibre): void {
  for (const layer of map.getStyle().layers)
    if ('source' in layer && layer.source === BASEMAP_SOURCE) map.removeLayer(layer.id)
  if (map.getSource(BASEMAP_SOURCE)) map.removeSource(BASEMAP_SOURCE)
}
