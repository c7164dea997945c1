import type { Datum } from './gauss-kruger-codes.ts'
import type { CrsHints } from './guess-crs.ts'
import { halfWidth } from '../engine/model/half-width.ts'
import type { CornerNotes } from './corner-notes.ts'

export interface CornerHead {
  readonly hints: CrsHints
  /** The file names a datum that is known. */
  readonly datumStated: boolean
  /** The file names something that no code stands for: a city's own datum; another projection or width of zones. */
  readonly foreignDatum: boolean
  readonly foreignPlane: boolean
  readonly isWgs84: boolean
  /** Seven parameters to CGCS2000, when there are any and the datum needs them. */
  readonly shift: readonly number[] | null
}

/** What the head of a corner file says of its coordinates; what cannot be understood is noted at the head, line 1. */
export function readCornerHead(facts: ReadonlyMap<string, string>, notes: CornerNotes): CornerHead {
  const said = (key: string) => halfWidth(facts.get(key) ?? '').trim()
  const name = said('坐标系')
  const datums = datumsOf(name)
  const isWgs84 = name !== '' && datums.length === 0 && /WGS/i.test(name)
  const foreignDatum = name !== '' && datums.length !== 1 && !isWgs84
  if (foreignDatum) notes.add('error', 'corner-datum-unknown', 1, { name: facts.get('坐标系')! })
  let foreignPlane = false
  const projection = said('投影类型')
  if (projection !== '' && !/高斯|克[吕里呂]格|gauss|kr[uü]ger|^GK$|^TM$|无/i.test(projection)) {
    foreignPlane = true
    notes.add('error', 'corner-projection-unknown', 1, { name: facts.get('投影类型')! })
  }
  const width = widthOf(said('几度分带'))
  const zone = zoneOf(said('带号'))
  for (const [key, value] of [
    ['几度分带', width],
    ['带号', zone],
  ] as const)
    if (value === undefined) {
      foreignPlane = true
      notes.add('error', 'corner-head-unreadable', 1, { key, value: facts.get(key)! })
    }
  const datum = datums.length === 1 ? datums[0]! : null
  return {
    hints: { zone: zone ?? null, width: width ?? null, datum: isWgs84 ? 'cgcs2000' : datum },
    datumStated: datum !== null || isWgs84,
    foreignDatum,
    foreignPlane,
    isWgs84,
    shift: shiftOf(said('转换参数'), facts.get('转换参数') ?? '', datum, notes),
  }
}

/** Every datum that a name names: `2000国家大地坐标系`, `CGCS2000`, `1980西安`, `80国家大地坐标系`, `北京54`. */
export function datumsOf(name: string): Datum[] {
  const found: Datum[] = []
  if (/2000|CGCS/i.test(name)) found.push('cgcs2000')
  if (/西安|xi'?an|(?<!\d)(?:19)?80(?!\d)/i.test(name)) found.push('xian80')
  if (/北京|bei ?jing|(?<!\d)(?:19)?54(?!\d)/i.test(name)) found.push('beijing54')
  return found
}

/** Undefined when there is something that is no width. */
function widthOf(text: string): 3 | 6 | null | undefined {
  if (text === '' || text === '无') return null
  const word = /^(3|6|三|六)(?:\.0*)?\s*(?:°|度)?\s*(?:分?带)?$/.exec(text)?.[1]
  return word === '3' || word === '三' ? 3 : word === '6' || word === '六' ? 6 : undefined
}

function zoneOf(text: string): number | null | undefined {
  if (text === '' || text === '无') return null
  const digits = /^(?:第|中央经线|中央子午线)?\s*(\d+)(?:\.0*)?\s*(?:°|度)?\s*(?:带|号带|E)?$/i.exec(text)?.[1]
  return digits === undefined ? undefined : Number(digits) === 0 ? null : Number(digits)
}

function shiftOf(text: string, written: string, datum: Datum | null, notes: CornerNotes): number[] | null {
  const fields = text.split(/[,;]/.test(text) ? /[,;]/ : /\s+/)
  const values = fields.map((field) => (field.trim() === '' ? 0 : Number(field)))
  if (values.every((value) => value === 0)) return null
  if (values.length !== 7 || !values.every(Number.isFinite)) {
    notes.add('error', 'corner-shift-unreadable', 1, { value: written })
    return null
  }
  if (datum === 'xian80' || datum === 'beijing54') return values
  notes.add('note', 'corner-shift-ignored', 1, { value: written })
  return null
}
