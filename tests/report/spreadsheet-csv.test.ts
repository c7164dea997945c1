import { expect, test } from 'vitest'
import { spreadsheetCsv } from '../../src/report/spreadsheet-csv.ts'

test('texts that a spreadsheet would run are shown as they are; numbers stay numbers', () => {
  const rows = [['=1+1', '+86 477', '-5', '@SUM(A1)', '＝1', '\tx', -5, null, '普通, 文字', 'a"b']]
  expect(spreadsheetCsv(rows)).toBe(`\uFEFF'=1+1,'+86 477,'-5,'@SUM(A1),'＝1,'\tx,-5,,"普通, 文字","a""b"\r\n`)
})
