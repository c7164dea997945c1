import { resized } from '../engine/model/resized.ts'
import type { Table } from '../engine/model/table.ts'
import { sameBytes } from '../engine/model/text-column.ts'
import type { Note } from '../engine/model/trouble.ts'
import { RowFaults } from './row-faults.ts'
import type { PlainLines } from './plain-lines.ts'
import { type Cell, SheetColumn } from './sheet-column.ts'
import { findHeadings } from './sheet-headings.ts'

/** Rows that are looked at before the headings are decided. */
const HEAD_ROWS = 40
const MOST_COLUMNS = 16_384

const TOTAL = /^[合总共小][计數数][:：]?$|^(?:grand )?total:?$/i
const REMARK = /^(?:注|备注|说明|填表说明|制表|制表人|填表人|审核|审核人|填报人|填报日期|数据来源|资料来源)\s*\d*[:：]/

/** First characters of totals and remarks (besides `total` and `grand total`), in UTF-8. */
const TELLING = new Set(
  [...'合总共小注备说填制审数资'].map((sign) => {
    const [a, b, c] = new TextEncoder().encode(sign)
    return (a! << 16) | (b! << 8) | c!
  }),
)

const isBlank = (cell: Cell | undefined) => cell === null || cell === undefined || cell === ''

/**
 * Rows of cells to a table, for every format that has sheets. Titles above the headings, totals, remarks below and
 * headings that a printer repeated are left out, each with a note; columns without heading or with one that came
 * before are called by their place (列3).
 */
export class Sheet {
  readonly #file: string
  readonly #typed: boolean
  #head: { cells: readonly Cell[]; row: number; literal: ReadonlySet<number> | null }[] | null = []
  #names: (string | null)[] = []
  /** As they stand in the file: what comes twice is not called anew. */
  #given: readonly (string | null)[] = []
  /** Cells of the row of headings, blank ones too, or of the first row without any. */
  #width = 0
  #columns: SheetColumn[] = []
  #headings: readonly Cell[] = []
  /** The first of them that is not blank. */
  #headingBytes: Uint8Array | null = null
  #rows = new Uint32Array(1024)
  readonly #lines: PlainLines | null
  /** Where the line of each row stands in the file; 0 of one that was read as text. */
  #starts = new Uint32Array(0)
  #length = 0
  #faults = new RowFaults()
  #said: Note[] = []

  /** `typed` cells are what they are; others are text that may write a number. `lines`: of a file read as bytes. */
  constructor(file: string, typed: boolean, lines: PlainLines | null = null) {
    this.#file = file
    this.#typed = typed
    this.#lines = lines
  }

  /** The next row, a line of the file that starts here and has `count` cells; false when it must be read as text. */
  addLine(start: number, count: number, row: number): boolean {
    if (this.#head) return false
    const { bytes, cells } = this.#lines!
    let first = 0
    while (first < count && cells[first * 2] === cells[first * 2 + 1]) first++
    if (first === count) return true
    if (count !== this.#columns.length || this.#mayBeNoData(bytes, cells[first * 2]!, cells[first * 2 + 1]!))
      return false
    for (let i = 0; i < count; i++) {
      const from = cells[i * 2]!
      const to = cells[i * 2 + 1]!
      if (from === to) this.#columns[i]!.push(null)
      else this.#columns[i]!.pushBytes(from, to)
    }
    if (this.#length >= this.#starts.length) this.#starts = resized(this.#starts, Math.max(1024, this.#length * 2))
    this.#starts[this.#length] = start
    this.#endRow(row)
    return true
  }

  /** Whether it may be a total, a remark or the headings again; `#isNoData` decides. */
  #mayBeNoData(bytes: Uint8Array, from: number, to: number): boolean {
    const byte = bytes[from]!
    if (byte === 0x47 || byte === 0x54 || byte === 0x67 || byte === 0x74) return true
    if (TELLING.has((byte << 16) | (bytes[from + 1]! << 8) | bytes[from + 2]!)) return true
    const heading = this.#headingBytes
    return heading !== null && heading.length === to - from && sameBytes(heading, 0, bytes, from, to - from)
  }

  /** Rows so far. */
  get length(): number {
    return this.#length
  }

  /** The next row; `row` is its number in the file, `literal` the columns whose text is meant as text. */
  add(cells: readonly Cell[], row: number, literal: ReadonlySet<number> | null = null): void {
    if (cells.every(isBlank)) return
    if (!this.#head) return this.#addRow(cells, row, literal)
    this.#head.push({ cells, row, literal })
    if (this.#head.length === HEAD_ROWS) this.#open()
  }

  /** A remark about a row from the reader of the file. */
  fault(code: string, row: number, params: Note['params'] = {}): void {
    this.#faults.add(code, row, params)
  }

  /** The table, without shapes; null when there was not one row, not even a heading. */
  done(): { table: Table; fieldNames: string[]; notes: Note[] } | null {
    if (this.#head) this.#open()
    if (this.#columns.length === 0) return null
    const length = this.#length
    if (length === 0) this.#said.push({ level: 'note', code: 'no-rows', params: {}, where: { file: this.#file } })
    const columns = new Map<string, ReturnType<SheetColumn['done']>>()
    const fieldNames = this.#fieldNames()
    this.#columns.forEach((column, i) => {
      const name = this.#names[i]!
      if (name !== null) columns.set(name, column.done())
      else if (column.filled > 0) columns.set(this.#placeName(i, columns), column.done())
    })
    return {
      table: {
        length,
        ids: new Array<string>(length).fill(''),
        rows: this.#rows.slice(0, length),
        geometry: {
          shapeCodes: new Uint8Array(length),
          positions: new Float64Array(0),
          ringOffsets: new Uint32Array(1),
          partOffsets: new Uint32Array(1),
          featureOffsets: new Uint32Array(length + 1),
        },
        columns,
      },
      fieldNames,
      notes: [...this.#said, ...this.#faults.notes(this.#file, 'note')].sort(
        (a, b) => (a.where.row ?? 0) - (b.where.row ?? 0),
      ),
    }
  }

  /** Decides on the headings and takes the rows seen so far. */
  #open(): void {
    const head = this.#head!
    this.#head = null
    if (head.length === 0) return
    const found = findHeadings(head.map(({ cells }) => cells))
    const names = found.names.slice(0, MOST_COLUMNS)
    const heading = head[found.above]
    for (const { cells, row } of head.slice(0, found.above))
      this.fault('title-row', row, { text: cells.filter((cell) => !isBlank(cell)).join(' ') })
    if (found.height === 0) this.#note('no-headings', head[0]!.row, { count: names.length })
    else this.#headings = heading!.cells
    const first = this.#headings.find((cell) => !isBlank(cell))
    if (typeof first === 'string') this.#headingBytes = new TextEncoder().encode(first)
    this.#given = names
    this.#width = Math.min(heading?.cells.length ?? 0, MOST_COLUMNS)
    const known = new Set<string>()
    this.#names = names.map((name, i) => {
      if (name === null || !known.has(name)) {
        if (name !== null) known.add(name)
        return name
      }
      const renamed = this.#placeName(i, known)
      known.add(renamed)
      this.#note('same-heading', heading!.row, { heading: name, column: renamed })
      return renamed
    })
    const lines = this.#lines
    this.#columns = names.map((_, i) => {
      const textOf = (at: number) => lines!.textOf(this.#starts[at]!, i)
      return new SheetColumn(this.#typed, lines && { lines, textOf })
    })
    for (const { cells, row, literal } of head.slice(found.above + found.height)) this.#addRow(cells, row, literal)
  }

  /** Every cell of the first row is a field; beyond it, what has a value. */
  #fieldNames(): string[] {
    const length = Math.max(this.#columns.length, this.#width)
    return Array.from({ length }, (_, i) => {
      const isField = i < this.#width || this.#columns[i]!.filled > 0
      return this.#given[i] ?? (isField ? `field_${i + 1}` : null)
    }).filter((name) => name !== null)
  }

  #addRow(cells: readonly Cell[], row: number, literal: ReadonlySet<number> | null): void {
    if (this.#isNoData(cells, row)) return
    const width = this.#columns.length
    if (cells.length > width) {
      const extra = cells.slice(width).filter((cell) => !isBlank(cell))
      if (extra.length > 0) this.fault('extra-cells', row)
    } else if (cells.length < width && !this.#typed) this.fault('short-row', row)
    for (let i = 0; i < width; i++) {
      const cell = cells[i]
      this.#columns[i]!.push(cell === undefined || cell === '' ? null : cell, literal?.has(i))
    }
    this.#endRow(row)
  }

  #endRow(row: number): void {
    if (this.#length === this.#rows.length) this.#rows = resized(this.#rows, this.#length * 2)
    this.#rows[this.#length++] = row
  }

  #isNoData(cells: readonly Cell[], row: number): boolean {
    const first = cells.find((cell) => !isBlank(cell))
    if (typeof first !== 'string') return false
    const text = first.length > 40 ? first : first.replace(/\s+/g, '')
    if (TOTAL.test(text) || TOTAL.test(first)) {
      this.fault('total-row', row, { text })
      return true
    }
    if (REMARK.test(text) && cells.filter((cell) => !isBlank(cell)).length * 2 <= this.#columns.length) {
      this.fault('remark-row', row)
      return true
    }
    if (this.#headings.length === 0 || first !== this.#headings.find((cell) => !isBlank(cell))) return false
    if (!this.#headings.every((cell, i) => (isBlank(cell) ? isBlank(cells[i]) : cell === cells[i]))) return false
    this.fault('repeated-headings', row)
    return true
  }

  /** 列3 for the third column, or the next that is free. */
  #placeName(index: number, taken: { has(name: string): boolean }): string {
    for (let name = `列${index + 1}`; ; name += '_') if (!taken.has(name) && !this.#names.includes(name)) return name
  }

  #note(code: string, row: number, params: Note['params']): void {
    this.#said.push({ level: 'note', code, params, where: { file: this.#file, row } })
  }
}
