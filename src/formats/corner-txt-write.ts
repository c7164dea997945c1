import type { Ring } from '../engine/geometry/shape.ts'
import { frameByCode } from '../engine/geometry/frame.ts'
import { SHAPE_CODES, type Table, valueAt } from '../engine/model/table.ts'
import { InputError } from '../engine/model/trouble.ts'
import { areaOfParts, AREA_UNITS } from './corner-check.ts'
import { datumsOf } from './corner-head.ts'
import { HEAD_KEYS, HEADER_FIELDS } from './corner-lines.ts'
import { CORNER_NUMBERS } from './corner-rings.ts'
import type { WriteLayer } from './format.ts'
import { type Datum, GEOGRAPHIC, systemOf, zoneOf } from './gauss-kruger-codes.ts'
import { encodeGbk } from './gbk.ts'

const DATUM_NAMES: Readonly<Record<Datum | 'wgs84', string>> = {
  cgcs2000: '2000国家大地坐标系',
  xian80: '1980西安坐标系',
  beijing54: '1954北京坐标系',
  wgs84: 'WGS84',
}
/** Facts that the reader adds; they are no keys of the head. */
const OWN_FACTS: ReadonlySet<string> = new Set(['decimals', 'unit'])
const KIND_WORDS = ['', '点', '线', '面'] as const

/** What the head says of a coordinate system. */
interface System {
  readonly datum: Datum | 'wgs84'
  readonly width: 3 | 6 | null
  readonly zone: number | null
}

/**
 * A layer as corner file: GBK, CRLF, X the northing first, rings closed, 圈号 from 1 in each parcel. Coordinates have
 * the decimals that they came in (`decimals` of the facts; else 3, of degrees 9) and more where they need them: reading
 * gives the same numbers again. Throws InputError without coordinate system or shapes.
 */
export function* writeCornerTxt(layer: WriteLayer): Generator<Uint8Array> {
  const { table, crs, name } = layer
  if (crs === null) throw new InputError('corner-write-no-crs', {}, { file: name })
  const system = headSystem(crs)
  if (!system) throw new InputError('corner-write-crs', { crs }, { file: name })
  if (!table.geometry.shapeCodes.some((code) => code !== 0))
    throw new InputError('corner-write-no-shapes', {}, { file: name })
  const facts = layer.facts ?? new Map<string, string>()
  yield encodeGbk(headLines(facts, system))
  const decimals = decimalsFor(facts, system)
  for (let index = 0; index < table.length; index++)
    yield encodeGbk(parcelLines(table, index, decimals, system.width === null))
}

function headSystem(crs: string): System | null {
  const plane = systemOf(crs)
  if (plane) return { datum: plane.datum, width: plane.width, zone: zoneOf(plane.meridian, plane.width) }
  const code = frameByCode(crs)?.code ?? crs
  if (code === 'EPSG:4326') return { datum: 'wgs84', width: null, zone: null }
  const datum = (['cgcs2000', 'xian80', 'beijing54'] as const).find((one) => GEOGRAPHIC[one] === code)
  return datum ? { datum, width: null, zone: null } : null
}

function headLines(facts: ReadonlyMap<string, string>, { datum, width, zone }: System): string {
  const said = facts.get('坐标系') ?? ''
  const sameDatum = datum === 'wgs84' ? /WGS/i.test(said) : datumsOf(said).join() === datum
  const isDegrees = width === null
  const projection = facts.get('投影类型') ?? ''
  const own: Readonly<Record<string, string>> = {
    坐标系: sameDatum ? said : DATUM_NAMES[datum],
    几度分带: width === null ? '' : String(width),
    投影类型: isDegrees ? '' : /高斯|克/.test(projection) ? projection : '高斯克吕格',
    计量单位: isDegrees ? '度' : '米',
    带号: zone === null ? '' : String(zone),
    转换参数: (sameDatum && facts.get('转换参数')) || '0,0,0,0,0,0,0',
  }
  const lines: string[] = []
  for (const [key, value] of facts) if (/^\[.*\]$/.test(key)) lines.push(key, ...value.split('\n'))
  lines.push('[属性描述]')
  for (const key of HEAD_KEYS) lines.push(`${key}=${own[key] ?? oneLine(facts.get(key) ?? '')}`)
  for (const [key, value] of facts)
    if (!(HEAD_KEYS as readonly string[]).includes(key) && !OWN_FACTS.has(key) && !/^\[|[=＝,，]/.test(key))
      lines.push(`${oneLine(key)}=${oneLine(value)}`)
  lines.push('[地块坐标]')
  return lines.map((line) => `${line}\r\n`).join('')
}

function decimalsFor(facts: ReadonlyMap<string, string>, { width }: System): number {
  const usual = width === null ? 9 : 3
  const stated = Number(facts.get('decimals') ?? usual)
  // Facts of a layer in metres say nothing of its degrees, and the other way round.
  const sameUnit = (facts.get('unit') ?? 'metres') === (width === null ? 'degrees' : 'metres')
  return sameUnit && Number.isInteger(stated) && stated >= 0 && stated <= 15 ? stated : usual
}

function parcelLines(table: Table, index: number, decimals: number, isDegrees: boolean): string {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  const code = shapeCodes[index]!
  const parts: Ring[][] = []
  for (let p = featureOffsets[index]!; p < featureOffsets[index + 1]!; p++) {
    const part: Ring[] = []
    for (let r = partOffsets[p]!; r < partOffsets[p + 1]!; r++)
      part.push(positions.subarray(ringOffsets[r]! * 2, ringOffsets[r + 1]! * 2))
    parts.push(part)
  }
  const rings = parts.flat()
  const isArea = code === SHAPE_CODES.polygon
  const numbers = numbersOf(table, index, rings, isArea)
  const lines: string[] = []
  rings.forEach((ring, k) => {
    const own = numbers[k]!
    const count = own.length
    // Tables have outer rings against the clock, surveyors number them with it, unless the numbers say otherwise.
    const turned = isArea && !runsUp(own)
    for (let i = 0; i < count + (isArea ? 1 : 0); i++) {
      const at = turned ? (count - (i % count)) % count : i % count
      const [x, y] = [ring[at * 2]!, ring[at * 2 + 1]!]
      lines.push(`${oneLine(own[at]!)},${k + 1},${digits(y, decimals)},${digits(x, decimals)}`)
    }
  })
  const header = [String(lines.length), ...headerFields(table, index, parts, isDegrees), '@']
  return [header.join(','), ...lines].map((line) => `${line}\r\n`).join('')
}

/** Numbers of the corners of each ring: those of the column where they fit, else J1 and on through the parcel. */
function numbersOf(table: Table, index: number, rings: readonly Ring[], isArea: boolean): string[][] {
  const sizes = rings.map((ring) => ring.length / 2 - (isArea ? 1 : 0))
  const stored = valueAt(table, CORNER_NUMBERS, index)
  const known = typeof stored === 'string' ? stored.split(';').map((ring) => ring.split(',')) : []
  if (known.length === sizes.length && known.every((ring, k) => ring.length === sizes[k])) return known
  let next = 1
  return sizes.map((size) => {
    const first = next
    next += size
    // From the first corner with the clock, which is against the order of the table.
    return Array.from({ length: size }, (_, i) => `J${first + (isArea ? (size - i) % size : i)}`)
  })
}

function runsUp(numbers: readonly string[]): boolean {
  const [second, last] = [numbers[1], numbers.at(-1)].map((text) => Number(/\d+/.exec(text ?? '')?.[0] ?? NaN))
  return second! < last!
}

function headerFields(table: Table, index: number, parts: readonly Ring[][], isDegrees: boolean): string[] {
  const textOf = (name: string) => {
    const value = valueAt(table, name, index)
    return value === null ? '' : oneField(typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  const fields = HEADER_FIELDS.map((name) => textOf(name))
  fields[0] = areaField(table.geometry.shapeCodes[index]!, fields[0]!, parts, isDegrees)
  fields[1] ||= oneField(table.ids[index] || String(index + 1))
  fields[2] ||= textOf('name') || textOf('名称')
  fields[3] = KIND_WORDS[table.geometry.shapeCodes[index]!]!
  for (let k = HEADER_FIELDS.length + 2; table.columns.has(`字段${k}`); k++) fields.push(textOf(`字段${k}`))
  return fields
}

/** The area that is stated, which may be an approved one; else that of the shape, in hectares. */
function areaField(code: number, stated: string, parts: readonly Ring[][], isDegrees: boolean): string {
  if (code !== SHAPE_CODES.polygon || (stated !== '' && stated !== '0')) return stated
  return (areaOfParts(parts, isDegrees) / AREA_UNITS.hectare).toFixed(4)
}

/** So many digits behind the point, or as many as the number needs to be read back as it is. */
function digits(value: number, decimals: number): string {
  const fixed = value.toFixed(decimals)
  return Number(fixed) === value ? fixed : String(value)
}

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ')
/** A comma would begin the next field; the Chinese one reads the same. */
const oneField = (text: string) => oneLine(text).replaceAll(',', '，').trim()
