import { describe, expect, test } from 'vitest'
import type { LayerKind } from '../../src/engine/model/layer-kind.ts'
import { csv } from '../../src/formats/csv.ts'
import { guessColumns } from '../../src/project/guess-columns.ts'
import { ROW_SCHEMAS } from '../../src/project/park-schema.ts'
import { PROPERTY_WORDS } from '../../src/project/column-words.ts'
import { readLayers } from '../formats/read-table.ts'

const written = async (text: string) => (await readLayers(csv, 'a.csv', new TextEncoder().encode(text)))[0]!.table
const withHeadings = (headings: string) =>
  written(
    `${headings}\n${headings
      .split(',')
      .map((_, i) => `v${i}`)
      .join(',')}\n`,
  )

describe('what the layer shows', () => {
  test.each<[string, string, LayerKind | null]>([
    ['界址点坐标表.csv', '点号,X,Y', 'boundary'],
    ['园区四至范围.csv', '名称,批复文号', 'boundary'],
    ['土地规划安全控制线.xlsx', '名称', 'control_line'],
    ['重大危险源台账.csv', '名称,介质,等级', 'hazard_source'],
    ['重大危险源周边居民点.csv', '名称,人数', 'protection_target'],
    ['企业倒班宿舍统计.csv', '宿舍名称,人数', 'protection_target'],
    ['学校医院.csv', '名称', 'protection_target'],
    ['Sheet1', '户主,常住人口,户数', 'protection_target'],
    ['企业名录.csv', '企业名称,统一社会信用代码', 'enterprise'],
    ['园区道路.csv', '路名', 'road'],
    ['水系.csv', '名称', 'water'],
    ['人员普查范围.csv', '名称', 'survey_coverage'],
    ['生产功能区.csv', '名称', 'production_area'],
    ['新建文本文档.csv', '名称,备注', null],
    ['数据.csv', '介质,户主', null],
    ['JMD.shp', 'BH,MC', 'protection_target'],
    ['Export_Output.shp', 'BH,HZXM,RS', 'protection_target'],
  ])('%s (%s): %s', async (name, headings, kind) => {
    expect(guessColumns(await withHeadings(headings), { names: [name] }).kind).toBe(kind)
  })
})

describe('what the columns mean', () => {
  test.each<[LayerKind, string, Record<string, string>]>([
    [
      'protection_target',
      '户主姓名,类型,常住人口,户数,长期居住（人）,居住状态,核实日期,所属企业,所属村,数据来源,定位精度(m),备注',
      {
        name: '户主姓名',
        kind: '类型',
        persons: '常住人口',
        households: '户数',
        long_stay: '长期居住（人）',
        status: '居住状态',
        status_date: '核实日期',
        enterprise: '所属企业',
        settlement: '所属村',
        source: '数据来源',
        accuracy_m: '定位精度(m)',
      },
    ],
    ['protection_target', '名称,总人数,常住人数', { name: '名称', persons: '总人数', long_stay: '常住人数' }],
    [
      'protection_target',
      'name,type,persons,Long_Stay,STATUS',
      { name: 'name', kind: 'type', persons: 'persons', long_stay: 'Long_Stay', status: 'STATUS' },
    ],
    [
      'hazard_source',
      '危险源名称,企业名称,主要介质,重大危险源等级,单元类型,主要负责人,技术负责人,操作负责人,备案日期',
      {
        name: '危险源名称',
        enterprise: '企业名称',
        medium: '主要介质',
        grade: '重大危险源等级',
        unit: '单元类型',
        responsible_main: '主要负责人',
        responsible_technical: '技术负责人',
        responsible_operation: '操作负责人',
        filed_date: '备案日期',
      },
    ],
    [
      'boundary',
      '片区名称,版本,状态,批复文号,批复机关,批复日期,批复面积（亩）,东至,南至,西至,北至',
      {
        name: '片区名称',
        version: '版本',
        status: '状态',
        document: '批复文号',
        authority: '批复机关',
        approval_date: '批复日期',
        declared_area_ha: '批复面积（亩）',
        east: '东至',
        south: '南至',
        west: '西至',
        north: '北至',
      },
    ],
    // As Shapefiles have them: initials of pinyin, and Chinese cut off at ten bytes (GBK, UTF-8).
    ['protection_target', 'HZXM,RS,HS,LX,CZMC', { name: 'HZXM', persons: 'RS', households: 'HS', kind: 'LX', settlement: 'CZMC' }], // prettier-ignore
    [
      'hazard_source',
      '重大危险源等,WXYMC,主要负',
      { grade: '重大危险源等', name: 'WXYMC', responsible_main: '主要负' },
    ],
    ['protection_target', '防护目标名,居住人', { name: '防护目标名', persons: '居住人' }],
    [
      'enterprise',
      '企业名称,企业类型,是否劳动密集型,宿舍限员',
      { name: '企业名称', category: '企业类型', labour_intensive: '是否劳动密集型', dormitory_limit: '宿舍限员' },
    ],
  ])('%s: %s', async (kind, headings, fields) => {
    expect(guessColumns(await withHeadings(headings), { kind }).mapping.fields).toEqual(fields)
  })

  test('no column is used twice', async () => {
    const table = await written('编号,名称,经度,纬度\nA1,甲,110.98,35.6\nA2,乙,110.99,35.61\n')
    const { mapping } = guessColumns(table, { kind: 'protection_target' })
    expect(mapping).toEqual({
      coordinates: { kind: 'xy', x: '经度', y: '纬度' },
      key: '编号',
      fields: { name: '名称' },
    })
  })

  test('every property of every kind has words, and no words are for a property that is none', () => {
    for (const [kind, schema] of Object.entries(ROW_SCHEMAS))
      expect(Object.keys(PROPERTY_WORDS[kind as LayerKind]).sort(), kind).toEqual(
        expect.arrayContaining(
          Object.keys(schema.entries)
            .filter((property) => property !== 'id' && property !== 'name_en')
            .sort(),
        ),
      )
  })
})

describe('coordinates', () => {
  test.each([
    ['lon,lat', '110.98,35.6', { kind: 'xy', x: 'lon', y: 'lat' }],
    ['Longitude,Latitude', '110.98,35.6', { kind: 'xy', x: 'Longitude', y: 'Latitude' }],
    ['X,Y', '498187.66,3941160.73', { kind: 'xy', x: 'X', y: 'Y' }],
    ['X,Y', '3941160.73,498187.66', { kind: 'xy', x: 'Y', y: 'X' }],
    ['横坐标,纵坐标', '37498187.66,3941160.73', { kind: 'xy', x: '横坐标', y: '纵坐标' }],
    ['E,N', '37498187.66,3941160.73', { kind: 'xy', x: 'E', y: 'N' }],
    ['大门经度,大门纬度', '110.98,35.6', { kind: 'xy', x: '大门经度', y: '大门纬度' }],
    ['甲列,乙列', '110.981,35.601', { kind: 'xy', x: '甲列', y: '乙列' }],
    ['人数,户数', '110,35', null],
    ['经度,纬度', '待测,待测', null],
  ])('%s of %s', async (headings, cells, coordinates) => {
    const table = await written(`名称,${headings}\n甲,${cells}\n乙,${cells}\n`)
    expect(guessColumns(table).mapping.coordinates).toEqual(coordinates)
  })

  test('degrees before metres when a table has both', async () => {
    const table = await written('名称,X,Y,经度,纬度\n甲,3941160.73,37498187.66,110.98,35.6\n')
    expect(guessColumns(table).mapping.coordinates).toEqual({ kind: 'xy', x: '经度', y: '纬度' })
  })

  test('none for a table that has its shapes', async () => {
    const table = await written('名称,经度,纬度\n甲,110.98,35.6\n')
    const placed = { ...table, geometry: { ...table.geometry, shapeCodes: Uint8Array.of(1) } }
    expect(guessColumns(placed).mapping.coordinates).toBeNull()
  })
})

describe('the key', () => {
  test.each([
    ['编号', ['A1', 'A2', 'A3'], '编号', ['编号']],
    ['户编号', ['007', '008', '010'], '户编号', ['户编号']],
    ['身份证号', ['110101199003071234', '110101199003071235', '110101199003071236'], '身份证号', ['身份证号']],
    ['编号', ['A1', 'A1', 'A3'], null, []],
    ['编号', ['A1', '', 'A3'], null, []],
    ['OBJECTID', ['17', '4', '9'], null, ['OBJECTID']],
    ['FID', ['0', '1', '2'], null, ['FID']],
    ['序号', ['1', '2', '3'], null, ['序号']],
    ['编号', ['1', '2', '3'], null, ['编号']],
    ['编号', ['1', '2', '7'], '编号', ['编号']],
    ['名称', ['甲', '乙', '丙'], null, []],
  ])('%s of %j: %s', async (heading, cells, key, keys) => {
    const table = await written(`${heading},备注\n${cells.map((cell) => `${cell},x\n`).join('')}`)
    const guess = guessColumns(table)
    expect(guess.mapping.key).toBe(key)
    expect(guess.keys).toEqual(keys)
  })

  test('a code before a row number', async () => {
    const table = await written('序号,统一编码\n1,JS-4\n2,JS-9\n')
    expect(guessColumns(table)).toMatchObject({ mapping: { key: '统一编码' }, keys: ['统一编码', '序号'] })
  })
})
