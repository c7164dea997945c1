import type { Format } from './format.ts'
import { isSqlite } from './sqlite-pages.ts'

const named = (name: string) => /\.gpkg$/i.test(name)

/** OGC GeoPackage 1.0 to 1.4: layers in a database. Reader and writer are loaded only when a file needs them. */
export const geopackage: Format = {
  id: 'geopackage',
  extensions: ['gpkg'],
  companions: ['gpkg-wal', 'gpkg-shm', 'gpkg-journal'],
  sniff(head, name) {
    if (isSqlite(head)) return named(name) ? 1 : 0.8
    return named(name) ? 0.6 : 0
  },
  async read(source, options, job) {
    const { readGeopackage } = await import('./geopackage-read.ts')
    return readGeopackage(source, options, job)
  },
  async *write(layer) {
    const { geopackageOf } = await import('./geopackage-write.ts')
    yield* geopackageOf(layer)
  },
}
