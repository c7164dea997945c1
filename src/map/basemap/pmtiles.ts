import { Compression, type Header, PMTiles, type RangeResponse, TileType } from 'pmtiles'
import { InputError } from '../../engine/model/trouble.ts'
import { type Basemap, BASEMAP_SOURCE, RASTER_PAINT, removeBasemap } from './basemap.ts'
import { serveTiles } from './local-tiles.ts'
import { offsetSystemInText } from './offset-systems.ts'
import { vectorGround } from './vector-ground.ts'

/** What a PMTiles file says of itself. */
export interface TileFile {
  readonly archive: PMTiles
  readonly header: Header
  /** Layers of vector tiles; null for pictures. */
  readonly layers: readonly string[] | null
  readonly attribution: string | null
}

const PICTURES: ReadonlySet<TileType> = new Set([TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif])
/** What browsers undo by themselves. */
const COMPRESSIONS: ReadonlySet<Compression> = new Set([Compression.None, Compression.Gzip])

/** @throws InputError for a file that is broken, or holds what the page cannot draw */
export async function readTileFile(blob: Blob, name: string): Promise<TileFile> {
  const archive = new PMTiles({ getKey: () => name, getBytes: (offset, length) => bytes(blob, offset, length) })
  let header: Header
  let metadata: Readonly<Record<string, unknown>>
  try {
    header = await archive.getHeader()
    if (!COMPRESSIONS.has(header.internalCompression)) throw new Error(`compression ${header.internalCompression}`)
    metadata = ((await archive.getMetadata()) ?? {}) as Readonly<Record<string, unknown>>
    if (header.tileDataOffset + (header.tileDataLength ?? 0) > blob.size) throw new Error('the file ends early')
  } catch (error) {
    throw new InputError(
      'ground-broken',
      { reason: error instanceof Error ? error.message : String(error) },
      { file: name },
    )
  }
  const offset = offsetSystemInText([name, ...descriptions(metadata)].join('\n'))
  if (offset) throw new InputError('ground-offset', { ...offset }, { file: name })
  const vector = header.tileType === TileType.Mvt
  if (!vector && !PICTURES.has(header.tileType))
    throw new InputError('ground-tiles', { found: TileType[header.tileType] ?? header.tileType }, { file: name })
  if (!COMPRESSIONS.has(header.tileCompression))
    throw new InputError('ground-tiles', { found: Compression[header.tileCompression] ?? '?' }, { file: name })
  const layers = vector ? layerNames(metadata['vector_layers']) : null
  if (layers?.length === 0) throw new InputError('ground-no-layers', {}, { file: name })
  return { archive, header, layers, attribution: plainText(metadata['attribution']) }
}

async function bytes(blob: Blob, offset: number, length: number): Promise<RangeResponse> {
  return { data: await blob.slice(offset, offset + length).arrayBuffer() }
}

function layerNames(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((layer: { id?: unknown } | null) => (typeof layer?.id === 'string' ? [layer.id] : []))
}

/** What the file says of itself as a whole; not its statistics, which hold names of shops. */
const descriptions = (metadata: Readonly<Record<string, unknown>>): string[] =>
  Object.values(metadata).filter((value) => typeof value === 'string' && value.length < 2000) as string[]

/** Attributions are often written as HTML; here they are text. */
function plainText(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value
    .replace(/<[^>]*>/g, '')
    .replace(/&copy;/g, '©')
    .replace(/&amp;/g, '&')
    .trim()
  return text === '' ? null : text
}

/** A PMTiles file of the device as ground. @throws InputError */
export async function openPmtiles(file: File): Promise<Basemap> {
  const { archive, header, layers, attribution } = await readTileFile(file, file.name)
  const { template, forget } = serveTiles(
    async (z, x, y, signal) => (await archive.getZxy(z, x, y, signal))?.data ?? null,
  )
  const bounds = [header.minLon, header.minLat, header.maxLon, header.maxLat] as const
  const source = { tiles: [template], bounds: [...bounds], minzoom: header.minZoom, maxzoom: header.maxZoom } as {
    tiles: string[]
    bounds: [number, number, number, number]
    minzoom: number
    maxzoom: number
  }
  return {
    name: { zh: file.name, en: file.name },
    kind: layers ? 'vector-tiles' : 'raster-tiles',
    bounds,
    attribution,
    attach(map, below) {
      if (layers) {
        map.addSource(BASEMAP_SOURCE, { type: 'vector', ...source })
        for (const layer of vectorGround(layers)) map.addLayer(layer, below)
      } else {
        map.addSource(BASEMAP_SOURCE, { type: 'raster', tileSize: 256, ...source })
        map.addLayer({ id: 'basemap', type: 'raster', source: BASEMAP_SOURCE, paint: RASTER_PAINT }, below)
      }
    },
    detach: removeBasemap,
    close: forget,
  }
}
