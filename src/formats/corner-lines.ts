import { halfWidth } from '../engine/model/half-width.ts'
import { InputError } from '../engine/model/trouble.ts'

/** A line that should be a corner, not yet understood. */
export interface CornerLine {
  readonly line: number
  readonly text: string
}

export interface ParcelLines {
  /** Line of the header, or of the first corner where there is none; counts from 1. */
  readonly line: number
  /** The fields in front of `@`; null where a parcel has no header. */
  readonly header: readonly string[] | null
  /** False when the `@` at the end was missing. */
  readonly marked: boolean
  readonly corners: readonly CornerLine[]
}

export interface CornerText {
  /** Keys and values of [属性描述] as written; every other section under its name in brackets, lines joined. */
  readonly facts: Map<string, string>
  /** Whether any line is one that only this format has: a section, a key of the head, a header of a parcel. */
  readonly recognised: boolean
  readonly parcels: readonly ParcelLines[]
  /** Lines that are neither: headings, remarks. */
  readonly ignored: readonly number[]
}

const HEAD = '属性描述'
const PARCELS = '地块坐标'
export const HEAD_KEYS = [
  '格式版本号',
  '数据产生单位',
  '数据产生日期',
  '坐标系',
  '几度分带',
  '投影类型',
  '计量单位',
  '带号',
  '精度',
  '转换参数',
] as const
/** Names of the fields of a parcel's header, after the number of corners; further ones are 字段9, 字段10 … */
export const HEADER_FIELDS = [
  '地块面积',
  '地块编号',
  '地块名称',
  '记录图形属性',
  '图幅号',
  '地块用途',
  '地类编码',
] as const
const KINDS = /^(?:面|线|点|多边形|折线|polygon|line|point)$/i

/** So many corners of a file are read: each line is kept until its parcel is whole, and a page has some 4 GB. */
const MOST_CORNERS = 3_000_000

/**
 * A corner file line by line: which are head, headers of parcels and corners. Nothing is judged yet. Throws InputError
 * for one of too many corners.
 */
export function readCornerLines(text: string, file: string): CornerText {
  const facts = new Map<string, string>()
  const parcels: { line: number; header: string[] | null; marked: boolean; corners: CornerLine[] }[] = []
  const ignored: number[] = []
  let section: string | null = null
  let recognised = false
  let corners = 0
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const line = i + 1
    const trimmed = raw.trim()
    if (trimmed === '') return
    const name = sectionOf(trimmed)
    if (name !== null) {
      section = name
      recognised ||= name === HEAD || name === PARCELS
      return
    }
    const header = headerOf(trimmed)
    if (header) {
      parcels.push({ line, ...header, corners: [] })
      section = PARCELS
      recognised = true
      return
    }
    const pair = /^([^=＝,，]+)[=＝](.*)$/.exec(trimmed)
    const key = pair ? halfWidth(pair[1]!).trim() : ''
    if (pair && (section === HEAD || (section === null && (HEAD_KEYS as readonly string[]).includes(key)))) {
      if (!facts.has(key)) facts.set(key, pair[2]!.trim())
      recognised = true
      return
    }
    if (section !== null && section !== HEAD && section !== PARCELS) {
      const known = facts.get(`[${section}]`)
      facts.set(`[${section}]`, known === undefined ? trimmed : `${known}\n${trimmed}`)
      return
    }
    // Corners begin without [地块坐标] in files without a head.
    if (section === HEAD || !/\d/.test(halfWidth(trimmed)) || /^(?:#|\/\/)/.test(trimmed)) {
      ignored.push(line)
      return
    }
    let parcel = parcels.at(-1)
    if (!parcel) parcels.push((parcel = { line, header: null, marked: true, corners: [] }))
    if (++corners > MOST_CORNERS)
      throw new InputError('corner-too-many', { most: MOST_CORNERS / 1e6 }, { file, row: line })
    parcel.corners.push({ line, text: trimmed })
  })
  return { facts, recognised, parcels, ignored }
}

/** The name in brackets; numbers in brackets are those of another format. */
function sectionOf(trimmed: string): string | null {
  if (!/^[[［【]/.test(trimmed)) return null
  return /^\[\s*([^\][,\d][^\][,]*?)\s*\]$/.exec(halfWidth(trimmed))?.[1] ?? null
}

/** A line whose last field is `@`; without it, one with a kind of figure at its place. */
function headerOf(trimmed: string): { header: string[]; marked: boolean } | null {
  // Most lines are corners.
  if (trimmed.length < 60 && /^[\w.,\s+-]*$/.test(trimmed)) return null
  const end = /[,，\s][@＠][\s,，]*$/.exec(trimmed)
  const body = end ? trimmed.slice(0, end.index) : trimmed
  // Commas of Chinese may be part of a name, so they divide only where the others do not.
  const ascii = body.split(',')
  const fields = (ascii.length >= 5 ? ascii : body.split(/[,，]/)).map((field) => field.trim())
  if (end) return { header: fields, marked: true }
  return fields.length >= 8 && KINDS.test(fields[4]!) && /^\d*$/.test(fields[0]!)
    ? { header: fields.at(-1) === '' ? fields.slice(0, -1) : fields, marked: false }
    : null
}

/** Fields divided by commas or semicolons, or else by blanks and tabs; empty ones beyond the fourth are left out. */
export function fieldsOf(line: string): string[] {
  const text = halfWidth(line).trim()
  const fields = /[,;]/.test(text) ? text.split(/\s*[,;]\s*/) : text.split(/\t/.test(text) ? /\s*\t\s*/ : /\s+/)
  while (fields.length > 4 && fields.at(-1) === '') fields.pop()
  return fields
}
