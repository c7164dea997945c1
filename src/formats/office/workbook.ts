import { defused } from '../defused.ts'
import type { ReadJob } from '../format.ts'
import { officeFile, type OfficePart, XML_HEAD } from './package.ts'
import { rowPoints } from './row-height.ts'
import { CELL_STYLES, STYLES } from './workbook-styles.ts'
import { escaped } from './xml-text.ts'

/** A text, a number, or a day (YYYY-MM-DD). */
export type WorkbookCell = string | number | null | { readonly day: string }

export interface WorkbookColumn {
  readonly heading: string
  /** In characters of a digit. */
  readonly width: number
  readonly hidden?: boolean
  /** What may be chosen; other texts are allowed. */
  readonly choices?: readonly string[]
  /** Said beside a cell that is filled in. */
  readonly hint?: string
}

export interface WorkbookSheet {
  readonly name: string
  /** Lines above the headings, each over the whole width. */
  readonly titles: readonly string[]
  readonly columns: readonly WorkbookColumn[]
  readonly rows: readonly (readonly WorkbookCell[])[]
}

/** The longest text that a cell may hold. */
const MOST_CHARACTERS = 32_767
/** Of a sheet: not longer, and none of these. */
const SHEET_NAME = { most: 31, not: /[\\/?*[\]:]/g }
/** So many rows below the table are to be filled in, too. */
const MORE_ROWS = 1000
const PAPER_A4 = 9
/** Day 0 of a spreadsheet, whose 1900 had a 29th of February. */
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/**
 * A workbook of Excel (ECMA-376): headings frozen and repeated on every printed page, texts wrapped, A4 across, as wide as
 * the page. Every text is a text: none begins as a formula does, and there are no formulas.
 */
export function writeWorkbook(sheets: readonly WorkbookSheet[], job: ReadJob): Promise<Blob> {
  const parts: OfficePart[] = [
    { name: '[Content_Types].xml', pieces: [contentTypes(sheets.length)] },
    { name: '_rels/.rels', pieces: [RELATIONS] },
    { name: 'xl/workbook.xml', pieces: [workbook(sheets)] },
    { name: 'xl/_rels/workbook.xml.rels', pieces: [workbookRelations(sheets.length)] },
    { name: 'xl/styles.xml', pieces: [STYLES] },
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, pieces: worksheet(sheet, i === 0) })),
  ]
  return officeFile(
    parts,
    sheets.reduce((sum, { rows }) => sum + rows.length, 0),
    job,
  )
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

const contentTypes = (count: number) =>
  `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/>${numbers(
    count,
  )
    .map((i) => `<Override PartName="/xl/worksheets/sheet${i}.xml" ContentType="${OFFICE}.worksheet+xml"/>`)
    .join('')}</Types>`

const RELATIONS = `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const workbookRelations = (count: number) =>
  `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers(count)
    .map((i) => `<Relationship Id="rId${i}" Type="${LINKS}/worksheet" Target="worksheets/sheet${i}.xml"/>`)
    .join('')}<Relationship Id="rId${count + 1}" Type="${LINKS}/styles" Target="styles.xml"/></Relationships>`

const nameOf = (name: string) => name.replace(SHEET_NAME.not, ' ').slice(0, SHEET_NAME.most)

function workbook(sheets: readonly WorkbookSheet[]): string {
  const named = sheets
    .map(({ name }, i) => `<sheet name="${escaped(nameOf(name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')
  const repeated = sheets
    .map(({ name, titles }, i) => {
      const row = titles.length + 1
      const sheet = escaped(`'${nameOf(name).replaceAll("'", "''")}'`)
      return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${sheet}!$${row}:$${row}</definedName>`
    })
    .join('')
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets>${named}</sheets><definedNames>${repeated}</definedNames></workbook>`
}

function* worksheet({ titles, columns, rows }: WorkbookSheet, first: boolean): Generator<string> {
  const head = titles.length + 1
  const last = columnName(columns.length - 1)
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView ${
    first ? 'tabSelected="1" ' : ''
  }workbookViewId="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns
    .map(
      ({ width, hidden }, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`,
    )
    .join('')}</cols><sheetData>`
  for (const [i, title] of titles.entries())
    yield `<row r="${i + 1}">${cellOf(title, 0, i + 1, i === 0 ? CELL_STYLES.title : CELL_STYLES.line)}</row>`
  yield `<row r="${head}">${columns.map(({ heading }, i) => cellOf(heading, i, head, CELL_STYLES.heading)).join('')}</row>`
  for (const [i, cells] of rows.entries()) {
    const row = head + 1 + i
    const height = rowPoints(
      cells.map((cell, i) => (typeof cell === 'string' && !columns[i]!.hidden ? cell : '')),
      columns.map(({ width }) => width),
    )
    yield `<row r="${row}" ht="${height}">${cells.map((cell, column) => cellOf(cell, column, row, CELL_STYLES.text)).join('')}</row>`
  }
  yield '</sheetData>'
  if (titles.length > 0 && columns.length > 1)
    yield `<mergeCells count="${titles.length}">${titles.map((_, i) => `<mergeCell ref="A${i + 1}:${last}${i + 1}"/>`).join('')}</mergeCells>`
  yield validations(columns, head + 1, head + rows.length + MORE_ROWS)
  yield `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="${PAPER_A4}" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`
}

function validations(columns: readonly WorkbookColumn[], from: number, to: number): string {
  const rules = columns.flatMap(({ choices, hint }, i) => {
    if (!choices) return []
    const column = columnName(i)
    const prompt = hint ? ` showInputMessage="1" prompt="${escaped(hint)}"` : ''
    return `<dataValidation type="list" allowBlank="1"${prompt} sqref="${column}${from}:${column}${to}"><formula1>&quot;${escaped(choices.join(','))}&quot;</formula1></dataValidation>`
  })
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
}

function cellOf(cell: WorkbookCell, column: number, row: number, style: number): string {
  const place = `r="${columnName(column)}${row}"`
  if (cell === null || cell === '') return `<c ${place} s="${style}"/>`
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c ${place} s="${style}"><v>${cell}</v></c>` : ''
  if (typeof cell === 'object')
    return `<c ${place} s="${CELL_STYLES.day}"><v>${(Date.parse(`${cell.day}T00:00:00Z`) - DAY_ZERO) / DAY_MS}</v></c>`
  const text = escaped(defused(cell).slice(0, MOST_CHARACTERS))
  return `<c ${place} s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

/** 0 is A, 26 is AA. */
const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
