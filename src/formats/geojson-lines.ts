import { InputError } from '../engine/model/trouble.ts'
import type { RawLayer, ReadJob } from './format.ts'
import { FeatureReader } from './geojson-features.ts'
import { JsonBroken, JsonCursor, JsonTooDeep, NotUtf8 } from './json-cursor.ts'
import { type Boundary, troubleOf } from './json-trouble.ts'

const RECORD_MARK = 0x1e
const NEWLINE = 0x0a
const REPORT_BYTES = 1_048_576
/** As much of a line as says whether it is a bare geometry. */
const HEAD_BYTES = 64
const GEOMETRY = /^\{\s*"type"\s*:\s*"(?:(?:Multi)?(?:Point|LineString|Polygon)|GeometryCollection)"/

const isBlank = (byte: number) => byte <= 0x20 && byte !== RECORD_MARK

/** Whether a text that is no single JSON value is a sequence of them: a record mark, or a second line that opens one. */
export function areLines(bytes: Uint8Array): boolean {
  let at = 0
  while (at < bytes.length && isBlank(bytes[at]!)) at++
  if (bytes[at] === RECORD_MARK) return true
  if (bytes[at] !== 0x7b) return false
  const end = bytes.indexOf(NEWLINE, at)
  let last = end - 1
  while (last > at && isBlank(bytes[last]!)) last--
  // The first line is an object, closed on it; a list or an outer object would go on.
  if (end === -1 || bytes[last] !== 0x7d) return false
  let next = end
  while (next < bytes.length && isBlank(bytes[next]!)) next++
  return bytes[next] === 0x7b || bytes[next] === RECORD_MARK
}

/** The lines of a text that is no single value, as the error of reading it says. Throws what to tell the user if it has none. */
export async function linesAfter(
  error: unknown,
  bytes: Uint8Array,
  boundary: Boundary,
  file: string,
  job: ReadJob,
): Promise<RawLayer> {
  // What breaks in a list of features breaks one text, not a line of its own.
  const isCollection = boundary.before.startsWith('{"":[')
  if (error instanceof JsonBroken && !isCollection && areLines(bytes)) return readLines(bytes, file, job)
  throw troubleOf(error, bytes, boundary, file)
}

/**
 * A feature a line, or a feature after each record mark (RFC 8142). One after the other: nothing but the rows is kept. A
 * line that cannot be used costs itself only; rows are numbered by line, or by record. Throws InputError when there is
 * no line that can be used.
 */
export async function readLines(bytes: Uint8Array, file: string, job: ReadJob): Promise<RawLayer> {
  const cursor = new JsonCursor(bytes)
  const reader = new FeatureReader(cursor)
  const records = new Records(bytes)
  let reported = 0
  let isOtherText = false
  for (let start = 0; start < bytes.length; start = records.limit + 1) {
    records.next(start)
    if (records.start === records.end) {
      // An empty line has a number; before the first record mark is no record.
      if (!records.isMarked) reader.skipRow()
      continue
    }
    const fault = readOne(reader, cursor, records)
    if (fault === 'line-not-utf8') isOtherText = true
    if (records.end - reported < REPORT_BYTES) continue
    reported = records.end
    await job.report(reported, bytes.length)
  }
  if (reader.kept === 0 && isOtherText) throw new InputError('not-utf8', {}, { file })
  const built = reader.build(file)
  const [fault] = built.notes
  if (reader.kept === 0) throw new InputError(fault?.code ?? 'empty-file', fault?.params, { ...fault?.where, file })
  return { name: file, ...built, crs: null }
}

/** Reads the row that ends where the record does; says what was wrong with its text. */
function readOne(reader: FeatureReader, cursor: JsonCursor, { start, end }: Records): string | null {
  const before = reader.rows
  let fault: string | null = null
  cursor.at = start
  try {
    if (isGeometry(cursor.bytes, start, end)) reader.readGeometryAlone(end)
    else reader.read(end)
  } catch (error) {
    if (error instanceof NotUtf8) fault = 'line-not-utf8'
    else if (error instanceof JsonBroken || error instanceof JsonTooDeep) fault = 'broken-line'
    else throw error
  }
  if (fault !== null && reader.rows === before) reader.dropRow(fault)
  return fault
}

function isGeometry(bytes: Uint8Array, start: number, end: number): boolean {
  const head = bytes.subarray(start, Math.min(end, start + HEAD_BYTES))
  // Most lines are features, of which the first member says so.
  return head[2] !== 0x74 || head[10] !== 0x46 ? GEOMETRY.test(String.fromCharCode(...head)) : false
}

/** The stretches between line ends or record marks, without the blanks around them. */
export class Records {
  start = 0
  end = 0
  /** Where the mark or line end behind it stands. */
  limit = 0
  readonly isMarked: boolean
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.isMarked = bytes.subarray(0, HEAD_BYTES).includes(RECORD_MARK)
  }

  next(from: number): void {
    const bytes = this.#bytes
    const found = bytes.indexOf(this.isMarked ? RECORD_MARK : NEWLINE, from)
    this.limit = found === -1 ? bytes.length : found
    let end = this.limit
    let start = from
    while (start < end && isBlank(bytes[start]!)) start++
    while (end > start && isBlank(bytes[end - 1]!)) end--
    this.start = start
    this.end = end
  }
}
