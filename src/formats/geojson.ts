import type { Value } from '../engine/model/table.ts'
import type { Encoding, Format, FormatFile, RawLayer, ReadJob, ReadOptions } from './format.ts'
import { FeatureReader } from './geojson-features.ts'
import { JsonBroken, JsonCursor } from './json-cursor.ts'
import type { Boundary } from './json-trouble.ts'

const GEOMETRIES = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/

const isMarked = (bytes: Uint8Array) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
const LIST = 0x5b
const LIST_END = 0x5d
const OBJECT = 0x7b

const REPORT_BYTES = 1_048_576

/** RFC 7946, and the `crs` member of the 2008 specification, which planners' plane coordinates still need. */
export const geojson: Format = {
  id: 'geojson',
  extensions: ['geojson', 'json'],
  sniff(head, name) {
    const mark = head[isMarked(head) ? 3 : 0]!
    const named = /\.(geo)?json$/i.test(name)
    // Blanks, an opening bracket, or the beginning of a UTF-16 byte order mark.
    const text = [0x20, 0x09, 0x0a, 0x0d, OBJECT, LIST, 0xfe, 0xff].includes(mark)
    if (named) return text ? 0.9 : 0.4
    return mark === OBJECT ? 0.5 : 0
  },
  async read({ main }, options, job) {
    const { bytes, encoding } = await utf8Of(main, options)
    const text = new TextReader(bytes, job)
    try {
      return { layers: [{ ...(await text.read(main.name)), encoding }], refused: [] }
    } catch (error) {
      const { linesAfter } = await import('./geojson-lines.ts')
      const layer = await linesAfter(error, bytes, text.boundary, main.name, job)
      return { layers: [{ ...layer, encoding }], refused: [] }
    }
  },
  async *write(layer) {
    const { geojsonOf } = await import('./geojson-write.ts')
    yield* geojsonOf(layer)
  },
}

/** The text as UTF-8 without byte order mark; that is what it has to be by RFC 8259, and all but ever is. */
export async function utf8Of(
  { name, bytes }: FormatFile,
  { encoding }: ReadOptions,
): Promise<{ bytes: Uint8Array; encoding: Encoding }> {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (encoding === null && !utf16) {
    const marked = isMarked(bytes)
    return { bytes: bytes.subarray(marked ? 3 : 0), encoding: { name: 'utf-8', rule: marked ? 'bom' : 'utf8-valid' } }
  }
  const { decodeText } = await import('./encoding.ts')
  const decoded = decodeText(bytes, encoding, name)
  return { bytes: new TextEncoder().encode(decoded.text), encoding: decoded.encoding }
}

/** Those of a text that count. */
interface Members {
  type: Value
  crs: Value
  features: FeatureReader | null
}

/** One text from its beginning to its end: the members of the collection in any order, features as they come. */
class TextReader {
  /** Up to where the text is known to be good. */
  boundary: Boundary = { at: 0, before: '' }
  readonly #cursor: JsonCursor
  readonly #job: ReadJob

  constructor(bytes: Uint8Array, job: ReadJob) {
    this.#cursor = new JsonCursor(bytes)
    this.#job = job
  }

  async read(file: string): Promise<RawLayer> {
    const cursor = this.#cursor
    const found: Members = { type: null, crs: null, features: null }
    if (cursor.next() === OBJECT) await this.#readMembers(found)
    else cursor.value()
    const { type, crs, features } = found
    if (cursor.next() !== 0 || cursor.at < cursor.bytes.length) throw new JsonBroken()
    let reader = type === 'FeatureCollection' ? features : null
    if (type === 'Feature' || (typeof type === 'string' && GEOMETRIES.test(type))) {
      reader = new FeatureReader(cursor)
      cursor.at = 0
      cursor.next()
      if (type === 'Feature') reader.read()
      else reader.readGeometryAlone()
    }
    if (!reader) throw (await import('./json-trouble.ts')).otherJson(cursor.bytes, file)
    return { name: file, ...reader.build(file), crs: await crsOf(crs, file) }
  }

  /** Of a member that comes twice the last counts, as in JSON.parse. */
  async #readMembers(found: Members): Promise<void> {
    const cursor = this.#cursor
    for (let first = true; ; first = false) {
      // At the comma: there, all before it can be left out.
      if (!first) this.boundary = { at: cursor.at, before: '{"":0' }
      const name = cursor.nextName(first)
      if (name === null) return
      if (name === 'features') found.features = null
      if (name === 'features' && cursor.next() === LIST) found.features = await this.#readFeatures()
      else if (name === 'type' || name === 'crs') found[name] = cursor.value()
      else cursor.value()
    }
  }

  async #readFeatures(): Promise<FeatureReader> {
    const cursor = this.#cursor
    const reader = new FeatureReader(cursor)
    const total = cursor.bytes.length
    let reported = cursor.at
    cursor.at++
    if (cursor.next() === LIST_END) {
      cursor.at++
      return reader
    }
    let before = '{"":['
    do {
      this.boundary = { at: cursor.at, before }
      before = '{"":[0,'
      cursor.next()
      reader.read()
      if (cursor.at - reported < REPORT_BYTES) continue
      reported = cursor.at
      // Most reports end at once, and then nothing is waited for.
      const wait = this.#job.report(reported, total)
      if (wait) await wait
    } while (cursor.takeCommaOr(LIST_END))
    return reader
  }
}

async function crsOf(crs: Value, file: string): Promise<string | null> {
  if (crs === null) return null
  const name = (crs as { properties?: { name?: unknown } | null }).properties?.name
  return typeof name === 'string' ? name : (await import('./geojson-crs.ts')).crsByNumber(crs, file)
}
