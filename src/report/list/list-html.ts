import { escaped } from '../../formats/office/xml-text.ts'
import type { ListRow, ReviewList } from './list-row.ts'
import { type ListVoice, say } from './list-words.ts'
import { headTexts, LIST_COLUMNS, rowCells } from './row-texts.ts'

const STYLE = `@page{size:A4 landscape;margin:12mm}
body{margin:16px;color:#14181d;font:12px/1.5 "Noto Sans SC","Source Han Sans SC","Microsoft YaHei",sans-serif}
h1{margin:0 0 4px;font-size:20px}h2{margin:16px 0 4px;font-size:15px}p{margin:0 0 4px}.sample{color:#8a5a00;font-weight:600}
table{width:100%;border-collapse:collapse;table-layout:fixed}thead{display:table-header-group}tr{break-inside:avoid}
th,td{padding:4px 6px;border:1px solid #8b939c;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}
th{background:#eef0f2}
@media print{body{margin:0;font-size:9pt}}`
/** Percent of the width of the page. */
const WIDTHS = [4, 18, 12, 7, 7, 8, 8, 13, 13, 10]

/** The list as one page that needs nothing else, for reading and printing; without script. */
export function listHtml(list: ReviewList, voice: ListVoice): string {
  const { title, sample, line, counts, notClean } = headTexts(list, voice)
  const table = (heading: string, rows: readonly ListRow[]) =>
    `<h2>${escaped(heading)} (${rows.length})</h2>\n${
      rows.length === 0
        ? `<p>${escaped(say(voice, 'none'))}</p>`
        : `<table><colgroup>${WIDTHS.map((width) => `<col style="width:${width}%">`).join('')}</colgroup>
<thead><tr>${LIST_COLUMNS.map((column) => `<th scope="col">${escaped(say(voice, column))}</th>`).join('')}</tr></thead>
<tbody>
${rows
  .map(
    (row) =>
      `<tr>${rowCells(row, voice)
        .map((cell) => `<td>${escaped(String(cell ?? ''))}</td>`)
        .join('')}</tr>`,
  )
  .join('\n')}
</tbody></table>`
    }\n`
  return `<!doctype html>
<html lang="${voice.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${sample ? `<p class="sample">${escaped(sample)}</p>\n` : ''}<p>${escaped(line)}</p>
<p>${escaped(counts)}</p>
<p>${escaped(notClean)}</p>
${table(say(voice, 'unfinished'), list.unfinished)}${table(say(voice, 'finished'), list.finished)}</body>
</html>
`
}
