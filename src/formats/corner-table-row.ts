import { parseAngle } from '../engine/geometry/angle.ts'
import { readPair } from './coordinate-pair.ts'

export interface TableRow {
  readonly line: number
  readonly text: string
  /** Counts blank lines between rows. */
  readonly block: number
  readonly number: string
  readonly ring: string
  readonly first: number
  readonly second: number
  /** What a letter or word beside the first number says that it is. */
  readonly axis: 'longitude' | 'latitude' | null
  /** Digits behind the point, where the two are plain numbers. */
  readonly decimals: number | null
}

const SIDE = '[NSEW]|[北南]纬|[东西]经|[经纬]度'
const SYMBOLS = new RegExp(
  `(?:(?:${SIDE})[:\\s]*)?[-+]?\\d+(?:\\.\\d+)?\\s*[°º˚度]` +
    `(?:\\s*\\d+(?:\\.\\d+)?\\s*[′'’‘´分](?:\\s*\\d+(?:\\.\\d+)?\\s*(?:″|''|′′|’’|"|”|“|秒)?)?)?(?:\\s*(?:${SIDE})(?![\\d:\\s]*\\d))?`,
  'gi',
)

/** A line of a table of corners, with its punctuation in ASCII; null when it holds no two coordinates. */
export function readTableRow(text: string, line: number, block: number): TableRow | null {
  for (const fields of divisions(text)) {
    const row = rowOf(fields)
    if (row) return { line, text, block, ...row }
  }
  return null
}

/** The ways in which a line may be divided, the surest first. */
function* divisions(text: string): Generator<string[]> {
  const angles = [...text.matchAll(SYMBOLS)]
  if (angles.length === 2) {
    const number = text.slice(0, angles[0]!.index).replace(/[\s,;]+$/, '')
    yield [...(number === '' ? [] : number.split(/[\s,;]+/)), angles[0]![0].trim(), angles[1]![0].trim()]
  }
  if (/[,;\t]/.test(text)) {
    const fields = text.split(/\s*[,;]\s*|\s*\t\s*/)
    while (fields.length > 2 && fields.at(-1) === '') fields.pop()
    yield fields
  }
  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  yield words
  // Degrees, minutes and seconds with blanks between them, after a number or not.
  if (words.length === 6 || words.length === 7) {
    const six = words.slice(-6)
    yield [...words.slice(0, -6), six.slice(0, 3).join(' '), six.slice(3).join(' ')]
  }
}

type Coordinates = Pick<TableRow, 'number' | 'ring' | 'first' | 'second' | 'axis' | 'decimals'>

function rowOf(fields: readonly string[]): Coordinates | null {
  if (fields.length < 2 || fields.length > 5) return null
  if (fields.length === 2) return coordinatesOf('', '', fields[0]!, fields[1]!)
  const [a, b, c, d] = fields as [string, string, string, string | undefined]
  const numbered = isNumber(a) ? coordinatesOf(a, '', b, c) : null
  // Two numbers and a height.
  const bare = coordinatesOf('', '', a, b)
  const ringed = d !== undefined && isNumber(a) && /^\d{1,4}$/.test(b) ? coordinatesOf(a, b, c, d) : null
  const all = [ringed, numbered, bare].filter((found) => found !== null)
  return all.find((found) => isClear(found)) ?? all[0] ?? null
}

const isNumber = (field: string) => /^[^\s.]{0,12}$/.test(field)
const isClear = ({ first, second, axis }: Coordinates) =>
  axis !== null || (readPair(first, second)?.axes ?? 'doubtful') !== 'doubtful'

function coordinatesOf(number: string, ring: string, a: string, b: string): Coordinates | null {
  const [first, second] = [coordinateOf(a), coordinateOf(b)]
  if (!first || !second) return null
  const other = second.axis && (second.axis === 'longitude' ? 'latitude' : 'longitude')
  if (first.axis !== null && first.axis === second.axis) return null
  const decimals =
    first.decimals === null || second.decimals === null ? null : Math.max(first.decimals, second.decimals)
  return { number, ring, first: first.value, second: second.value, axis: first.axis ?? other, decimals }
}

function coordinateOf(text: string): { value: number; axis: TableRow['axis']; decimals: number | null } | null {
  const plain = /^[+-]?\d+(?:\.(\d*))?$/.exec(text)
  if (plain) return { value: Number(text), axis: null, decimals: plain[1]?.length ?? 0 }
  const angle = parseAngle(text)
  return angle && { value: angle.degrees, axis: angle.axis, decimals: null }
}

/** Whether the words above a table put the northing or latitude first; null when they do not say. X is the northing. */
export function northingFirst(heading: string): boolean | null {
  const north = heading.search(/纬度|北|纵|lat|north|\bn\b|x/i)
  const east = heading.search(/经度|东|横|lon|lng|east|\be\b|y/i)
  return north < 0 || east < 0 ? null : north < east
}
