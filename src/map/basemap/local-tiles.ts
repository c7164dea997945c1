import { addProtocol } from 'maplibre-gl'

/**
 * Tiles of files of this device. MapLibre asks for them by addresses of a scheme of our own, `ground://3/12/3364/1613`,
 * which never leave the page.
 */

/** One tile as MapLibre takes it: encoded bytes or a drawn picture. null: there is none. */
export type ReadTile = (
  z: number,
  x: number,
  y: number,
  signal: AbortSignal,
) => Promise<ArrayBuffer | ImageBitmap | null>

const SCHEME = 'ground'
const readers = new Map<number, ReadTile>()
let last = 0

/** The address of the tiles of a reader, with {z}, {x}, {y}; `forget` when the file is closed. */
export function serveTiles(read: ReadTile): { template: string; forget: () => void } {
  if (last === 0) addProtocol(SCHEME, answer)
  const id = ++last
  readers.set(id, read)
  return { template: `${SCHEME}://${id}/{z}/{x}/{y}`, forget: () => readers.delete(id) }
}

async function answer({ url, type }: { url: string; type?: string }, { signal }: AbortController) {
  const [id, z, x, y] = url
    .slice(SCHEME.length + 3)
    .split('/')
    .map(Number) as [number, number, number, number]
  const data = signal.aborted ? null : await readers.get(id)?.(z, x, y, signal)
  return { data: data ?? (type === 'image' ? await nothing() : new ArrayBuffer(0)) }
}

let empty: Promise<ImageBitmap> | undefined
const nothing = () => (empty ??= createImageBitmap(new ImageData(1, 1)))
