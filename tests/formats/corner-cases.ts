/** Corner files as a person would write them down, and what was read of them as a person would check it. */
import { valueAt } from '../../src/engine/model/table.ts'
import { cornerTxt } from '../../src/formats/corner-txt.ts'
import { NO_OPTIONS, type RawLayer, type ReadOptions, SILENT_JOB } from '../../src/formats/format.ts'

export const bytesOf = (text: string) => new TextEncoder().encode(text)

export const readText = (text: string | Uint8Array, options: ReadOptions = NO_OPTIONS) =>
  cornerTxt.read(
    { main: { name: 'a.txt', bytes: typeof text === 'string' ? bytesOf(text) : text }, companions: [] },
    options,
    SILENT_JOB,
  )

export async function readOne(text: string | Uint8Array, options?: ReadOptions): Promise<RawLayer> {
  const { layers, refused } = await readText(text, options)
  if (layers.length !== 1 || refused.length > 0) throw new Error(`${layers.length} layers, ${refused.length} refused`)
  return layers[0]!
}

/** A head with the usual lines; `null` leaves a key out. */
export function head(said: Readonly<Record<string, string | null>> = {}): string {
  const usual = { 格式版本号: '1.01版本', 坐标系: '2000国家大地坐标系', 几度分带: '3', 投影类型: '高斯克吕格', 计量单位: '米', 带号: '37', 精度: '0.001', 转换参数: '0,0,0,0,0,0,0' } // prettier-ignore
  const lines = Object.entries({ ...usual, ...said }).filter(([, value]) => value !== null)
  return ['[属性描述]', ...lines.map(([key, value]) => `${key}=${value}`), '[地块坐标]', ''].join('\n')
}

/** North, east. */
type Place = readonly [number, number]
const rectangle = (north: number, east: number, height: number, width: number): Place[] => [
  [north + height, east],
  [north + height, east + width],
  [north, east + width],
  [north, east],
]
/** 2000 m × 1000 m: 200 ha. */
export const OUTER = rectangle(3940000, 37497000, 1000, 2000)
/** 500 m × 200 m within OUTER: 10 ha. */
export const HOLE = rectangle(3940400, 37498000, 200, 500)
/** 100 m × 100 m within HOLE: 1 ha. */
export const ISLAND = rectangle(3940450, 37498100, 100, 100)
/** 400 m × 500 m outside OUTER: 20 ha. */
export const APART = rectangle(3942000, 37497000, 500, 400)

interface Ring {
  readonly places: readonly Place[]
  /** Number of the first corner; 'J' in front unless it is a number. */
  readonly from?: string | number
  readonly ring?: string | number
  /** Whether the first corner comes again at the end. */
  readonly closed?: boolean
}

/** Lines of corners: `number,ring,north,east`. */
export function rows(...rings: Ring[]): string {
  return rings
    .flatMap(({ places, from = 'J1', ring = 1, closed = true }) => {
      const [, letters, digits] = /^(\D*)(\d+)$/.exec(String(from))!
      const label = (i: number) => `${letters}${String(Number(digits) + i).padStart(digits!.length, '0')}`
      const lines = places.map(([n, e], i) => `${label(i)},${ring},${n.toFixed(3)},${e.toFixed(3)}`)
      return closed ? [...lines, `${label(0)},${ring},${places[0]![0].toFixed(3)},${places[0]![1].toFixed(3)}`] : lines
    })
    .join('\n')
    .concat('\n')
}

/** A header; what is not said stays empty, so that nothing is compared. */
export const header = (said: Partial<Record<'count' | 'area' | 'number' | 'name' | 'kind' | 'more', string>> = {}) =>
  [said.count ?? '', said.area ?? '', said.number ?? '1', said.name ?? '地块', said.kind ?? '面', '', '', ''].join(
    ',',
  ) + `,${said.more ?? ''}@\n`

/** For each row the corners of each ring of each part, outer ring first. */
export function ringSizes({ table }: RawLayer): number[][][] {
  const { ringOffsets, partOffsets, featureOffsets } = table.geometry
  return Array.from({ length: table.length }, (_, f) =>
    range(featureOffsets[f]!, featureOffsets[f + 1]!).map((p) =>
      range(partOffsets[p]!, partOffsets[p + 1]!).map((r) => ringOffsets[r + 1]! - ringOffsets[r]! - 1),
    ),
  )
}

/** Hectares of a row, outer rings less holes, in whole thousandths of a metre: no rounding. */
export function hectares({ table }: RawLayer, row = 0): number {
  const { ringOffsets, partOffsets, featureOffsets, positions } = table.geometry
  let doubled = 0n
  const at = (i: number) => BigInt(Math.round(positions[i]! * 1000))
  for (const p of range(featureOffsets[row]!, featureOffsets[row + 1]!))
    for (const r of range(partOffsets[p]!, partOffsets[p + 1]!))
      for (let i = ringOffsets[r]! * 2; i + 3 < ringOffsets[r + 1]! * 2; i += 2)
        doubled += at(i) * at(i + 3) - at(i + 2) * at(i + 1)
  return Number(doubled) / 2 / 1e6 / 1e4
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

export const codesOf = ({ notes }: Pick<RawLayer, 'notes'>) => notes.map(({ code }) => code)
export const noteOf = ({ notes }: Pick<RawLayer, 'notes'>, code: string) => notes.find((note) => note.code === code)
export const cell = ({ table }: RawLayer, column: string, row = 0) => valueAt(table, column, row)
