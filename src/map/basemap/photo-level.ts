import type { GeoTIFFImage } from 'geotiff'
import { type SampleLayout, type SampleRange, toRgba } from './samples.ts'

/** One resolution of a photograph. */
export interface PhotoLevel {
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha of a window; columns and rows of the level, right and bottom just outside. */
  window(left: number, top: number, right: number, bottom: number): Promise<Uint8ClampedArray<ArrayBuffer>>
}

/** Colours of blocks that were read, the last used last; forgotten when there are too many. */
export class BlockCache {
  #blocks = new Map<string, Promise<Uint8ClampedArray<ArrayBuffer>>>()
  #pixels = new Map<string, number>()
  #held = 0
  readonly #most: number

  constructor(mostPixels: number) {
    this.#most = mostPixels
  }

  get(key: string, pixels: number, read: () => Promise<Uint8ClampedArray<ArrayBuffer>>) {
    let block = this.#blocks.get(key)
    if (block) this.#blocks.delete(key)
    else {
      block = read()
      // A block that cannot be read is asked for again the next time.
      block.catch(() => this.#drop(key))
      this.#pixels.set(key, pixels)
      this.#held += pixels
    }
    this.#blocks.set(key, block)
    for (const [oldest] of this.#blocks) {
      if (this.#held <= this.#most || oldest === key) break
      this.#drop(oldest)
    }
    return block
  }

  #drop(key: string): void {
    this.#blocks.delete(key)
    this.#held -= this.#pixels.get(key) ?? 0
    this.#pixels.delete(key)
  }
}

/** A level as the file holds it, read block by block. */
export class TiffLevel implements PhotoLevel {
  readonly width: number
  readonly height: number
  readonly blockWidth: number
  readonly blockHeight: number
  readonly #image: GeoTIFFImage
  readonly #mask: GeoTIFFImage | null
  readonly #layout: SampleLayout
  readonly #cache: BlockCache
  readonly #name: string
  readonly #range: () => Promise<SampleRange | null>

  constructor(
    image: GeoTIFFImage,
    mask: GeoTIFFImage | null,
    layout: SampleLayout,
    cache: BlockCache,
    range: () => Promise<SampleRange | null>,
  ) {
    this.width = image.getWidth()
    this.height = image.getHeight()
    this.blockWidth = Math.min(this.width, image.getTileWidth())
    this.blockHeight = Math.min(this.height, image.getTileHeight())
    this.#image = image
    this.#mask = mask
    this.#layout = layout
    this.#cache = cache
    this.#range = range
    this.#name = `${this.width}×${this.height}`
  }

  async window(left: number, top: number, right: number, bottom: number) {
    const width = right - left
    const out = new Uint8ClampedArray(width * (bottom - top) * 4)
    const jobs: Promise<void>[] = []
    for (let y = Math.floor(top / this.blockHeight); y * this.blockHeight < bottom; y++)
      for (let x = Math.floor(left / this.blockWidth); x * this.blockWidth < right; x++)
        jobs.push(
          this.#block(x, y).then((block) => {
            const [blockLeft, blockTop, blockRight, blockBottom] = this.#box(x, y)
            const [from, to] = [Math.max(left, blockLeft), Math.min(right, blockRight)]
            for (let row = Math.max(top, blockTop); row < Math.min(bottom, blockBottom); row++) {
              const start = ((row - blockTop) * (blockRight - blockLeft) + from - blockLeft) * 4
              out.set(block.subarray(start, start + (to - from) * 4), ((row - top) * width + from - left) * 4)
            }
          }),
        )
    await Promise.all(jobs)
    return out
  }

  /** Numbers as the file has them, samples of a pixel side by side. */
  async samples(left: number, top: number, right: number, bottom: number): Promise<Uint8Array | Uint16Array> {
    const window = [left, top, right, bottom]
    return (await this.#image.readRasters({ window, interleave: true })) as Uint8Array | Uint16Array
  }

  #box(x: number, y: number): [number, number, number, number] {
    const [left, top] = [x * this.blockWidth, y * this.blockHeight]
    return [left, top, Math.min(this.width, left + this.blockWidth), Math.min(this.height, top + this.blockHeight)]
  }

  #block(x: number, y: number): Promise<Uint8ClampedArray<ArrayBuffer>> {
    const box = this.#box(x, y)
    const pixels = (box[2] - box[0]) * (box[3] - box[1])
    return this.#cache.get(`${this.#name} ${x} ${y}`, pixels, async () => {
      const [values, range] = await Promise.all([this.samples(...box), this.#range()])
      const { count } = this.#layout
      const rgba = toRgba(
        this.#layout,
        Array.from({ length: count }, (_, offset) => ({ values, offset, stride: count })),
        pixels,
        range,
      )
      if (this.#mask) {
        const seen = (await this.#mask.readRasters({ window: [...box], interleave: true })) as Uint8Array
        for (let i = 0; i < pixels; i++) if (seen[i] === 0) rgba[i * 4 + 3] = 0
      }
      return rgba
    })
  }
}

/** Colours that are held in memory: a small picture of the whole. */
export class HeldLevel implements PhotoLevel {
  readonly width: number
  readonly height: number
  readonly #rgba: Uint8ClampedArray

  constructor(width: number, height: number, rgba: Uint8ClampedArray) {
    this.width = width
    this.height = height
    this.#rgba = rgba
  }

  window(left: number, top: number, right: number, bottom: number) {
    const width = right - left
    const out = new Uint8ClampedArray(width * (bottom - top) * 4)
    for (let row = top; row < bottom; row++) {
      const start = (row * this.width + left) * 4
      out.set(this.#rgba.subarray(start, start + width * 4), (row - top) * width * 4)
    }
    return Promise.resolve(out)
  }
}

/** Means of squares of `factor` pixels, made from the level row of blocks by row of blocks. */
export async function shrunk(level: TiffLevel, factor: number): Promise<HeldLevel> {
  const [width, height] = [Math.ceil(level.width / factor), Math.ceil(level.height / factor)]
  const out = new Uint8ClampedArray(width * height * 4)
  const rows = Math.max(1, Math.ceil(level.blockHeight / factor))
  for (let y = 0; y < height; y += rows) {
    const [top, bottom] = [y * factor, Math.min(level.height, (y + rows) * factor)]
    const source = await level.window(0, top, level.width, bottom)
    for (let row = y; row < Math.min(height, y + rows); row++)
      for (let column = 0; column < width; column++)
        meanOf(
          source,
          level.width,
          bottom - top,
          column * factor,
          row * factor - top,
          factor,
          out,
          (row * width + column) * 4,
        )
  }
  return new HeldLevel(width, height, out)
}

function meanOf(
  source: Uint8ClampedArray,
  width: number,
  height: number,
  left: number,
  top: number,
  factor: number,
  out: Uint8ClampedArray,
  at: number,
): void {
  let [red, green, blue, alpha, count] = [0, 0, 0, 0, 0]
  for (let y = top; y < Math.min(height, top + factor); y++)
    for (let x = left; x < Math.min(width, left + factor); x++) {
      const i = (y * width + x) * 4
      const weight = source[i + 3]!
      red += source[i]! * weight
      green += source[i + 1]! * weight
      blue += source[i + 2]! * weight
      alpha += weight
      count++
    }
  if (alpha === 0) return
  out[at] = red / alpha
  out[at + 1] = green / alpha
  out[at + 2] = blue / alpha
  out[at + 3] = alpha / count
}
