import type { PhotoLevel } from './photo-level.ts'
import type { Photo } from './photo.ts'
import { toPixels } from './placement.ts'
import { eachPixel, mercatorX, mercatorY, type TileGrid, tileGrid, type TilePlace, touchedPixels } from './tile-grid.ts'

/** Samples along a side of one drawn pixel, at most. */
const MOST_SAMPLES = 8

/** Zoom levels (of tiles 256 pixels wide) between which a photograph has something to show. */
export function zoomsOf(photo: Photo): { minzoom: number; maxzoom: number } {
  const [west, south, east, north] = photo.bounds
  const span = Math.max(mercatorX(east) - mercatorX(west), mercatorY(south) - mercatorY(north))
  const pixels = Math.max(photo.width, photo.height)
  // As many pixels on the screen as in the file, and four.
  const native = Math.log2(pixels / (256 * span))
  const limit = (zoom: number) => Math.max(0, Math.min(24, zoom))
  return { minzoom: limit(Math.floor(native - Math.log2(pixels / 4))), maxzoom: limit(Math.ceil(native) + 1) }
}

/** Colours of a tile, `size` × `size` pixels; transparent where the photograph has nothing. null: nothing at all. */
export async function photoTile(photo: Photo, place: TilePlace): Promise<Uint8ClampedArray<ArrayBuffer> | null> {
  const box = touchedPixels(place, photo.bounds)
  if (!box) return null
  const project = (positions: Float64Array) => toPixels(photo.placement, positions)
  const rough = tileGrid(place, box, project, 4)
  const drawn = pixelsPerPixel(rough)
  const level = await photo.levelFor(drawn)
  const scale = photo.width / level.width
  const grid = scale < 4 ? tileGrid(place, box, project, scale) : rough
  return sample(grid, place.size, level, photo.width / level.width, photo.height / level.height, drawn / scale)
}

/** Pixels of the photograph for one of the tile, from the middle cell of the net. */
function pixelsPerPixel({ nodes, columns, rows, step }: TileGrid): number {
  const at = ((rows >> 1) * (columns + 1) + (columns >> 1)) * 2
  return Math.hypot(nodes[at + 2]! - nodes[at]!, nodes[at + 3]! - nodes[at + 1]!) / step
}

async function sample(
  grid: TileGrid,
  size: number,
  level: PhotoLevel,
  scaleX: number,
  scaleY: number,
  ratio: number,
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const out = new Uint8ClampedArray(size * size * 4)
  const reach = Math.ceil(ratio) + 1
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < grid.nodes.length; i += 2) {
    left = Math.min(left, grid.nodes[i]! / scaleX)
    right = Math.max(right, grid.nodes[i]! / scaleX)
    top = Math.min(top, grid.nodes[i + 1]! / scaleY)
    bottom = Math.max(bottom, grid.nodes[i + 1]! / scaleY)
  }
  const x0 = Math.max(0, Math.floor(left) - reach)
  const y0 = Math.max(0, Math.floor(top) - reach)
  const x1 = Math.min(level.width, Math.ceil(right) + reach)
  const y1 = Math.min(level.height, Math.ceil(bottom) + reach)
  if (!(x0 < x1 && y0 < y1)) return out
  const rgba = await level.window(x0, y0, x1, y1)
  const width = x1 - x0
  // Several samples for a pixel when the level is much finer than what is drawn.
  const samples = Math.max(1, Math.min(MOST_SAMPLES, Math.round(ratio)))
  const sum = new Float64Array(4)
  eachPixel(grid, (x, y, column, row) => {
    const [u, v] = [column / scaleX, row / scaleY]
    if (!(u >= 0 && v >= 0 && u <= level.width && v <= level.height)) return
    sum.fill(0)
    for (let j = 0; j < samples; j++)
      for (let i = 0; i < samples; i++) {
        const du = samples === 1 ? 0 : ((i + 0.5) / samples - 0.5) * ratio
        const dv = samples === 1 ? 0 : ((j + 0.5) / samples - 0.5) * ratio
        addBilinear(sum, rgba, width, y1 - y0, u + du - 0.5 - x0, v + dv - 0.5 - y0)
      }
    const alpha = sum[3]!
    if (alpha === 0) return
    const at = (y * size + x) * 4
    out[at] = sum[0]! / alpha
    out[at + 1] = sum[1]! / alpha
    out[at + 2] = sum[2]! / alpha
    out[at + 3] = alpha / (samples * samples)
  })
  return out
}

/** Adds the colour at a place between pixels, weighted with its alpha, so that what is transparent has no colour. */
function addBilinear(
  sum: Float64Array,
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  column: number,
  row: number,
): void {
  const x = Math.max(0, Math.min(width - 1, column))
  const y = Math.max(0, Math.min(height - 1, row))
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [u, v] = [x - left, y - top]
  for (let corner = 0; corner < 4; corner++) {
    const weight = (corner & 1 ? u : 1 - u) * (corner & 2 ? v : 1 - v)
    if (weight === 0) continue
    const at = ((top + (corner >> 1)) * width + left + (corner & 1)) * 4
    const alpha = weight * rgba[at + 3]!
    sum[0]! += rgba[at]! * alpha
    sum[1]! += rgba[at + 1]! * alpha
    sum[2]! += rgba[at + 2]! * alpha
    sum[3]! += alpha
  }
}
