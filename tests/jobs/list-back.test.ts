import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import readXlsx from 'read-excel-file/universal'
import { describe, expect, test } from 'vitest'
import { dayOf, stateOf } from '../../src/jobs/list-back/filled-in.ts'
import { listCommand } from '../../src/jobs/list-back/apply-list.ts'
import type { ListDifference } from '../../src/jobs/list-back/list-difference.ts'
import { makeXlsx, type XlsxCell } from '../formats/make-xlsx.ts'
import { ListCase } from './list-case.ts'

const ID = '问题标识（勿改）'
type Row = Record<string, XlsxCell>

/** The rows of both tables of our own workbook, as a library of others reads them. */
async function rowsOf(list: ListCase): Promise<Row[]> {
  const sheets = (await readXlsx(new Blob([(await list.bytes('xlsx')) as Uint8Array<ArrayBuffer>]))) as unknown as {
    data: (string | number | Date | null)[][]
  }[]
  return sheets.slice(0, 2).flatMap(({ data }) => {
    const head = data[2] as string[]
    return data.slice(3).map((row) =>
      Object.fromEntries(
        head.map((heading, i): [string, XlsxCell] => {
          const cell = row[i] ?? null
          return [heading, cell instanceof Date ? { date: cell.getTime() / 86_400_000 + 25_569 } : cell]
        }),
      ),
    )
  })
}

function workbook(rows: readonly Row[], columns: readonly string[], titles: readonly string[] = []): Uint8Array {
  const width = columns.length
  const last = String.fromCharCode(64 + width)
  return makeXlsx([
    { name: '说明', rows: [['填表说明']] },
    {
      name: '整改',
      rows: [
        ...titles.map((title): XlsxCell[] => [title, ...Array<null>(width - 1).fill(null)]),
        [...columns],
        ...rows.map((row) => columns.map((column) => row[column] ?? null)),
      ],
      merges: titles.map((_, i) => `A${i + 1}:${last}${i + 1}`),
    },
  ])
}
const idOf = (row: Row) => row[ID] as string
const changed = (differences: readonly ListDifference[]) => differences.filter(({ kind }) => kind === 'changed')

describe('a filled-in list', () => {
  test('columns and rows in any order, titles, rows added: exactly the edits come back', async () => {
    const list = await ListCase.of('jishan')
    const rows = await rowsOf(list)
    const columns = Object.keys(rows[0]!)
    const edit = fc.record({
      row: fc.nat(rows.length - 1),
      field: fc.constantFrom('整改措施', '责任领导', '责任部门'),
      text: fc.stringMatching(/^[一-龥A-Za-z=+@][一-龥A-Za-z0-9，。 ]{0,20}[一-龥A-Z]$/),
    })
    const shuffled = <T>(items: readonly T[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { maxLength: 12 }),
        shuffled(columns),
        shuffled(rows.map((_, i) => i)),
        fc.nat(3),
        fc.nat(2),
        async (edits, order, places, added, titles) => {
          const filled = rows.map((row) => ({ ...row }))
          const wanted = new Map<string, string>()
          for (const { row, field, text } of edits) {
            filled[row]![field] = text
            wanted.set(`${idOf(filled[row]!)} ${field}`, text)
          }
          const own = Array.from({ length: added }, (_, i): Row => ({
            问题: `自查发现第${i + 1}处`,
            责任部门: '应急局',
          }))
          const all = [...places.map((i) => filled[i]!), ...own]
          const file = workbook(all, order, ['园区整改清单', '填报说明'].slice(0, titles))
          const { differences } = (await list.compare('回收.xlsx', file))!
          const field = { measure: '整改措施', leader: '责任领导', department: '责任部门' } as Record<string, string>
          const found = changed(differences).flatMap(({ finding, fields }) =>
            fields.map((each): [string, string | null] => [`${finding} ${field[each.field]}`, each.after]),
          )
          // An apostrophe that keeps a formula from running is no part of the text; nobody has typed one here.
          expect(new Map(found)).toEqual(wanted)
          expect(differences.filter(({ kind }) => kind === 'own').map(({ problem }) => problem)).toEqual(
            own.map((row) => row['问题']),
          )
          expect(differences.filter(({ kind }) => kind === 'left')).toEqual([])
        },
      ),
      { seed: 7, numRuns: 25 },
    )
  })

  test('what is applied is one step a finding with the name of the list; read again nothing is left', async () => {
    const list = await ListCase.of('hangjin')
    const rows = await rowsOf(list)
    const [a, b] = rows as [Row, Row]
    Object.assign(a, { 整改措施: '搬迁', 完成时限: '2026年12月31日', 状态: '整改中' })
    Object.assign(b, { 状态: '不适用（空置房）', 完成时限: { date: 46_387 } })
    const file = workbook([...rows, { 问题: '围墙破损', 位置: '东门', 状态: '已确认' }], Object.keys(a))
    const comparison = (await list.compare('回收.xlsx', file))!
    const keys = comparison.differences.map(({ key }) => key)
    let number = 0
    list.apply(
      listCommand(comparison, keys, list.project, list.answer, {
        by: '王五',
        at: '2026-11-21T00:00:00Z',
        newId: () => String(++number),
      }),
    )
    expect(list.reviews.size).toBe(3)
    const step = list.reviews.get(idOf(a))!.steps[0]!
    expect(step).toMatchObject({
      by: '王五',
      list: '回收.xlsx',
      state: 'rectifying',
      rectification: { measure: '搬迁', deadline: '2026-12-31' },
    })
    expect(step.evidence!.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(list.reviews.get(idOf(b))!.steps).toMatchObject([
      { state: 'dismissed', reason: '空置房', rectification: { deadline: '2026-12-31' } },
    ])
    expect(list.reviews.get('own:1')).toMatchObject({
      own: { problem: '围墙破损', place: '东门' },
      steps: [{ state: 'confirmed' }],
    })
    const again = (await list.compare('回收.xlsx', file))!
    expect(again.differences.filter(({ kind }) => kind === 'changed' || kind === 'own')).toEqual([])
  })

  test('what was changed here since is a conflict; unknown, doubled and unreadable rows are named', async () => {
    const list = await ListCase.of('hangjin')
    const rows = await rowsOf(list)
    const [a, b, c, d, e] = rows as [Row, Row, Row, Row, Row]
    list.write(idOf(a), { rectification: { leader: '李四' } })
    Object.assign(a, { 责任领导: '张三' })
    Object.assign(c, { 完成时限: '年底前', 状态: '已完成' })
    Object.assign(d, { 状态: '不适用' })
    Object.assign(e, { 问题: '改过的问题' })
    const file = workbook(
      [...rows, { ...b, 责任领导: '另一人' }, { ...b, [ID]: 'x:protection_target/none' }, { 责任领导: '无题' }],
      [...Object.keys(a)],
    )
    const { differences } = (await list.compare('x.xlsx', file))!
    const about = (row: Row) => differences.filter(({ finding }) => finding === idOf(row))
    const remarks = (row: Row) => about(row).flatMap((each) => each.remarks.map(({ what }) => what))
    expect(about(a)[0]!.fields).toEqual([{ field: 'leader', before: null, after: '张三', here: '李四' }])
    expect(remarks(b)).toEqual(['contradicting', 'contradicting'])
    expect(remarks(c)).toEqual(['unreadable-date', 'unreadable-state'])
    expect(remarks(d)).toEqual(['reason-missing'])
    expect(remarks(e)).toEqual(['fixed-text'])
    const kinds = differences.filter(({ kind }) => kind !== 'unchanged').map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'left').length).toBe(7)
    expect(differences.flatMap((each) => each.remarks.map(({ what }) => what))).toContain('unknown-id')
    expect(differences.at(-1)!.remarks).toEqual([{ what: 'no-problem', text: null }])
  })

  test('saved again by LibreOffice 7.4 as a workbook, nothing is otherwise: hidden columns, days and line ends hold', async () => {
    // sizhi report data/parks/hangjin --format xlsx, then soffice --convert-to ods, then back to xlsx.
    const file = fileURLToPath(new URL('files/hangjin-saved-by-libreoffice.xlsx', import.meta.url))
    const list = await ListCase.of('hangjin')
    const found = (await list.compare('x.xlsx', new Uint8Array(readFileSync(file))))!
    expect(found.differences.length).toBe(103)
    expect(found.differences.filter(({ kind, remarks }) => kind !== 'unchanged' || remarks.length > 0)).toEqual([])
    expect([found.otherSheets, found.notes]).toEqual([[], []])
  })

  test('as GBK, with other words for the columns, fewer of them and one of their own', async () => {
    const list = await ListCase.of('hangjin')
    const { id } = list.answer.findings[0]!
    // 序号,存在问题,责任单位,整改情况,备注栏,标识 in GBK, as iconv writes it.
    const head = 'd0f2bac52cb4e6d4dacecacce22cd4f0c8ceb5a5cebb2cd5fbb8c4c7e9bff62cb1b8d7a2c0b82cb1eacab60d0a'
    // 1,甲,应急局,整改中,随手,
    const row = '312cbcd72cd3a6bcb1bed62cd5fbb8c4d6d02ccbe6cad62c'
    const bytes = new Uint8Array([...Buffer.from(head + row, 'hex'), ...new TextEncoder().encode(`${id}\r\n`)])
    const found = (await list.compare('x.csv', bytes))!
    expect(found.differences[0]).toMatchObject({
      kind: 'changed',
      finding: id,
      fields: [
        { field: 'department', before: null, after: '应急局' },
        { field: 'state', before: 'new', after: 'rectifying' },
      ],
    })
    expect(found.foreign).toEqual([{ heading: '备注栏', cells: 1 }])
    expect(found.missing).toEqual(['measure', 'leader', 'deadline'])
  })

  test.each(['id,name\n1,x\n', '编号,状态\n1,好\n', ''])('another table is none: %j', async (text) => {
    const list = await ListCase.of('hangjin')
    expect(await list.compare('x.csv', new TextEncoder().encode(text))).toBeNull()
  })
})

test.each([
  ['2026-12-31', '2026-12-31'],
  ['2026/12/31', '2026-12-31'],
  ['2026.1.5', '2026-01-05'],
  ['2026年12月31日', '2026-12-31'],
  ['２０２６年１月５日', '2026-01-05'],
  ['20261231', '2026-12-31'],
  ['2026-12-31 00:00:00', '2026-12-31'],
  // LibreOffice: =DATE(2026;12;31) as a number
  ['46387', '2026-12-31'],
  ['2026-02-30', null],
  ['12/31/2026', null],
  ['年底前', null],
  ['2026', null],
])('deadline %s', (text, day) => expect(dayOf(text)).toBe(day))

test.each([
  ['整改中', { state: 'rectifying', remark: null }],
  ['整改中（已逾期）', { state: 'rectifying', remark: '已逾期' }],
  ['Not applicable (vacant)', { state: 'dismissed', remark: 'vacant' }],
  ['不适用：空置', { state: 'dismissed', remark: '空置' }],
  ['CLOSED', { state: 'closed', remark: null }],
  ['复现（原已销号）', { state: null, remark: '原已销号' }],
  ['已完成', null],
  ['', null],
])('state %s', (text, state) => expect(stateOf(text)).toEqual(state))
