/** Sizes of paper and map scales. A millimetre on paper is 96/25.4 CSS pixels. */
export const MILLIMETRE = 96 / 25.4

export interface Paper {
  readonly id: 'a4' | 'a4-portrait' | 'a3' | 'a3-portrait'
  /** Between the margins, millimetres. */
  readonly width: number
  readonly height: number
  /** Of the column beside the map; upright sheets have what belongs there below the map. */
  readonly column: number
}

/** Margins of 10 mm all round; the @page rules in sheet.css say the same. */
export const PAPERS: readonly Paper[] = [
  { id: 'a4', width: 277, height: 190, column: 72 },
  { id: 'a4-portrait', width: 190, height: 277, column: 58 },
  { id: 'a3', width: 400, height: 277, column: 84 },
  { id: 'a3-portrait', width: 277, height: 400, column: 72 },
]
export const isUpright = ({ width, height }: Paper) => height > width

export const SCALES = [1000, 2000, 5000, 10_000, 25_000, 50_000, 100_000, 250_000] as const

/** The largest of the usual scales at which so many metres fit on so many millimetres; the smallest if none does. */
export function scaleFor(groundMetres: readonly [number, number], paper: readonly [number, number]): number {
  const fits = (scale: number) => groundMetres.every((metres, i) => (metres * 1000) / scale <= paper[i]!)
  return SCALES.find(fits) ?? SCALES.at(-1)!
}

/** The roundest length whose bar is 20 to 50 mm long at a scale, metres. */
export function barMetres(scale: number): number {
  const most = (scale * 50) / 1000
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((step) => step * power).find((length) => length <= most)!
}

/** A scale in words of print: `1:10 000`. */
export const scaleWords = (scale: number) => `1:${scale.toLocaleString('en').replaceAll(',', ' ')}`
