import { type Basemap, BASEMAP_SOURCE, RASTER_PAINT, removeBasemap } from './basemap.ts'

/** A tile service that the site was built with: checked and made ready by .config/basemaps.ts. */
export interface NetworkEntry {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  /** With {z}, {x}, {y} of the Web Mercator scheme, one for each host. */
  readonly tiles: readonly string[]
  readonly attribution: string
  /** 审图号, the number under which the map was approved for publication. */
  readonly approval: string | null
  readonly tileSize: 256 | 512
  readonly minzoom: number
  readonly maxzoom: number
}

/** The services of this site; none by default, and then nothing is ever asked for. */
export const siteBasemaps = (): readonly NetworkEntry[] =>
  (import.meta.env['SIZHI_BASEMAPS'] as readonly NetworkEntry[] | undefined) ?? []

export function networkBasemap(entry: NetworkEntry): Basemap {
  return {
    name: entry.name,
    kind: 'network',
    bounds: [-180, -85.051129, 180, 85.051129],
    attribution: entry.approval ? `${entry.attribution} 审图号：${entry.approval}` : entry.attribution,
    attach(map, below) {
      const { tileSize, minzoom, maxzoom } = entry
      map.addSource(BASEMAP_SOURCE, { type: 'raster', tiles: [...entry.tiles], tileSize, minzoom, maxzoom })
      map.addLayer({ id: 'basemap', type: 'raster', source: BASEMAP_SOURCE, paint: RASTER_PAINT }, below)
    },
    detach: removeBasemap,
    close: () => undefined,
  }
}
