import type { Row } from 'read-excel-file/universal'
import type { Note } from '../engine/model/trouble.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { Format, FormatFile, FormatSource, RawLayer, ReadJob, ReadOptions, ReadResult } from './format.ts'
import type { Cell } from './sheet-column.ts'
import { Sheet } from './sheet.ts'
import { extentOf } from './xlsx-extent.ts'
import { fillMerged, mergesOf } from './xlsx-merges.ts'
import { isCompound, type SheetPart, sheetsOf, unpackXlsx, type XlsxParts } from './xlsx-parts.ts'

/** Excel's own limit. */
const MOST_ROWS = 1_048_576
const MOST_CELLS = 30e6
const ROWS_BETWEEN_REPORTS = 10_000

const MAIN_PARTS = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/sharedStrings.xml']
/** Names that Excel and WPS give; they say nothing. */
const NAMELESS = /^(?:sheet|工作表)\s*\d*$/i

/** Workbooks of Excel 2007 and later: every visible sheet with rows is a layer. */
export const xlsx: Format = {
  id: 'xlsx',
  extensions: ['xlsx'],
  sniff(head, name) {
    const named = /\.(?:xlsx|xlsm|xls|et)$/i.test(name)
    if (isCompound(head)) return named ? 0.9 : 0.1
    if (head[0] === 0x50 && head[1] === 0x4b) return named ? 1 : holdsWorkbook(head) ? 0.7 : 0
    return named ? 0.6 : 0
  },
  async read({ main }: FormatSource, _options: ReadOptions, job: ReadJob): Promise<ReadResult> {
    if (main.bytes.length === 0) throw new InputError('empty-file', {}, { file: main.name })
    const parts = await unpackXlsx(main)
    const sheets = sheetsOf(parts)
    if (sheets.length === 0) throw new InputError('broken-xlsx', {}, { file: main.name })
    const layers: RawLayer[] = []
    const refused: { layer: string; note: Note }[] = []
    const skipped: Note[] = []
    for (const [i, sheet] of sheets.entries()) {
      await job.report(i, sheets.length)
      try {
        if (sheet.hidden) throw new InputError('hidden-sheet', { sheet: sheet.name }, { file: main.name })
        layers.push(await readSheetPart(main, parts, sheet, job))
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        if (error.code === 'hidden-sheet' || error.code === 'empty-sheet')
          skipped.push({ ...error.note, level: 'note', params: { sheet: sheet.name } })
        else refused.push({ layer: sheet.name, note: error.note })
      }
    }
    const [first] = layers
    if (!first) {
      if (refused.length === 0) throw new InputError('empty-workbook', {}, { file: main.name })
      return { layers, refused }
    }
    const named = layers.map((layer) => {
      const nameless = layers.length === 1 && NAMELESS.test(layer.name)
      return { ...layer, title: layer.name, name: nameless ? main.name : `${main.name} · ${layer.name}` }
    })
    return { layers: [{ ...named[0]!, notes: [...skipped, ...first.notes] }, ...named.slice(1)], refused }
  },
}

const holdsWorkbook = (head: Uint8Array) => /xl\/|\[Content_Types\]/.test(new TextDecoder('latin1').decode(head))

async function readSheetPart(
  file: FormatFile,
  parts: XlsxParts,
  { name, part, place }: SheetPart,
  job: ReadJob,
): Promise<RawLayer> {
  const where = { file: file.name }
  const xml = new TextDecoder().decode(parts[part])
  const extent = extentOf(xml)
  if (extent.broken) throw new InputError('broken-sheet', { sheet: name }, where)
  if (extent.columns === 0) throw new InputError('empty-sheet', { sheet: name }, where)
  if (extent.rows > MOST_ROWS || extent.rows * extent.columns > MOST_CELLS)
    throw new InputError('sheet-too-large', { sheet: name, rows: extent.rows, columns: extent.columns }, where)
  const rows = (await cellsOf(parts, part, place, name, where.file)).map((row) => row.map(cellOf))
  const { filled, numbers } = fillMerged(rows, mergesOf(xml))
  const sheet = new Sheet(file.name, true)
  for (const [i, row] of rows.entries()) {
    sheet.add(row, i + 1)
    if (i % ROWS_BETWEEN_REPORTS === 0) await job.report(i, rows.length)
  }
  for (const row of filled) sheet.fault('merged-text', row, { sheet: name })
  for (const row of numbers) sheet.fault('merged-numbers', row, { sheet: name })
  for (const row of extent.failedFormulas) sheet.fault('formula-without-value', row, { sheet: name })
  const read = sheet.done()
  if (!read) throw new InputError('empty-sheet', { sheet: name }, where)
  return { name, table: read.table, crs: null, notes: read.notes }
}

/**
 * The library is given only what this sheet needs, stored without compression: it would unpack larger parts in workers
 * made from text, which the page's Content-Security-Policy forbids.
 */
async function cellsOf(
  parts: XlsxParts,
  part: string,
  place: number,
  sheet: string,
  file: string,
): Promise<readonly Row[]> {
  const { readSheet } = await import('read-excel-file/universal')
  const { zipSync } = await import('fflate')
  const needed = [...MAIN_PARTS, part].filter((name) => parts[name] !== undefined)
  const archive = zipSync(Object.fromEntries(needed.map((name) => [name, parts[name]!])), { level: 0 })
  try {
    return await readSheet(archive.buffer as ArrayBuffer, place, { trim: true })
  } catch {
    // It throws a dozen kinds of errors for XML and cells that break the rules of the format; all mean the same here.
    throw new InputError('broken-sheet', { sheet }, { file })
  }
}

function cellOf(cell: Row[number]): Cell {
  const value: unknown = cell
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}

const DAY = 86_400_000
/** Excel's day 1; a time of day alone is less. */
const FIRST_DAY = Date.UTC(1900, 0, 1)

/** `2024-03-05`, `2024-03-05 08:30:00`, or `08:30:00` for a time alone. Excel counts in days, so seconds are rounded. */
function dateText(date: Date): Cell {
  const time = Math.round(date.getTime() / 1000) * 1000
  if (Number.isNaN(time) || Math.abs(time) > 8.64e15) return null
  const text = new Date(time).toISOString()
  const clock = text.slice(11, 19)
  if (time < FIRST_DAY) return clock
  return ((time % DAY) + DAY) % DAY === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${clock}`
}
