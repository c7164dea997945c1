import type { Parser } from 'papaparse'
import { InputError } from '../engine/model/trouble.ts'

export interface CsvRecord {
  readonly cells: readonly string[]
  /** 1-based number of its first line in the file. */
  readonly line: number
  /** A quote in it is never closed, or closed in the middle of a cell: the line was cut at its delimiters instead. */
  readonly strayQuote: boolean
}

export type MakeParser = (config: {
  delimiter: string
  newline: '\n' | '\r'
  preview?: number
  fastMode?: boolean
}) => Parser

interface Parsed {
  readonly data: string[][]
  readonly errors: readonly { readonly code: string; readonly row: number }[]
  readonly meta: { readonly cursor: number }
}

/** A quoted cell that has not ended after so many characters never will. */
const LONGEST_RECORD = 33_554_432
/** A line of more characters is refused; a text of twice as many is more than V8 holds. */
const LONGEST_LINE = 260_000_000
/** After so many stray quotes, quotes mean nothing in this file. */
const MOST_STRAYS = 64

/**
 * The records of a CSV text that comes in pieces. Quotes as in RFC 4180; one that breaks the rule costs its own line
 * alone, instead of swallowing all lines up to the next quote.
 */
export class CsvRecords {
  readonly #file: string
  readonly #make: MakeParser
  readonly #delimiter: string
  readonly #newline: '\n' | '\r'
  #carry = ''
  #tried = 0
  #line: number
  #strays = 0
  #width = 0
  #quoted = false

  /** `line` is the number of the first line of `file` that will be taken. */
  constructor(file: string, make: MakeParser, delimiter: string, newline: '\n' | '\r', line: number) {
    this.#file = file
    this.#make = make
    this.#delimiter = delimiter
    this.#newline = newline
    this.#line = line
  }

  /** Whether stray quotes were so many that quotes were taken as letters from some line on. */
  get quotesGivenUp(): boolean {
    return this.#strays >= MOST_STRAYS
  }

  /** Whether the next record begins with what comes next. */
  get isBetween(): boolean {
    return this.#carry === ''
  }

  /** A line that needs no parser was taken elsewhere; its number. */
  pass(cells: number): number {
    this.#width = cells
    return this.#line++
  }

  /** The records that end within the text so far; `last` when nothing follows. Throws InputError for too long a line. */
  *take(text: string, last: boolean): Generator<CsvRecord> {
    this.#carry += text
    // A record of many pieces is tried again only when twice as much has come.
    if (!last && this.#carry.length < this.#tried * 2) return
    while (this.#carry !== '') {
      const before = this.#carry.length
      yield* this.#records(last)
      const stuck = this.#carry.length === before
      this.#tried = stuck ? before : 0
      if (!stuck || (!last && (before < LONGEST_RECORD || this.#isWithinLine()))) break
      yield this.#bareLine()
      if (!last) break
    }
  }

  /** A line that has not ended yet is not cut: an outline of millions of corners is one cell. */
  #isWithinLine(): boolean {
    if (this.#carry.includes(this.#newline)) return false
    if (this.#carry.length > LONGEST_LINE)
      throw new InputError('line-too-long', { most: LONGEST_LINE / 1e6 }, { file: this.#file, row: this.#line })
    return true
  }

  *#records(last: boolean): Generator<CsvRecord> {
    for (;;) {
      const parsed = this.#parse(last)
      const bad = this.#firstBad(parsed)
      const good = bad === -1 ? parsed.data : parsed.data.slice(0, bad)
      if (bad === -1) this.#carry = last ? '' : this.#carry.slice(parsed.meta.cursor)
      else if (bad > 0) this.#carry = this.#carry.slice(this.#parse(last, bad).meta.cursor)
      const mayBreak = parsed.data.length > 0 && this.#quoted
      if (good.length > 0) this.#width = good.at(-1)!.length
      for (const cells of good) {
        yield { cells, line: this.#line, strayQuote: false }
        this.#line += mayBreak ? this.#linesIn(cells) : 1
      }
      if (bad === -1) return
      yield this.#bareLine()
      if (this.#carry === '') return
    }
  }

  #parse(last: boolean, preview = 0): Parsed {
    this.#quoted = !this.quotesGivenUp && this.#carry.includes('"')
    const parser = this.#make({ delimiter: this.#delimiter, newline: this.#newline, preview, fastMode: !this.#quoted })
    return parser.parse(this.#carry, 0, !last) as Parsed
  }

  /** The first record that a stray quote has spoilt: one that is open at the end, or has swallowed lines or cells. */
  #firstBad({ data, errors }: Parsed): number {
    if (errors.length === 0 || this.quotesGivenUp) return -1
    for (const { code, row } of errors) {
      if (code === 'MissingQuotes') return row
      const cells = data[row]
      const width = data[row - 1]?.length ?? this.#width
      if (cells && (cells.length !== width || this.#linesIn(cells) > 1)) return row
    }
    return -1
  }

  #bareLine(): CsvRecord {
    this.#strays++
    const found = this.#carry.indexOf(this.#newline)
    const end = found === -1 ? this.#carry.length : found
    const cells = this.#carry
      .slice(0, end)
      .split(this.#delimiter)
      .map((cell) => /^\s*"(.*)"\s*$/s.exec(cell)?.[1] ?? cell)
    this.#carry = this.#carry.slice(end + 1)
    this.#tried = 0
    return { cells, line: this.#line++, strayQuote: true }
  }

  #linesIn(cells: readonly string[]): number {
    let lines = 1
    for (const cell of cells)
      for (let at = cell.indexOf(this.#newline); at !== -1; at = cell.indexOf(this.#newline, at + 1)) lines++
    return lines
  }
}
