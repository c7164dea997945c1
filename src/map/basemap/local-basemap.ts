import { InputError } from '../../engine/model/trouble.ts'
import type { Basemap } from './basemap.ts'

/**
 * A file of the device as ground: PMTiles, or a GeoTIFF that says where it lies. The file is read where it is and stays
 * on the device. To be closed when another takes its place.
 * @throws InputError for any other file, and for one that cannot be laid under CGCS2000 data
 */
export async function openLocalBasemap(file: File): Promise<Basemap> {
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer())
  const text = String.fromCharCode(...head)
  if (text.startsWith('PMTiles')) return (await import('./pmtiles.ts')).openPmtiles(file)
  // Little and big endian, classic and BigTIFF.
  if (/^(II[*+]\0|MM\0[*+])/.test(text)) return (await import('./orthophoto.ts')).openOrthophoto(file)
  throw new InputError('ground-format', {}, { file: file.name })
}
