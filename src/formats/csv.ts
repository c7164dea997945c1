import { InputError } from '../engine/model/trouble.ts'
import { type CsvRecord, CsvRecords, type MakeParser } from './csv-records.ts'
import { csvOf } from './csv-write.ts'
import { findDelimiter } from './delimiter.ts'
import type {
  Encoding,
  Format,
  FormatFile,
  FormatSource,
  RawLayer,
  ReadJob,
  ReadOptions,
  ReadResult,
} from './format.ts'
import { Sheet } from './sheet.ts'
import { PlainLines } from './plain-lines.ts'
import { type Pieces, readInPieces } from './text-pieces.ts'

const SAMPLE_CHARACTERS = 65_536
const QUOTE = 0x22

/** Tables in text: commas, tabs, semicolons, bars; headings in any of the first rows; any encoding in use. */
export const csv: Format = {
  id: 'csv',
  extensions: ['csv', 'tsv'],
  // Types of the columns, for programs that do not tell them by the values.
  companions: ['csvt'],
  sniff(head, name) {
    if (isPacked(head)) return 0
    if (/\.(?:csv|tsv)$/i.test(name)) return 0.8
    return looksLikeTable(head) ? 0.2 : 0
  },
  async read(source: FormatSource, options: ReadOptions, job: ReadJob): Promise<ReadResult> {
    const { main } = source
    if (main.bytes.length === 0) throw new InputError('empty-file', {}, { file: main.name })
    const papa = await import('papaparse')
    const Parser = papa.default.Parser
    const layer = await readInPieces(main, options.encoding, (pieces, encoding) =>
      readTable(main, pieces, encoding, (config) => new Parser(config), job),
    )
    return { layers: [layer], refused: [] }
  },
  writtenExtensions: ['csv'],
  write: csvOf,
}

/** Zip files and old Office files, whatever their name. */
function isPacked(head: Uint8Array): boolean {
  const starts = (...magic: number[]) => magic.every((byte, i) => head[i] === byte)
  return starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0)
}

function looksLikeTable(head: Uint8Array): boolean {
  if (head[0] === 0x7b || head[0] === 0x5b || head[0] === 0x3c) return false
  // What Excel calls Unicode text.
  const utf16 =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null
  if (!utf16 && head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20))) return false
  const text = new TextDecoder(utf16 ?? 'latin1').decode(head)
  return text.includes('\n') && findDelimiter(text.slice(0, text.lastIndexOf('\n'))) !== null
}

/** Lists longer than 2²⁵ become tables by hash in V8, which no machine has the memory for. */
const MOST_ROWS = 30_000_000

async function readTable(
  { name: file, bytes }: FormatFile,
  pieces: Pieces,
  encoding: Encoding,
  makeParser: MakeParser,
  job: ReadJob,
): Promise<RawLayer> {
  let sheet: Sheet | null = null
  let records: CsvRecords | null = null
  let lines: PlainLines | null = null
  let start = 0
  while (start < bytes.length) {
    const end = pieces.endAfter(start)
    if (lines && records!.isBetween && !bytes.subarray(start, end).includes(QUOTE)) {
      pieces.check(start, end)
      addLines(sheet!, records!, lines, start, end)
    } else {
      const text = pieces.text(start, end)
      const opening: Opening | null = records ? null : openingOf(text, file)
      if (opening) {
        records = new CsvRecords(file, makeParser, opening.delimiter, opening.newline, opening.start > 0 ? 2 : 1)
        if (encoding.name === 'utf-8' && opening.newline === '\n' && opening.delimiter < '\x80')
          lines = new PlainLines(bytes, opening.delimiter.charCodeAt(0))
        sheet = new Sheet(file, false, lines)
      }
      for (const record of records!.take(text.slice(opening?.start ?? 0), end === bytes.length))
        addRecord(sheet!, record)
    }
    if (sheet!.length > MOST_ROWS) throw new InputError('too-many-rows', { most: MOST_ROWS / 1e6 }, { file })
    start = end
    await job.report(end, bytes.length)
  }
  const read = sheet?.done()
  if (!read) throw new InputError('empty-sheet', {}, { file })
  return { name: file, ...read, crs: null, encoding }
}

/** Whole lines without quotes: most are taken as they stand in the file. */
function addLines(sheet: Sheet, records: CsvRecords, lines: PlainLines, start: number, end: number): void {
  for (let at = start; at < end;) {
    const stop = lines.endOf(at, end)
    const count = lines.look(at, stop)
    const line = records.pass(count)
    if (count < 0 || !sheet.addLine(at, count, line))
      addRecord(sheet, { cells: lines.texts(at, stop), line, strayQuote: false })
    at = stop + 1
  }
}

/** What the first piece says of all; `start` is behind the line `sep=;` by which Excel is told the delimiter. */
interface Opening {
  readonly delimiter: string
  readonly newline: '\n' | '\r'
  readonly start: number
}

export function openingOf(text: string, file: string): Opening {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  if (sample.includes('\0')) throw new InputError('not-a-text', {}, { file })
  const newline = sample.includes('\r') && !sample.includes('\n') ? '\r' : '\n'
  const told = /^"?sep=([^"\r\n])"?\r?[\n\r]/i.exec(sample)
  if (told) return { delimiter: told[1]!, newline, start: told[0].length }
  return { delimiter: findDelimiter(sample) ?? ',', newline, start: 0 }
}

/** `="007"` and `'007` are how a text is kept from being taken for a number, `'=…` how a formula is kept from running. */
const GUARDED = /^="([^"]*)"$|^'([=+@\t\r-].*|\d[\d-]*)$/s

/** The text that is kept so in a cell; null of any other cell. */
export function guardedText(cell: string): string | null {
  const first = cell.charCodeAt(0)
  if (first !== 0x3d && first !== 0x27) return null
  const guarded = GUARDED.exec(cell)
  return guarded && (guarded[1] ?? guarded[2]!).trim()
}

function addRecord(sheet: Sheet, { cells, line, strayQuote }: CsvRecord): void {
  let literal: Set<number> | null = null
  const values = cells.map((cell, i) => {
    const text = cell.trim()
    const guarded = guardedText(text)
    if (guarded !== null) (literal ??= new Set()).add(i)
    return guarded ?? text
  })
  sheet.add(values, line, literal)
  if (strayQuote) sheet.fault('stray-quote', line)
}
