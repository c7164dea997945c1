/**
 * What reading a FlatGeobuf into columns costs beside the flatgeobuf library, which makes a GeoJSON feature of every
 * row. Both are given the bytes in memory and end with all rows and values at hand. The file is written by our own
 * writer, so both read the same layout.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import type { Feature, Point } from 'geojson'
import { cellAt, type Column, type Table, type Value } from '../../src/engine/model/table.ts'
import { readFlatgeobuf } from '../../src/formats/flatgeobuf-read.ts'
import { flatgeobufOf } from '../../src/formats/flatgeobuf-write.ts'
import { SILENT_JOB } from '../../src/formats/format.ts'
import { type Figure, figure, interleaved, seededRandom } from './measure.ts'

const ROWS = 1_000_000
const ROUNDS = 7
const GOAL = 60
const SETTLE_MS = 500

const KINDS = ['residence', 'dormitory', 'school', 'hospital']
const FIELDS = ['id', 'name', 'kind', 'persons'] as const

export async function decode(): Promise<Figure[]> {
  const bytes = fileOf(houses(ROWS))
  let table: Table | null = null
  let features: Feature<Point>[] | null = null
  const collect = collector()
  // What one side left behind is not collected, nor its memory given back, at the other's expense.
  const prepare = async () => {
    table = features = null
    collect()
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  }
  const ours = async () => {
    table = (await readFlatgeobuf({ name: 'houses.fgb', bytes }, SILENT_JOB)).table
    return table.length
  }
  const theirs = async () => {
    features = []
    for await (const one of deserialize(bytes)) features.push(one as Feature<Point>)
    return features.length
  }
  const [mine, peer] = await interleaved(
    [
      { name: 'Sizhi', prepare, run: ours },
      { name: 'flatgeobuf', prepare, run: theirs },
    ],
    ROUNDS,
    2,
  )
  await Promise.all([ours(), theirs()])
  const equal = mine!.answer === peer!.answer && digestOfTable(table!) === digestOfFeatures(features!)
  const name = `decode a FlatGeobuf of ${ROWS.toLocaleString('en')} points`
  return [figure(name, mine!.median, 'flatgeobuf', peer!.median, GOAL, equal, leastCost(bytes, table!))]
}

/** What no reader in JavaScript gets below: memory for the table that was never used, and a look at all of the file. */
function leastCost(bytes: Uint8Array, table: Table): string {
  const sizes = [...new Set(arraysOf(table))].map(({ byteLength }) => byteLength)
  const fresh = medianOf(() => {
    for (const size of sizes) {
      const array = new Uint8Array(size)
      for (let i = 0; i < size; i += PAGE) array[i] = 1
    }
  })
  let sum = 0
  const looked = medianOf(() => {
    for (let i = 0; i < bytes.length; i += CACHE_LINE) sum += bytes[i]!
  })
  if (sum === 0) throw new Error('an empty file')
  const megabytes = (count: number) => (count / 1e6).toFixed(0)
  const all = sizes.reduce((sum, size) => sum + size, 0)
  return `of ours ${fresh.toFixed(0)} ms are fresh memory for ${megabytes(all)} MB of table, ${looked.toFixed(0)} ms a look at each cache line of a file of ${megabytes(bytes.length)} MB`
}

const PAGE = 4096
const CACHE_LINE = 64

function medianOf(run: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[ROUNDS >> 1]!
}

/** The arrays of a table that a reader has to fill; texts stand in the file. */
function* arraysOf({ geometry, columns, rows }: Table): Generator<ArrayBufferView> {
  const of = (value: unknown) => Object.values(value as object).filter((each) => ArrayBuffer.isView(each))
  yield* [rows, ...of(geometry)].filter((each) => ArrayBuffer.isView(each))
  for (const column of columns.values()) {
    if (column instanceof Float64Array) yield column
    else yield* of({ ...column, bytes: null })
  }
}

/** Points with an id and a name of their own, one of a few words and a number. */
function houses(rows: number): Table {
  const random = seededRandom(20260401)
  const codes = (codeOf: (i: number) => number) => Uint32Array.from({ length: rows }, (_, i) => codeOf(i))
  const texts = (textOf: (i: number) => string): Column => ({
    codes: codes((i) => i + 1),
    words: [null, ...Array.from({ length: rows }, (_, i) => textOf(i))],
  })
  const offsets = Uint32Array.from({ length: rows + 1 }, (_, i) => i)
  return {
    length: rows,
    ids: new Array<string>(rows).fill(''),
    rows: offsets.slice(1),
    geometry: {
      shapeCodes: new Uint8Array(rows).fill(1),
      positions: Float64Array.from({ length: rows * 2 }, (_, i) => (i % 2 === 0 ? 110 : 35) + random()),
      ringOffsets: offsets,
      partOffsets: offsets,
      featureOffsets: offsets,
    },
    columns: new Map<string, Column>([
      ['id', texts((i) => `R${100_000 + i}`)],
      ['name', texts((i) => `柳林村${i}号`)],
      ['kind', { codes: codes(() => 1 + Math.floor(random() * KINDS.length)), words: [null, ...KINDS] }],
      ['persons', Float64Array.from({ length: rows }, () => Math.floor(random() * 9))],
    ]),
  }
}

function fileOf(table: Table): Uint8Array {
  const pieces = [...flatgeobufOf({ name: 'houses', table, crs: 'EPSG:4490' })]
  return new Uint8Array(Buffer.concat(pieces))
}

/** Order and every digit count. */
class Digest {
  #bits = 0x811c9dc5
  readonly #number = new Float64Array(1)
  readonly #words = new Uint32Array(this.#number.buffer)

  number(value: number): void {
    this.#number[0] = value
    this.#take(this.#words[0]!)
    this.#take(this.#words[1]!)
  }

  value(value: Value | undefined): void {
    const text = `${typeof value} ${String(value)}`
    for (let i = 0; i < text.length; i++) this.#take(text.charCodeAt(i))
  }

  get bits(): number {
    return this.#bits
  }

  #take(word: number): void {
    this.#bits = Math.imul(this.#bits ^ word, 0x01000193)
    this.#bits ^= this.#bits >>> 15
  }
}

function digestOfTable({ length, geometry, columns }: Table): string {
  const [places, values] = [new Digest(), new Digest()]
  const { positions, ringOffsets, partOffsets, featureOffsets } = geometry
  for (let row = 0; row < length; row++) {
    const at = ringOffsets[partOffsets[featureOffsets[row]!]!]! * 2
    places.number(positions[at]!)
    places.number(positions[at + 1]!)
    for (const field of FIELDS) values.value(cellAt(columns.get(field)!, row))
  }
  return `${length} ${places.bits} ${values.bits}`
}

function digestOfFeatures(features: readonly Feature<Point>[]): string {
  const [places, values] = [new Digest(), new Digest()]
  for (const { geometry, properties } of features) {
    for (const value of geometry.coordinates.slice(0, 2)) places.number(value)
    for (const field of FIELDS) values.value(properties?.[field] as Value)
  }
  return `${features.length} ${places.bits} ${values.bits}`
}

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
