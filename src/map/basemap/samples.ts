import { InputError } from '../../engine/model/trouble.ts'

/** How the numbers of an image become colours. */
export interface SampleLayout {
  readonly photometric: 'grey' | 'inverse-grey' | 'rgb' | 'palette' | 'ycbcr'
  readonly bits: 8 | 16
  /** Numbers of a pixel. */
  readonly count: number
  /** Which of them is alpha, or null. */
  readonly alpha: number | null
  /** Red, green, blue of each index, 0 to 65535, all reds first. */
  readonly palette: ArrayLike<number> | null
  /** The number that means: nothing here. */
  readonly nodata: number | null
}

export interface SampleTags {
  readonly photometric: number | undefined
  readonly bits: readonly number[]
  readonly formats: readonly number[]
  readonly extra: readonly number[]
  readonly count: number
  readonly compression: number
  readonly palette: ArrayLike<number> | null
  readonly nodata: number | null
}

/**
 * Compressions that the page can undo: none, LZW, JPEG, Deflate, PackBits, WebP. LERC and Zstandard come as WebAssembly,
 * which the site's Content-Security-Policy does not let run.
 */
const COMPRESSIONS: ReadonlySet<number> = new Set([1, 5, 7, 8, 32946, 32773, 50001])
const NAMES: Readonly<Record<number, string>> = {
  2: 'CCITT',
  3: 'CCITT G3',
  4: 'CCITT G4',
  6: 'JPEG (old style)',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'ZSTD',
  50002: 'JPEG XL',
}
const JPEG = 7

/** @throws InputError for what cannot be drawn as a photograph */
export function layoutOf(tags: SampleTags, file: string): SampleLayout {
  const { compression, bits, formats, count } = tags
  if (!COMPRESSIONS.has(compression))
    throw new InputError('ground-compression', { compression: NAMES[compression] ?? compression }, { file })
  const refuse = (found: string): never => {
    throw new InputError('ground-samples', { found }, { file })
  }
  const [first] = bits
  if ((first !== 8 && first !== 16) || bits.some((bit) => bit !== first))
    return refuse(`${[...new Set(bits)].join('/')} bit`)
  if (formats.some((format) => format !== 1)) return refuse('signed or floating-point numbers')
  const photometric = photometricOf(tags, refuse)
  const colours = photometric === 'rgb' || photometric === 'ycbcr' ? 3 : 1
  if (count < colours) return refuse(`${count} of ${colours} colours`)
  // ExtraSamples: 1 and 2 are alpha, 0 is anything else (near infrared).
  const alpha = tags.extra.findIndex((meaning) => meaning === 1 || meaning === 2)
  return {
    photometric,
    bits: first,
    count,
    alpha: alpha < 0 ? null : count - tags.extra.length + alpha,
    palette: tags.palette,
    nodata: tags.nodata,
  }
}

function photometricOf(tags: SampleTags, refuse: (found: string) => never): SampleLayout['photometric'] {
  const colours = tags.count - tags.extra.filter((meaning) => meaning === 1 || meaning === 2).length
  switch (tags.photometric) {
    case 0:
      return 'inverse-grey'
    case undefined:
    case 1:
      // Cameras with several bands are often written as grey; the first three are then red, green and blue.
      return colours >= 3 ? 'rgb' : 'grey'
    case 2:
      return 'rgb'
    case 3:
      return tags.palette && tags.bits[0] === 8 ? 'palette' : refuse('a colour table that is missing')
    case 6:
      return tags.compression === JPEG ? 'ycbcr' : refuse('YCbCr without JPEG')
    default:
      return refuse(tags.photometric === 5 ? 'CMYK' : `photometric interpretation ${tags.photometric}`)
  }
}

/** Values of 16-bit samples that become black and white. */
export interface SampleRange {
  readonly least: number
  readonly most: number
}

/**
 * Red, green, blue, alpha of each pixel.
 * @param samples for each sample of a pixel where its numbers begin and how far apart they are
 */
export function toRgba(
  layout: SampleLayout,
  samples: readonly { values: Uint8Array | Uint16Array; offset: number; stride: number }[],
  pixels: number,
  range: SampleRange | null,
): Uint8ClampedArray<ArrayBuffer> {
  const { photometric, alpha, nodata, palette } = layout
  const rgba = new Uint8ClampedArray(pixels * 4)
  const coloured = photometric === 'rgb' || photometric === 'ycbcr'
  const [r, g, b] = coloured ? [samples[0]!, samples[1]!, samples[2]!] : [samples[0]!, samples[0]!, samples[0]!]
  const a = alpha === null ? null : samples[alpha]!
  const [base, factor] = range ? [range.least, 255 / Math.max(1, range.most - range.least)] : [0, 1]
  const alphaFactor = layout.bits === 16 ? 255 / 65535 : 1
  const entries = palette ? palette.length / 3 : 0
  for (let i = 0, at = 0; i < pixels; i++, at += 4) {
    const red = r.values[r.offset + i * r.stride]!
    const green = g.values[g.offset + i * g.stride]!
    const blue = b.values[b.offset + i * b.stride]!
    if (nodata !== null && red === nodata && green === nodata && blue === nodata) continue
    rgba[at + 3] = a ? a.values[a.offset + i * a.stride]! * alphaFactor : 255
    if (photometric === 'palette') {
      if (red >= entries) rgba[at + 3] = 0
      for (let part = 0; part < 3; part++) rgba[at + part] = Math.floor((palette![part * entries + red] ?? 0) / 256)
    } else if (photometric === 'ycbcr') {
      // JFIF: full range, BT.601.
      rgba[at] = red + 1.402 * (blue - 128)
      rgba[at + 1] = red - 0.344136 * (green - 128) - 0.714136 * (blue - 128)
      rgba[at + 2] = red + 1.772 * (green - 128)
    } else {
      rgba[at] = (red - base) * factor
      rgba[at + 1] = (green - base) * factor
      rgba[at + 2] = (blue - base) * factor
      if (photometric === 'inverse-grey') for (let part = 0; part < 3; part++) rgba[at + part] = 255 - rgba[at + part]!
    }
  }
  return rgba
}
