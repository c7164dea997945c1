/** A small writer of .xlsx (ECMA-376), so that each fault of a workbook can be made on purpose. */
import { strToU8, zipSync } from 'fflate'

export type XlsxCell = string | number | boolean | null | { readonly date: number } | { readonly xml: string }

export interface XlsxSheet {
  readonly name: string
  readonly rows: readonly (readonly XlsxCell[])[]
  readonly state?: 'hidden' | 'veryHidden'
  /** `A1:E1` */
  readonly merges?: readonly string[]
  /** Instead of rows. */
  readonly xml?: string
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}

function cellXml(cell: XlsxCell, at: string, shared: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${shared.push(cell) - 1}</v></c>`
  if ('date' in cell) return `<c r="${at}" s="1"><v>${cell.date}</v></c>`
  return cell.xml.replaceAll('@', at)
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Dates are days since 1899-12-30, as Excel counts. */
export function makeXlsx(sheets: readonly XlsxSheet[], extra: Record<string, Uint8Array> = {}): Uint8Array {
  const shared: string[] = []
  const parts: Record<string, string> = {}
  sheets.forEach(({ rows, merges, xml }, i) => {
    const body = rows
      .map((row, r) => {
        const cells = row.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`, shared)).join('')
        return `<row r="${r + 1}">${cells}</row>`
      })
      .join('')
    const merged = merges?.length
      ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : ''
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      xml ?? `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${body}</sheetData>${merged}</worksheet>`
  })
  const type = (part: string, kind: string) =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  parts['[Content_Types].xml'] =
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    type('xl/workbook.xml', 'sheet.main') +
    sheets.map((_, i) => type(`xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('') +
    type('xl/styles.xml', 'styles') +
    `${type('xl/sharedStrings.xml', 'sharedStrings')}</Types>`
  parts['_rels/.rels'] =
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
  parts['xl/workbook.xml'] =
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
    sheets
      .map(({ name, state }, i) => {
        const hidden = state ? ` state="${state}"` : ''
        return `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`
      })
      .join('') +
    '</sheets></workbook>'
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`
  parts['xl/_rels/workbook.xml.rels'] =
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
    sheets.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
    relation(sheets.length + 1, 'styles', 'styles.xml') +
    `${relation(sheets.length + 2, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`
  parts['xl/styles.xml'] =
    `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`
  parts['xl/sharedStrings.xml'] =
    `${HEAD}<sst xmlns="${MAIN}" count="${shared.length}" uniqueCount="${shared.length}">${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`
  const bytes = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
  return zipSync({ ...bytes, ...extra })
}
