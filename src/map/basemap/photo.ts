import { GeoTIFF, type GeoTIFFImage } from 'geotiff'
import { InputError } from '../../engine/model/trouble.ts'
import { BlobSource } from './blob-source.ts'
import { offsetSystemInText } from './offset-systems.ts'
import { BlockCache, type HeldLevel, type PhotoLevel, shrunk, TiffLevel } from './photo-level.ts'
import { boundsOfImage, type Placement, placementOf } from './placement.ts'
import { layoutOf, type SampleLayout, type SampleRange } from './samples.ts'

/** More directories than that no photograph has; a ring of them would not end. */
const MOST_IMAGES = 64
/** A block is held as a whole, and without overviews the whole image is read once for a picture from afar. */
const MOST_BLOCK_PIXELS = 2 ** 24
const MOST_COARSEST_PIXELS = 2 ** 28
/** About 100 MB of colours. */
const CACHED_PIXELS = 25e6
const SMALL_SIDE = 1024
/** Blocks that are looked at for the darkest and brightest value of a 16-bit photograph. */
const RANGE_BLOCKS = 64

/** A georeferenced photograph in a file, at several resolutions. */
export interface Photo {
  readonly placement: Placement
  readonly width: number
  readonly height: number
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number]
  /**
   * The coarsest level with at least as many pixels as are drawn.
   * @param pixels pixels of the photograph for one that is drawn
   */
  levelFor(pixels: number): Promise<PhotoLevel>
}

/** @throws InputError for a file that is broken, too large without overviews, or not a photograph that can be placed */
export async function openPhoto(blob: Blob, file: string): Promise<Photo> {
  const { images, masks } = await readImages(blob, file)
  const [full] = images as [GeoTIFFImage]
  await refuseOffset(full, file)
  const placement = placementOf(
    {
      keys: full.getGeoKeys(),
      scale: await tag(full, 'ModelPixelScale'),
      tiepoints: await tag(full, 'ModelTiepoint'),
      transformation: await tag(full, 'ModelTransformation'),
    },
    file,
  )
  const layout = await layoutOfImage(full, file)
  const cache = new BlockCache(CACHED_PIXELS)
  let range: Promise<SampleRange | null> | undefined
  const rangeOnce = (): Promise<SampleRange | null> =>
    (range ??= layout.bits === 16 ? rangeOf(levels.at(-1)!, layout) : Promise.resolve(null))
  const levels: TiffLevel[] = images.map((image) => {
    const mask = masks.find((one) => one.getWidth() === image.getWidth() && one.getHeight() === image.getHeight())
    return new TiffLevel(image, mask ?? null, layout, cache, rangeOnce)
  })
  const coarsest = levels.at(-1)!
  const tooLarge = levels.some(({ blockWidth, blockHeight }) => blockWidth * blockHeight > MOST_BLOCK_PIXELS)
  if (tooLarge || coarsest.width * coarsest.height > MOST_COARSEST_PIXELS)
    throw new InputError('ground-needs-overviews', { width: full.getWidth(), height: full.getHeight() }, { file })
  const [width, height] = [full.getWidth(), full.getHeight()]
  const factor = Math.ceil(Math.max(coarsest.width, coarsest.height) / SMALL_SIDE)
  let small: Promise<HeldLevel> | undefined
  return {
    placement,
    width,
    height,
    bounds: boundsOfImage(placement, width, height),
    levelFor(pixels) {
      if (factor > 2 && (pixels * coarsest.width) / width >= factor) return (small ??= shrunk(coarsest, factor))
      const fine = levels.filter((level) => width / level.width <= Math.max(1, pixels) * 1.01)
      return Promise.resolve(fine.at(-1) ?? levels[0]!)
    },
  }
}

/** The photograph and its overviews from fine to coarse, and masks of what is seen. */
async function readImages(blob: Blob, file: string): Promise<{ images: GeoTIFFImage[]; masks: GeoTIFFImage[] }> {
  const images: GeoTIFFImage[] = []
  const masks: GeoTIFFImage[] = []
  try {
    const tiff = await GeoTIFF.fromSource(new BlobSource(blob) as never)
    for (let i = 0; i < MOST_IMAGES; i++) {
      const image = await tiff.getImage(i).catch((error: unknown) => {
        if (i > 0 && /No image at index/.test(String(error))) return null
        throw error
      })
      if (!image) break
      await refuseMissingBytes(image, blob.size)
      const kind = Number(image.fileDirectory.getValue('NewSubfileType') ?? 0)
      if (kind & 4) masks.push(image)
      else if (i === 0 || kind & 1) images.push(image)
    }
  } catch (error) {
    throw new InputError('ground-broken', { reason: error instanceof Error ? error.message : String(error) }, { file })
  }
  const [full] = images
  if (
    !full ||
    !(full.getWidth() > 0) ||
    !(full.getHeight() > 0) ||
    !(full.getTileWidth() > 0) ||
    !(full.getTileHeight() > 0)
  )
    throw new InputError('ground-broken', { reason: 'no image' }, { file })
  const same = images.filter((image) => image.getSamplesPerPixel() === full.getSamplesPerPixel())
  return { images: same.sort((a, b) => b.getWidth() - a.getWidth()), masks }
}

/** A copy that was broken off: its directory is whole, and the last blocks are not there. */
async function refuseMissingBytes({ fileDirectory, isTiled }: GeoTIFFImage, size: number): Promise<void> {
  const load = async (name: 'TileOffsets' | 'TileByteCounts' | 'StripOffsets' | 'StripByteCounts') =>
    (await fileDirectory.loadValue(name)) as ArrayLike<number | bigint>
  const [offsets, counts] = isTiled
    ? [await load('TileOffsets'), await load('TileByteCounts')]
    : [await load('StripOffsets'), await load('StripByteCounts')]
  for (let i = 0; i < offsets.length; i++)
    if (Number(offsets[i]) + Number(counts[i]) > size) throw new Error('the file ends early')
}

async function tag(
  image: GeoTIFFImage,
  name: 'ModelPixelScale' | 'ModelTiepoint' | 'ModelTransformation' | 'ColorMap',
) {
  if (!image.fileDirectory.hasTag(name)) return null
  return (await image.fileDirectory.loadValue(name)) as ArrayLike<number> | null
}

async function layoutOfImage(image: GeoTIFFImage, file: string): Promise<SampleLayout> {
  const directory = image.fileDirectory
  const list = async (name: 'BitsPerSample' | 'SampleFormat' | 'ExtraSamples') =>
    directory.hasTag(name) ? Array.from((await directory.loadValue(name)) as ArrayLike<number>, Number) : []
  return layoutOf(
    {
      photometric: directory.getValue('PhotometricInterpretation'),
      bits: await list('BitsPerSample'),
      formats: await list('SampleFormat'),
      extra: await list('ExtraSamples'),
      count: image.getSamplesPerPixel(),
      compression: Number(directory.getValue('Compression') ?? 1),
      palette: await tag(image, 'ColorMap'),
      nodata: image.getGDALNoData(),
    },
    file,
  )
}

/** Descriptions in the file that name a system with an offset. */
async function refuseOffset(image: GeoTIFFImage, file: string): Promise<void> {
  const words = [file]
  for (const name of ['ImageDescription', 'Software', 'Copyright', 'GDAL_METADATA', 'GeoAsciiParams', 700] as const) {
    if (!image.fileDirectory.hasTag(name)) continue
    const value: unknown = await image.fileDirectory.loadValue(name)
    words.push(
      typeof value === 'string' ? value : new TextDecoder().decode(Uint8Array.from(value as ArrayLike<number>)),
    )
  }
  const found = offsetSystemInText(words.join('\n'))
  if (found) throw new InputError('ground-offset', { ...found }, { file })
}

/** Least and greatest number of the colours, from blocks all over the coarsest level. */
async function rangeOf(level: TiffLevel, { count, alpha, nodata, photometric }: SampleLayout): Promise<SampleRange> {
  const colours = photometric === 'rgb' ? 3 : 1
  const [across, down] = [Math.ceil(level.width / level.blockWidth), Math.ceil(level.height / level.blockHeight)]
  const every = Math.max(1, Math.ceil((across * down) / RANGE_BLOCKS))
  let [least, most] = [65535, 0]
  for (let block = 0; block < across * down; block += every) {
    const [left, top] = [(block % across) * level.blockWidth, Math.floor(block / across) * level.blockHeight]
    const [right, bottom] = [
      Math.min(level.width, left + level.blockWidth),
      Math.min(level.height, top + level.blockHeight),
    ]
    const values = await level.samples(left, top, right, bottom)
    for (let i = 0; i < values.length; i += count) {
      if (alpha !== null && values[i + alpha] === 0) continue
      for (let colour = 0; colour < colours; colour++) {
        const value = values[i + colour]!
        if (value === nodata) continue
        if (value < least) least = value
        if (value > most) most = value
      }
    }
  }
  return { least: Math.min(least, most), most }
}
