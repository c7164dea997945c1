/** SQLite's own, and that of most devices. */
const PAGE_BYTES = 4096
const INTERIOR = 5
const LEAF = 13
const INDEX_LEAF = 10
const HEADER_BYTES = 100
/** GeoPackage 1.3 and its mark, "GPKG". */
const APPLICATION_ID = 0x47504b47
const USER_VERSION = 10_300

/** The pages of a database under way; the first is written last, when the roots of all trees are known. */
export class SqliteWriter {
  readonly #pages: Uint8Array[] = [new Uint8Array(PAGE_BYTES)]
  readonly #schema: TreeWriter
  #rows = 0

  constructor() {
    // Small leaves, so that there are always several: the root of this tree has to be on the first page.
    this.#schema = new TreeWriter(this.#pages, 1600)
  }

  tree(): TreeWriter {
    return new TreeWriter(this.#pages)
  }

  /** The index that a key of texts has by itself, of a table with one row or none. */
  indexOf(record: Uint8Array | null): number {
    const page = newPage(this.#pages)
    const cells = record ? [Uint8Array.of(...varintOf(record.length), ...record)] : []
    fillPage(this.#pages[page - 1]!, INDEX_LEAF, 0, cells, 0)
    return page
  }

  /** An entry of the schema; `root` is 0 of what has no tree. */
  declare(type: 'table' | 'index' | 'trigger', name: string, table: string, root: number, sql: string | null): void {
    this.#schema.add(++this.#rows, recordOf([type, name, table, root, sql]))
  }

  /** All pages; nothing can be added then. */
  finish(): readonly Uint8Array[] {
    this.#schema.finish(1)
    const header = new DataView(this.#pages[0]!.buffer)
    new TextEncoder().encodeInto('SQLite format 3\0', this.#pages[0]!)
    header.setUint16(16, PAGE_BYTES)
    // No log, no reserved bytes, and the fractions that the format prescribes.
    for (const [at, value] of [1, 1, 0, 64, 32, 32].entries()) header.setUint8(18 + at, value)
    const places = { changes: 24, pages: 28, cookie: 40, format: 44, encoding: 56, user: 60, id: 68, valid: 92, by: 96 }
    header.setUint32(places.changes, 1)
    header.setUint32(places.pages, this.#pages.length)
    header.setUint32(places.cookie, 1)
    header.setUint32(places.format, 4)
    header.setUint32(places.encoding, 1)
    header.setUint32(places.user, USER_VERSION)
    header.setUint32(places.id, APPLICATION_ID)
    header.setUint32(places.valid, 1)
    // Of the library whose rules this follows.
    header.setUint32(places.by, 3_040_001)
    return this.#pages
  }
}

function newPage(pages: Uint8Array[]): number {
  return pages.push(new Uint8Array(PAGE_BYTES))
}

/** Writes the rows of one table, in the order of their numbers, into pages. */
export class TreeWriter {
  readonly #pages: Uint8Array[]
  readonly #roomOfLeaf: number
  #cells: Uint8Array[] = []
  #used = 0
  #lastKey = 0
  readonly #children: { page: number; lastKey: number }[] = []

  constructor(pages: Uint8Array[], roomOfLeaf = PAGE_BYTES - 8) {
    this.#pages = pages
    this.#roomOfLeaf = roomOfLeaf
  }

  /** The bytes of the record are copied. Numbers have to rise. */
  add(rowid: number, record: Uint8Array): void {
    const cell = this.#cellOf(rowid, record)
    if (this.#cells.length > 0 && this.#used + cell.length + 2 > this.#roomOfLeaf) this.#endLeaf()
    this.#cells.push(cell)
    this.#used += cell.length + 2
    this.#lastKey = rowid
  }

  /** The page of the root, of `root` if that is given. */
  finish(root?: number): number {
    if (this.#cells.length > 0 || this.#children.length === 0) this.#endLeaf()
    let level = this.#children
    while (level.length > 1 || root !== undefined) {
      const isTop = level.length <= MOST_CHILDREN
      const above: { page: number; lastKey: number }[] = []
      for (let i = 0; i < level.length; i += MOST_CHILDREN) {
        const part = level.slice(i, i + MOST_CHILDREN)
        const page = isTop && root !== undefined ? root : newPage(this.#pages)
        const cells = part.slice(0, -1).map(({ page: child, lastKey }) => {
          const cell = Uint8Array.of(0, 0, 0, 0, ...varintOf(lastKey))
          new DataView(cell.buffer).setUint32(0, child)
          return cell
        })
        fillPage(this.#pages[page - 1]!, INTERIOR, part.at(-1)!.page, cells, page === 1 ? HEADER_BYTES : 0)
        above.push({ page, lastKey: part.at(-1)!.lastKey })
      }
      level = above
      if (isTop) break
    }
    return level[0]!.page
  }

  #endLeaf(): void {
    const page = newPage(this.#pages)
    fillPage(this.#pages[page - 1]!, LEAF, 0, this.#cells, 0)
    this.#children.push({ page, lastKey: this.#lastKey })
    this.#cells = []
    this.#used = 0
  }

  /** Length, number, and as much of the record as belongs on the page; the rest goes to pages of its own. */
  #cellOf(rowid: number, record: Uint8Array): Uint8Array {
    const head = [...varintOf(record.length), ...varintOf(rowid)]
    const local = localBytes(record.length)
    const isWhole = local === record.length
    const cell = new Uint8Array(head.length + local + (isWhole ? 0 : 4))
    cell.set(head)
    cell.set(record.subarray(0, local), head.length)
    if (!isWhole) new DataView(cell.buffer).setUint32(head.length + local, this.#overflow(record.subarray(local)))
    return cell
  }

  #overflow(rest: Uint8Array): number {
    const room = PAGE_BYTES - 4
    const first = this.#pages.length + 1
    for (let at = 0; at < rest.length; at += room) {
      const page = newPage(this.#pages)
      const bytes = this.#pages[page - 1]!
      if (at + room < rest.length) new DataView(bytes.buffer).setUint32(0, page + 1)
      bytes.set(rest.subarray(at, at + room), 4)
    }
    return first
  }
}

/** A cell of an interior page has at most 13 bytes and its place in the list two. */
const MOST_CHILDREN = Math.floor((PAGE_BYTES - HEADER_BYTES - 12) / 15)

function localBytes(length: number): number {
  if (length <= PAGE_BYTES - 35) return length
  const least = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23
  const fitting = least + ((length - least) % (PAGE_BYTES - 4))
  return fitting <= PAGE_BYTES - 35 ? fitting : least
}

/** Cells from the end of the page backwards, their places in front. */
function fillPage(page: Uint8Array, type: number, right: number, cells: readonly Uint8Array[], start: number): void {
  const view = new DataView(page.buffer)
  const listAt = start + (type === INTERIOR ? 12 : 8)
  view.setUint8(start, type)
  view.setUint16(start + 3, cells.length)
  if (type === INTERIOR) view.setUint32(start + 8, right)
  let at = PAGE_BYTES
  cells.forEach((cell, i) => {
    at -= cell.length
    page.set(cell, at)
    view.setUint16(listAt + i * 2, at)
  })
  view.setUint16(start + 5, at)
}

/** A whole number from -2^53 to 2^53, seven bits a byte, the highest first; negative ones take nine bytes. */
function varintOf(value: number): number[] {
  if (value < 0) {
    const whole = BigInt.asUintN(64, BigInt(value))
    const high = Array.from({ length: 8 }, (_, i) => Number((whole >> BigInt(57 - 7 * i)) & 0x7fn) | 0x80)
    return [...high, Number(whole & 0xffn)]
  }
  const bytes = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) | 0x80)
  return bytes
}

export type Written = string | number | Uint8Array | null | { readonly real: number }

/** The values of a row as a record. Numbers are whole; `real` is a double. */
export function recordOf(values: readonly Written[]): Uint8Array {
  const header: number[] = []
  const bodies: Uint8Array[] = []
  let length = 0
  for (const value of values) {
    const [type, body] = encoded(value)
    header.push(...varintOf(type))
    bodies.push(body)
    length += body.length
  }
  // The length of the header counts itself.
  const own = header.length + 1 < 128 ? 1 : 2
  const record = new Uint8Array(own + header.length + length)
  record.set(varintOf(own + header.length))
  record.set(header, own)
  let at = own + header.length
  for (const body of bodies) {
    record.set(body, at)
    at += body.length
  }
  return record
}

const NOTHING = new Uint8Array(0)
const encoder = new TextEncoder()

function encoded(value: Written): [number, Uint8Array] {
  if (value === null) return [0, NOTHING]
  if (typeof value === 'string') {
    const bytes = encoder.encode(value)
    return [13 + bytes.length * 2, bytes]
  }
  if (value instanceof Uint8Array) return [12 + value.length * 2, value]
  const view = new DataView(new ArrayBuffer(8))
  if (typeof value === 'object') {
    view.setFloat64(0, value.real)
    return [7, new Uint8Array(view.buffer)]
  }
  if (value === 0 || value === 1) return [8 + value, NOTHING]
  if (value === (value << 24) >> 24) return [1, Uint8Array.of(value)]
  if (value === (value | 0)) {
    view.setInt32(0, value)
    return [4, new Uint8Array(view.buffer, 0, 4)]
  }
  view.setBigInt64(0, BigInt(value))
  return [6, new Uint8Array(view.buffer)]
}
