import type { ReadJob } from '../format.ts'
import { officeFile, XML_HEAD } from './package.ts'
import { escaped } from './xml-text.ts'

/** A table under a heading of its own. */
export interface DocumentTable {
  readonly heading: string
  /** Stands instead of a table without rows. */
  readonly none: string
  readonly columns: readonly {
    readonly heading: string
    /** Parts of the width of the page. */ readonly width: number
  }[]
  readonly rows: readonly (readonly string[])[]
}

export interface Document {
  readonly language: 'zh-CN' | 'en-GB'
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly tables: readonly DocumentTable[]
  /** What stands before, between and after the number of a page and their count. */
  readonly pageWords: readonly [string, string, string]
}

/** A4 across, in twentieths of a point. */
const PAGE = { width: 16_838, height: 11_906, margin: 850 }
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** A document of Word (ECMA-376): A4 across, headings of tables repeated on every page, pages numbered, Chinese faces. */
export function writeDocument(document: Document, job: ReadJob): Promise<Blob> {
  const total = document.tables.reduce((sum, { rows }) => sum + rows.length, 0)
  return officeFile(
    [
      { name: '[Content_Types].xml', pieces: [CONTENT_TYPES] },
      { name: '_rels/.rels', pieces: [relations([['officeDocument', 'word/document.xml']])] },
      {
        name: 'word/_rels/document.xml.rels',
        pieces: [
          relations([
            ['styles', 'styles.xml'],
            ['footer', 'footer1.xml'],
          ]),
        ],
      },
      { name: 'word/styles.xml', pieces: [styles(document.language)] },
      { name: 'word/footer1.xml', pieces: [footer(document.pageWords)] },
      { name: 'word/document.xml', pieces: body(document) },
    ],
    total,
    job,
  )
}

const CONTENT_TYPES = `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${OFFICE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${OFFICE}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${OFFICE}.footer+xml"/></Types>`

const relations = (all: readonly (readonly [type: string, target: string])[]) =>
  `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${LINKS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** 宋体 for texts, 黑体 for headings, as official documents have them; Latin letters in Times. */
const fonts = (eastAsia: string) =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${eastAsia}"/>`

/** Sizes in half points. */
const style = (id: string, name: string, face: string, size: number, paragraph: string, bold: boolean) =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${
    id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'
  }<w:pPr>${paragraph}</w:pPr><w:rPr>${fonts(face)}${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`

const styles = (language: string) =>
  `${XML_HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts('宋体')}<w:lang w:val="en-GB" w:eastAsia="${language === 'zh-CN' ? language : 'zh-CN'}"/></w:rPr></w:rPrDefault></w:docDefaults>${style('Normal', 'Normal', '宋体', 21, '<w:spacing w:after="60"/>', false)}${style('Title', 'Title', '黑体', 36, '<w:spacing w:after="120"/><w:jc w:val="center"/>', true)}${style('Heading1', 'heading 1', '黑体', 28, '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/>', true)}${style('Cell', 'Cell', '宋体', 18, '<w:spacing w:after="0"/>', false)}${style('CellHead', 'Cell head', '黑体', 18, '<w:keepNext/><w:spacing w:after="0"/><w:jc w:val="center"/>', true)}</w:styles>`

const run = (text: string) =>
  text
    .split('\n')
    .map((line) => `<w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>')

const paragraph = (text: string, name: string) => `<w:p><w:pPr><w:pStyle w:val="${name}"/></w:pPr>${run(text)}</w:p>`

const field = (code: string) => `<w:fldSimple w:instr=" ${code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`

const footer = ([before, between, after]: Document['pageWords']) =>
  `${XML_HEAD}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="center"/></w:pPr>${run(before)}${field('PAGE')}${run(between)}${field('NUMPAGES')}${run(after)}</w:p></w:ftr>`

function* body({ title, paragraphs, tables }: Document): Generator<string> {
  yield `${XML_HEAD}<w:document xmlns:w="${MAIN}" xmlns:r="${LINKS}"><w:body>${paragraph(title, 'Title')}`
  for (const text of paragraphs) yield paragraph(text, 'Normal')
  for (const table of tables) {
    yield paragraph(table.heading, 'Heading1')
    if (table.rows.length === 0) yield paragraph(table.none, 'Normal')
    else yield* tableOf(table)
  }
  // A document must not end with a table.
  yield `${paragraph('', 'Normal')}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}" w:orient="landscape"/><w:pgMar w:top="${PAGE.margin}" w:right="${PAGE.margin}" w:bottom="${PAGE.margin}" w:left="${PAGE.margin}" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

function* tableOf({ columns, rows }: DocumentTable): Generator<string> {
  const parts = columns.reduce((sum, { width }) => sum + width, 0)
  const room = PAGE.width - 2 * PAGE.margin
  const widths = columns.map(({ width }) => Math.floor((room * width) / parts))
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8B939C"/>`)
    .join('')
  yield `<w:tbl><w:tblPr><w:tblW w:w="${room}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  const row = (cells: readonly string[], properties: string, shade: string, name: string) =>
    `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${cells
      .map(
        (cell, i) =>
          `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/>${shade}</w:tcPr>${paragraph(cell, name)}</w:tc>`,
      )
      .join('')}</w:tr>`
  yield row(
    columns.map(({ heading }) => heading),
    '<w:tblHeader/>',
    '<w:shd w:val="clear" w:color="auto" w:fill="EEF0F2"/>',
    'CellHead',
  )
  for (const cells of rows) yield row(cells, '', '', 'Cell')
  yield '</w:tbl>'
}
