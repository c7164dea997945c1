import Papa from 'papaparse'
import readXlsx from 'read-excel-file/universal'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { RULE_BOOK } from '../../src/engine/rules/book.ts'
import { loadWords } from '../../src/i18n/index.ts'
import { sentenceOf } from '../../src/i18n/finding-words.ts'
import { ListCase, ON, textOf } from './list-case.ts'

const FORM = ['序号', '问题', '整改措施', '责任领导', '责任部门', '完成时限', '状态', '位置', '依据', '证据']
interface Json {
  counts: Record<string, number>
  unfinished: JsonRow[]
  finished: JsonRow[]
}
interface JsonRow {
  id: string
  number: number
  problem: string
  state: string
  overdue: boolean
  back: string[] | null
  evidence: { distance_m: number | null; persons: number | null }
}
const json = async (list: ListCase) => JSON.parse(textOf(await list.bytes('json'))) as Json
const cells = async (list: ListCase) =>
  Papa.parse<Record<string, string>>(textOf(await list.bytes('csv')).slice(1), { header: true, skipEmptyLines: true })
    .data
const sheets = async (list: ListCase) =>
  (await readXlsx(new Blob([(await list.bytes('xlsx')) as Uint8Array<ArrayBuffer>]))) as unknown as {
    sheet: string
    data: (string | number | Date | null)[][]
  }[]

describe.each(['hangjin', 'jishan'])('the list of %s', (id) => {
  test('card sentence, JSON, CSV and workbook say the same, number for number', async () => {
    const list = await ListCase.of(id)
    const voice = { language: 'zh' as const, words: await loadWords('zh'), book: RULE_BOOK }
    const machine = await json(list)
    const rows = await cells(list)
    const [unfinished] = await sheets(list)
    const { findings } = list.answer
    expect(machine.unfinished.map((row) => row.id)).toEqual(findings.map((finding) => finding.id))
    expect(rows.length).toBe(findings.length)
    expect(Object.keys(rows[0]!).slice(0, 10)).toEqual(FORM)
    expect(unfinished!.data[2]!.slice(0, 10)).toEqual(FORM)
    for (const [i, finding] of findings.entries()) {
      const said = sentenceOf(finding, voice)
      const sheet = unfinished!.data[i + 3]!
      expect([machine.unfinished[i]!.problem, rows[i]!['问题'], sheet[1]]).toEqual([said, said, said])
      expect(sheet[9]).toBe(rows[i]!['证据'])
      expect(machine.unfinished[i]!.evidence.distance_m).toBe(finding.distanceMetres)
      if (finding.distanceMetres !== null)
        expect(sheet[9]).toContain(voice.words.notation.metres(finding.distanceMetres))
      if (typeof finding.evidence['persons'] === 'number')
        expect(sheet[9]).toContain(`人数 ${finding.evidence['persons']}`)
      expect([sheet[10], rows[i]!['问题标识（勿改）']]).toEqual([finding.id, finding.id])
    }
  })

  test('an untouched list reads back without any difference, in each format and language', async () => {
    const list = await ListCase.of(id)
    for (const language of ['zh', 'en'] as const)
      for (const format of ['xlsx', 'csv'] as const) {
        const found = (await list.compare(`x.${format}`, await list.bytes(format, language)))!
        expect(found.differences.filter(({ kind }) => kind !== 'unchanged')).toEqual([])
        expect(found.differences.flatMap(({ remarks }) => remarks)).toEqual([])
        expect(found.differences.length).toBe(list.answer.findings.length)
        expect([found.foreign, found.missing]).toEqual([[], []])
      }
  })
})

test('finished and unfinished stand apart; overdue, back and dismissed say so', async () => {
  const list = await ListCase.of('hangjin')
  const [a, b, c, d] = list.answer.findings.map(({ id }) => id) as [string, string, string, string]
  list.write(a, { state: 'closed' })
  list.write(b, { state: 'dismissed', reason: '已核实为空置房' })
  list.write(c, { state: 'rectifying', rectification: { deadline: '2026-11-21', measure: '=HYPERLINK("http://x")' } })
  list.write(d, { state: 'rectifying', rectification: { deadline: ON } })
  // What it rested on when it was closed is another thing than today.
  const review = list.reviews.get(a)!
  const evidence = { ...review.steps[0]!.evidence!, hash: 'other', boundary: 'v1' }
  list.apply({ do: 'review', written: [{ ...review, step: { ...review.steps[0]!, evidence } }] })
  const machine = await json(list)
  expect(machine.finished.map((row) => row.id)).toEqual([b])
  expect(machine.counts).toEqual({
    unfinished: list.answer.findings.length - 1,
    overdue: 1,
    back: 1,
    finished: 1,
    dismissed: 1,
  })
  const rows = await cells(list)
  const state = (finding: string) => rows.find((row) => row['问题标识（勿改）'] === finding)!['状态']
  expect([a, b, c, d].map(state)).toEqual([
    '复现（原已销号；边界 v1 → v2）',
    '不适用（已核实为空置房）',
    '整改中（已逾期）',
    '整改中',
  ])
  const [unfinished, finished] = await sheets(list)
  expect(finished!.data.slice(3).map((row) => row[10])).toEqual([b])
  expect(unfinished!.data.find((row) => row[10] === c)![5]).toEqual(new Date('2026-11-21T00:00:00Z'))
  expect(rows.find((row) => row['问题标识（勿改）'] === c)!['整改措施']).toBe(`'=HYPERLINK("http://x")`)
  const parts = unzipSync(await list.bytes('xlsx'))
  const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
  expect(sheet).not.toMatch(/<f[ >]/)
  expect(sheet).not.toMatch(/<t[^>]*>[=+@-]/)
})

test('markup in texts stays text', async () => {
  const list = await ListCase.of('hangjin')
  const { id } = list.answer.findings[0]!
  list.write(id, { rectification: { measure: '<script>alert(1)</script>&"\u0000' } })
  const html = textOf(await list.bytes('html'))
  expect(html).not.toContain('<script')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;\ufffd')
  const document = new TextDecoder().decode(unzipSync(await list.bytes('docx'))['word/document.xml'])
  expect(document).toContain('&lt;script&gt;')
  expect(document).not.toContain('<script')
})
