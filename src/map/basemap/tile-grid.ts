/** A rectangle of pixels of a tile: left, top, right, bottom; right and bottom are just outside. */
export type PixelBox = readonly [number, number, number, number]

/** Tile of the Web Mercator scheme, `size` pixels wide. */
export interface TilePlace {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly size: number
}

/** Web Mercator from 0 to 1, from west to east and from north to south. */
export const mercatorX = (lng: number): number => lng / 360 + 0.5
export function mercatorY(lat: number): number {
  const sine = Math.sin((Math.max(-85.051129, Math.min(85.051129, lat)) * Math.PI) / 180)
  return 0.5 - Math.atanh(sine) / (2 * Math.PI)
}
const longitude = (x: number): number => (x - 0.5) * 360
const latitude = (y: number): number => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI

/** The pixels of a tile that an area touches, or null. Bounds: west, south, east, north in degrees. */
export function touchedPixels(
  { z, x, y, size }: TilePlace,
  [west, south, east, north]: readonly [number, number, number, number],
): PixelBox | null {
  const scale = 2 ** z * size
  const clip = (value: number) => Math.max(0, Math.min(size, value))
  const left = clip(Math.floor(mercatorX(west) * scale - x * size))
  const right = clip(Math.ceil(mercatorX(east) * scale - x * size))
  const top = clip(Math.floor(mercatorY(north) * scale - y * size))
  const bottom = clip(Math.ceil(mercatorY(south) * scale - y * size))
  return left < right && top < bottom ? [left, top, right, bottom] : null
}

/** Positions in the source image at the nodes of a net over the pixels of a tile; between them they are interpolated. */
export interface TileGrid {
  readonly box: PixelBox
  /** Pixels of the tile between two nodes; the last row and column of cells may be cut by the box. */
  readonly step: number
  readonly columns: number
  readonly rows: number
  /** Column and row in the source image, row by row of nodes. */
  readonly nodes: Float64Array
}

const WIDEST_STEP = 16
/** Pixels of the source (of the level that is drawn) by which a cell may be off in its middle. */
const TOLERANCE = 0.1

/**
 * A net that is nowhere in the middle of a cell off by more than a tenth of a pixel of the level: every 16 pixels, or
 * closer where the projection bends more.
 * @param toPixels longitudes and latitudes to columns and rows, in place
 * @param levelScale pixels of the image for one of the level that is drawn
 */
export function tileGrid(
  place: TilePlace,
  box: PixelBox,
  toPixels: (positions: Float64Array) => void,
  levelScale: number,
): TileGrid {
  for (let step = WIDEST_STEP; ; step /= 2) {
    const columns = Math.ceil((box[2] - box[0]) / step)
    const rows = Math.ceil((box[3] - box[1]) / step)
    const nodes = positionsAt(place, box, step, columns + 1, rows + 1, 0)
    toPixels(nodes)
    const grid = { box, step, columns, rows, nodes }
    if (step === 1) return grid
    const middles = positionsAt(place, box, step, columns, rows, 0.5)
    toPixels(middles)
    if (worstMiddle(grid, middles) <= TOLERANCE * levelScale) return grid
  }
}

function positionsAt(place: TilePlace, box: PixelBox, step: number, columns: number, rows: number, shift: number) {
  const scale = 2 ** place.z * place.size
  const positions = new Float64Array(columns * rows * 2)
  let at = 0
  for (let row = 0; row < rows; row++) {
    const lat = latitude((place.y * place.size + box[1] + (row + shift) * step) / scale)
    for (let column = 0; column < columns; column++) {
      positions[at++] = longitude((place.x * place.size + box[0] + (column + shift) * step) / scale)
      positions[at++] = lat
    }
  }
  return positions
}

function worstMiddle({ columns, rows, nodes }: TileGrid, middles: Float64Array): number {
  let worst = 0
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      for (const axis of [0, 1]) {
        const at = (row * (columns + 1) + column) * 2 + axis
        const below = at + (columns + 1) * 2
        const mean = (nodes[at]! + nodes[at + 2]! + nodes[below]! + nodes[below + 2]!) / 4
        const off = Math.abs(mean - middles[(row * columns + column) * 2 + axis]!)
        // What cannot be projected is outside the image, too.
        if (off > worst) worst = off
      }
  return worst
}

/** Calls with each pixel of the box and the position of its middle in the source image. */
export function eachPixel(
  { box, step, columns, nodes }: TileGrid,
  see: (x: number, y: number, column: number, row: number) => void,
): void {
  for (let y = box[1]; y < box[3]; y++) {
    const down = (y + 0.5 - box[1]) / step
    const cellRow = Math.floor(down)
    const v = down - cellRow
    for (let x = box[0]; x < box[2]; x++) {
      const right = (x + 0.5 - box[0]) / step
      const cellColumn = Math.floor(right)
      const u = right - cellColumn
      const at = (cellRow * (columns + 1) + cellColumn) * 2
      const below = at + (columns + 1) * 2
      const column =
        (nodes[at]! * (1 - u) + nodes[at + 2]! * u) * (1 - v) + (nodes[below]! * (1 - u) + nodes[below + 2]! * u) * v
      const row =
        (nodes[at + 1]! * (1 - u) + nodes[at + 3]! * u) * (1 - v) +
        (nodes[below + 1]! * (1 - u) + nodes[below + 3]! * u) * v
      see(x, y, column, row)
    }
  }
}
