import type { PageBytes, SqlitePages } from './sqlite-pages.ts'
import { SqliteRecord, varint } from './sqlite-record.ts'

const INTERIOR = 5
const LEAF = 13
/** A tree of more levels would hold more rows than there are numbers for. */
const MOST_LEVELS = 20

interface Node {
  readonly page: PageBytes
  readonly isLeaf: boolean
  readonly cells: number
  /** Where the places of the cells are listed. */
  readonly listAt: number
  /** The last child of an interior page. */
  readonly right: number
}

/**
 * The B-tree of a table: its rows in the order of their numbers, or one by its number. A page that comes twice, leads
 * out of the file or is of another kind throws RangeError: nothing that a file says makes it run in circles.
 */
export class SqliteTree {
  readonly #pages: SqlitePages
  readonly #root: number
  readonly #record: SqliteRecord

  constructor(pages: SqlitePages, root: number) {
    this.#pages = pages
    this.#root = root
    this.#record = new SqliteRecord(pages.encoding)
  }

  /** How many rows there are, from the counts of the leaves; no row is looked at. */
  get length(): number {
    let length = 0
    for (const { cells } of this.#leaves()) length += cells
    return length
  }

  /** Every row. The record is the same object each time. */
  *rows(): Generator<SqliteRecord> {
    for (const node of this.#leaves())
      for (let i = 0; i < node.cells; i++) {
        this.#openCell(node, i)
        yield this.#record
      }
  }

  /** The row of this number, or null. */
  find(rowid: number): SqliteRecord | null {
    let node = this.#node(this.#root)
    for (let level = 0; !node.isLeaf; level++) {
      if (level === MOST_LEVELS) throw new RangeError('too many levels')
      const at = this.#firstNotLess(node, rowid)
      node = this.#node(at === node.cells ? node.right : this.#childAt(node, at))
    }
    const at = this.#firstNotLess(node, rowid)
    if (at === node.cells || this.#keyAt(node, at) !== rowid) return null
    this.#openCell(node, at)
    return this.#record
  }

  *#leaves(): Generator<Node> {
    const seen = new Set<number>()
    const stack = [{ number: this.#root, level: 0 }]
    while (stack.length > 0) {
      const { number, level } = stack.pop()!
      if (seen.has(number) || level > MOST_LEVELS) throw new RangeError('page comes twice')
      seen.add(number)
      const node = this.#node(number)
      if (node.isLeaf) yield node
      else {
        stack.push({ number: node.right, level: level + 1 })
        for (let i = node.cells - 1; i >= 0; i--) stack.push({ number: this.#childAt(node, i), level: level + 1 })
      }
    }
  }

  #node(number: number): Node {
    const page = this.#pages.page(number)
    // The first page begins with the header of the file.
    const at = page.start + (number === 1 ? 100 : 0)
    const type = page.view.getUint8(at)
    if (type !== INTERIOR && type !== LEAF) throw new RangeError('no page of a table')
    const cells = page.view.getUint16(at + 3)
    const isLeaf = type === LEAF
    const listAt = at + (isLeaf ? 8 : 12)
    if (listAt + cells * 2 > page.start + this.#pages.usableBytes) throw new RangeError('more cells than a page holds')
    return { page, isLeaf, cells, listAt, right: isLeaf ? 0 : page.view.getUint32(at + 8) }
  }

  #cellAt({ page, listAt }: Node, index: number): number {
    const at = page.view.getUint16(listAt + index * 2)
    if (at + 4 > this.#pages.usableBytes) throw new RangeError('cell beyond its page')
    return page.start + at
  }

  #childAt(node: Node, index: number): number {
    return node.page.view.getUint32(this.#cellAt(node, index))
  }

  #keyAt(node: Node, index: number): number {
    const { bytes, start } = node.page
    const end = start + this.#pages.usableBytes
    const at = this.#cellAt(node, index)
    if (!node.isLeaf) return varint(bytes, at + 4, end)[0]
    return varint(bytes, varint(bytes, at, end)[1], end)[0]
  }

  /** The first cell whose number is not less; all of them when all are. */
  #firstNotLess(node: Node, rowid: number): number {
    let [low, high] = [0, node.cells]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#keyAt(node, middle) < rowid) low = middle + 1
      else high = middle
    }
    return low
  }

  #openCell(node: Node, index: number): void {
    const { page } = node
    const end = page.start + this.#pages.usableBytes
    const [length, keyAt] = varint(page.bytes, this.#cellAt(node, index), end)
    const [key, start] = varint(page.bytes, keyAt, end)
    const local = this.#localBytes(length)
    if (length < 0 || start + local > end) throw new RangeError('record beyond its page')
    if (local === length) return this.#record.open(page.bytes, page.view, start, start + length, key, page.isFile)
    const whole = this.#withOverflow(page, start, local, length)
    this.#record.open(whole, new DataView(whole.buffer), 0, length, key, false)
  }

  /** How much of a record stands on its own page (fileformat2, section 1.6). */
  #localBytes(length: number): number {
    const usable = this.#pages.usableBytes
    if (length <= usable - 35) return length
    const least = Math.floor(((usable - 12) * 32) / 255) - 23
    const fitting = least + ((length - least) % (usable - 4))
    return fitting <= usable - 35 ? fitting : least
  }

  /** A record together with the pages on which it goes on. */
  #withOverflow({ bytes, view, start: pageStart }: PageBytes, start: number, local: number, length: number) {
    const usable = this.#pages.usableBytes
    const room = usable - 4
    // Before room is made: as many pages have to be there.
    if ((length - local) / room > this.#pages.pages) throw new RangeError('record longer than the file')
    if (start + local + 4 > pageStart + usable) throw new RangeError('record beyond its page')
    const whole = new Uint8Array(length)
    whole.set(bytes.subarray(start, start + local))
    let next = view.getUint32(start + local)
    for (let done = local; done < length;) {
      const page = this.#pages.page(next)
      const part = Math.min(room, length - done)
      whole.set(page.bytes.subarray(page.start + 4, page.start + 4 + part), done)
      next = page.view.getUint32(page.start)
      done += part
    }
    return whole
  }
}
