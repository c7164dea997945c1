import { describe, expect, test } from 'vitest'
import { valueAt } from '../../src/engine/model/table.ts'
import type { Layer, Park } from '../../src/engine/model/park.ts'
import { gradingsOf } from '../../src/engine/grading/park-gradings.ts'
import { check } from '../../src/jobs/check.ts'
import { readDrafts } from '../../src/jobs/import/read-drafts.ts'
import type { Trial } from '../../src/jobs/import/try-import.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { rowsOf } from '../formats/read-layer.ts'
import { around, textFile } from './import-cases.ts'

const register = async (rows: readonly string[], park?: Park) => {
  const where = around()
  const file = textFile('重大危险源备案登记表.csv', `${rows.join('\n')}\n`)
  const { tried } = await readDrafts([file], park ? { ...where, park } : where, SILENT)
  return tried[0]!
}
const column = ({ layer }: Trial, name: string) => layer!.table.ids.map((_, row) => valueAt(layer!.table, name, row))
const codes = ({ receipt }: Trial) =>
  receipt.notes
    .filter(({ code }) => !['keys-derived', 'column-renamed'].includes(code))
    .map(({ code, where, rows }) => `${code} ${(rows ?? [where.row]).join(',')}`.trim())
const list = (...items: [string, number, string?][]) =>
  items.map(([name, q_t, category]) => ({ name, ...(category && { category }), q_t }))

describe('a register as its forms write it', () => {
  test('the headings of a filing form', async () => {
    const { draft, trial } = await register([
      '备案编号,企业名称,重大危险源名称,单位地址,投入使用时间,级别,R值,物质及数量,储存方式,是否位于化工园区内,与周边重点防护目标最近距离(m),边界外500m范围内人数估算值,联系人,联系电话,备案日期,备案有效期至,经度,纬度',
      'BA-01,崇曜化肥,液氨罐区,1号路,2019-05-01,三级,40.8,液氨 40t；液氯 10 t（J3）,球罐,是,612.5,46人,张三,0359-1234567,2024年3月5日,2027-03-04,110.98,35.6',
      'BA-02,恒泰化工,2#库,2号路,2020/6/1,四级,2.5,若干氨,桶装,是,900,0,李四,13800000000,2024-03-05,2027-03-04,110.99,35.61',
    ])
    expect(draft.settings.kind).toBe('hazard_source')
    expect(trial.layer!.table.ids).toEqual(['BA-01', 'BA-02'])
    expect(column(trial, 'substances')).toEqual([list(['液氨', 40], ['液氯', 10, 'J3']), null])
    expect(column(trial, 'medium')).toEqual([null, '若干氨'])
    for (const [name, values] of Object.entries({
      name: ['液氨罐区', '2#库'],
      enterprise: ['崇曜化肥', '恒泰化工'],
      grade: [3, 4],
      filed_r: [40.8, 2.5],
      filed_people_500m: [46, 0],
      in_use_since: ['2019-05-01', '2020-06-01'],
      filed_date: ['2024-03-05', '2024-03-05'],
      filed_until_date: ['2027-03-04', '2027-03-04'],
      storage_mode: ['球罐', '桶装'],
      联系人: ['张三', '李四'],
    }))
      expect(column(trial, name), name).toEqual(values)
    expect(codes(trial).filter((code) => code.startsWith('subst'))).toEqual(['substances-not-read 3'])
    expect(trial.receipt).toMatchObject({ read: 2, kept: 2 })
  })

  test('a telephone beside each responsible person, under one heading three times', async () => {
    const { trial } = await register([
      '危险源编号,名称,联系人,联系电话,主要负责人,联系电话,技术负责人,联系电话,操作负责人,电话,备注,经度,纬度',
      'A,甲,赵一,0359-1,张三,0359-1234567,李四,13800000000,王五,13900000000,甲,110.98,35.6',
      'B,乙,钱二,0359-2,孙六,0359-7654321转8,周七,,吴八,,乙,110.99,35.61',
    ])
    for (const [name, values] of Object.entries({
      联系电话: ['0359-1', '0359-2'],
      responsible_main: ['张三', '孙六'],
      phone_main: ['0359-1234567', '0359-7654321转8'],
      responsible_technical: ['李四', '周七'],
      phone_technical: ['13800000000', null],
      responsible_operation: ['王五', '吴八'],
      phone_operation: ['13900000000', null],
    }))
      expect(column(trial, name), name).toEqual(values)
  })

  test('a column after a responsible person that is no telephone stays what it is', async () => {
    const { trial } = await register([
      '危险源编号,名称,主要负责人,职务,技术负责人,经度,纬度',
      'A,甲,张三,总经理,李四,110.98,35.6',
    ])
    expect([column(trial, '职务'), column(trial, 'phone_main')]).toEqual([['总经理'], [null]])
  })

  test('amounts in the column of the medium; a medium without amounts stays a medium', async () => {
    const { trial } = await register([
      '编号,名称,介质,经度,纬度',
      'A,甲,氯(40t)、氨(10t),110.98,35.6',
      'B,乙,液氯,110.99,35.61',
      'C,丙,氯40t氨10t,110.99,35.62',
    ])
    expect(column(trial, 'substances')).toEqual([list(['氯', 40], ['氨', 10]), null, null])
    expect(column(trial, 'medium')).toEqual(['氯(40t)、氨(10t)', '液氯', '氯40t氨10t'])
    expect(codes(trial)).toContain('substances-not-read 4')
  })

  test('a row for each substance: one hazard with its list', async () => {
    const { trial } = await register([
      '危险源编号,企业名称,重大危险源名称,物质名称,设计最大量(t),临界量(t),类别,级别,经度,纬度',
      'H1,崇曜化肥,液氨罐区,氨,40,10,,三级,110.98,35.6',
      'H2,崇曜化肥,氯库,氯,5,5,,四级,110.99,35.61',
      'H1,崇曜化肥,液氨罐区,乙醇,600kg,500,W5.3,二级,110.98,35.6',
    ])
    expect(trial.layer!.table.ids).toEqual(['H1', 'H2'])
    expect(column(trial, 'substances')).toEqual([list(['氨', 40], ['乙醇', 0.6, 'W5.3']), list(['氯', 5])])
    expect(column(trial, 'medium')).toEqual(['氨、乙醇', '氯'])
    expect(column(trial, 'grade')).toEqual([3, 4])
    expect(codes(trial)).toEqual(expect.arrayContaining(['rows-joined 4', 'rows-differ 4']))
    expect(trial.receipt).toMatchObject({ read: 2, kept: 2 })
  })

  test('without identifiers the company and the name join rows; blank cells below go on', async () => {
    const { trial } = await register([
      '企业名称,重大危险源名称,物质名称,设计最大量,经度,纬度',
      '崇曜化肥,罐区,氨,40,110.98,35.6',
      ',,氯,5,,',
      '恒泰化工,罐区,氯,7,110.99,35.61',
      '恒泰化工,罐区,氨,,110.99,35.61',
    ])
    expect(column(trial, 'substances')).toEqual([list(['氨', 40], ['氯', 5]), null])
    expect(column(trial, 'medium')).toEqual(['氨、氯', '氯 7；氨'])
    expect(codes(trial)).toEqual(
      expect.arrayContaining(['rows-continued 3', 'amounts-in-tonnes 2,3,4', 'substances-not-read 5']),
    )
    expect(trial.receipt).toMatchObject({ read: 2, kept: 2 })
  })

  test('rows with the same identifier in a register without amounts are no substances of one hazard', async () => {
    const { trial } = await register(['编号,名称,介质,经度,纬度', 'A,甲,氯,110.98,35.6', 'A,乙,氨,110.99,35.61'])
    expect(trial.layer!.table.length).toBe(2)
  })
})

const tank = (id: string, name: string, at: number, more: object = {}) => ({ id, name, at, ...more })
async function parkWith(...tanks: ReturnType<typeof tank>[]): Promise<Park> {
  const rows = tanks.map(({ id, name, at }) => `${id},${name},液氨,四级,${110.98 + at / 100},35.6`)
  const { trial } = await register(['编号,名称,介质,级别,经度,纬度', ...rows])
  const { park } = around()
  return { ...park, layers: [{ ...trial.layer!, file: 'hazards.geojson' }] }
}
const places = (layer: Layer) => rowsOf(layer.table).map(({ parts }) => parts.flat(2))

describe('a register without places', () => {
  test('goes onto the hazards that are there, by identifier and by name, and they keep their places', async () => {
    const park = await parkWith(tank('H1', '液氨罐区', 0), tank('H2', '氯 库', 1), tank('H3', '旧库', 2))
    const { draft, trial } = await register(
      [
        '编号,重大危险源名称,物质及数量,R值,级别',
        'H1,液氨罐区,氨 40t,40.8,三级',
        'X9,氯库,氯 5t,,',
        'X8,没有的,氯 5t,2,四级',
      ],
      park,
    )
    expect(draft.settings).toMatchObject({ replaces: 'hazards.geojson', update: true })
    expect(trial.layer!.table.ids).toEqual(['H1', 'H2', 'H3'])
    expect(places(trial.layer!)).toEqual(places(park.layers[0]!))
    expect(column(trial, 'substances')).toEqual([list(['氨', 40]), list(['氯', 5]), null])
    expect(column(trial, 'grade')).toEqual([3, 4, 4])
    expect(column(trial, 'filed_r')).toEqual([40.8, null, null])
    expect(column(trial, 'medium')).toEqual(['液氨', '液氨', '液氨'])
    expect(trial.receipt).toMatchObject({ read: 3, kept: 2 })
    expect(trial.receipt.notes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'register-no-place', level: 'error', params: { name: '没有的' } }),
        expect.objectContaining({ code: 'register-updated', params: { count: 2 } }),
        expect.objectContaining({ code: 'register-not-in-file', params: { count: 1 } }),
      ]),
    )
  })

  test('a value that cannot be used takes nothing away', async () => {
    const park = await parkWith(tank('H1', '液氨罐区', 0))
    const { trial } = await register(['编号,重大危险源名称,R值,级别', 'H1,液氨罐区,四十,五级'], park)
    expect(column(trial, 'grade')).toEqual([4])
    expect(codes(trial)).toEqual(expect.arrayContaining(['field-wrong 2']))
  })

  test('the same again changes nothing', async () => {
    const park = await parkWith(tank('H1', '液氨罐区', 0), tank('H2', '氯库', 1))
    const rows = ['编号,重大危险源名称,物质及数量,R值', 'H1,液氨罐区,氨 40t,40.8']
    const first = await register(rows, park)
    const layers = [{ ...first.trial.layer!, file: 'hazards.geojson' }]
    const { trial } = await register(rows, { ...park, layers })
    expect(rowsOf(trial.layer!.table)).toEqual(rowsOf(first.trial.layer!.table))
  })

  test('the file that the hazards came from is known again, after a register was put onto them', async () => {
    const rows = ['编号,名称,介质,级别,经度,纬度', 'H1,液氨罐区,液氨,四级,110.98,35.6']
    const file = textFile('罐区重大危险源.csv', `${rows.join('\n')}\n`)
    const first = (await readDrafts([file], around(), SILENT)).tried[0]!.trial
    const park = { ...around().park, layers: [{ ...first.layer!, file: 'hazards.geojson' }] }
    const { trial } = await register(['编号,重大危险源名称,R值', 'H1,液氨罐区,40.8'], park)
    const { tried } = await readDrafts(
      [file],
      { ...around(), park, receipts: new Map([['hazards.geojson', { ...trial.receipt, earlier: [first.receipt] }]]) },
      SILENT,
    )
    expect(tried[0]!.draft.settings).toMatchObject({ replaces: 'hazards.geojson' })
    expect(tried[0]!.draft.settings.update).toBeFalsy()
  })

  test('two hazards of one name are a question, and nobody is overwritten', async () => {
    const park = await parkWith(tank('H1', '罐区', 0), tank('H2', '罐区', 1), tank('H3', '甲库', 2))
    const { trial } = await register(
      ['重大危险源名称,R值', '罐区,40.8', '甲库,1', '甲库,2'].map((row, i) => `${i === 0 ? '序号' : i},${row}`),
      park,
    )
    expect(column(trial, 'filed_r')).toEqual([null, null, 1])
    expect(codes(trial).filter((code) => code.startsWith('register-amb'))).toHaveLength(2)
  })

  test('that fits none is left out row by row, with what to do', async () => {
    const { trial } = await register(['编号,重大危险源名称,R值', 'H1,液氨罐区,40.8'])
    expect(trial.layer).toBeNull()
    expect(codes(trial)).toEqual(['register-no-place 2', 'layer-lost'])
  })
})

test('companies by name become the plants of the park; others stay as they are written', async () => {
  const plants = textFile(
    '企业.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: ['崇曜化肥（集团）有限公司', '恒泰', '恒泰'].map((name, i) => ({
        type: 'Feature',
        properties: { 企业编号: `E${i}`, 企业名称: name },
        geometry: {
          type: 'Polygon',
          coordinates: [[[111, 35 + i], [111.1, 35 + i], [111.1, 35.1 + i], [111, 35 + i]]],
        },
      })),
    }),
  ) // prettier-ignore
  const { tried } = await readDrafts([plants], around(), SILENT)
  const park = { ...around().park, layers: [tried[0]!.trial.layer!] }
  const { trial } = await register(
    [
      '编号,重大危险源名称,企业名称,经度,纬度',
      'H1,甲,崇曜化肥(集团) 有限公司,110.98,35.6',
      'H2,乙,恒泰,110.98,35.61',
      'H3,丙,别处,110.98,35.62',
      'H4,丁,E2,110.98,35.63',
    ],
    park,
  )
  expect(column(trial, 'enterprise')).toEqual(['E0', '恒泰', '别处', 'E2'])
  expect(codes(trial)).toEqual(expect.arrayContaining(['company-ambiguous 3', 'company-unknown 4']))
})

test('the dormitory of a plant that is named by its name is its own: it does not count for α', async () => {
  const plants = textFile(
    '企业.csv',
    '企业编号,企业名称,WKT\nE1,崇曜化肥,"POLYGON((110.98 35.6, 110.983 35.6, 110.983 35.602, 110.98 35.602, 110.98 35.6))"\n',
  )
  const adopt = async (park: Park, name: string, rows: string): Promise<{ park: Park; notes: string[] }> => {
    const { tried } = await readDrafts([textFile(name, rows)], { ...around(), park }, SILENT)
    const { layer } = tried[0]!.trial
    return { park: { ...park, layers: [...park.layers, { ...layer!, file: name }] }, notes: codes(tried[0]!.trial) }
  }
  const { tried } = await readDrafts([plants], around(), SILENT)
  let { park } = { park: { ...around().park, layers: [{ ...tried[0]!.trial.layer!, file: 'plants' }] } as Park }
  ;({ park } = await adopt(
    park,
    '重大危险源.csv',
    '编号,名称,企业名称,物质及数量,经度,纬度\nH1,氯库,崇曜化肥,液氯 50t,110.981,35.601\n',
  ))
  const dormitories = [
    '宿舍编号,宿舍名称,类型,所属企业,人数,长期居住,经度,纬度',
    'D1,本厂宿舍,倒班宿舍,崇曜化肥,40,40,110.984,35.601',
    'D2,邻厂宿舍,倒班宿舍,别处,60,60,110.984,35.6005',
    'R1,王家,居民点,县医院,3,,110.984,35.6002',
  ].join('\n')
  const after = await adopt(park, '宿舍.csv', `${dormitories}\n`)
  // Who lives in a house works where he likes; the owner of a dormitory that no plant is called is worth a note.
  expect(after.notes.filter((code) => code.startsWith('company'))).toEqual(['company-unknown 3'])
  const { scene } = await check(after.park, { asOf: '2026-03-01', versionId: null }, SILENT)
  expect(gradingsOf(scene).hazards[0]!.grading).toMatchObject({ residents: 63, alpha: 1.5, R: 60, grade: 2 })
})
