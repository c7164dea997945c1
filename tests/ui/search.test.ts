import { describe, expect, test } from 'vitest'
import { SILENT } from '../../src/jobs/progress.ts'
import { anchorOf } from '../../src/engine/geometry/anchor.ts'
import { layerView } from '../../src/jobs/park-view.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { ObjectIndex } from '../../src/ui/objects.ts'
import { folded, normal } from '../../src/ui/search/fold.ts'
import { readingsOf } from '../../src/ui/search/readings.ts'
import { alphabetOf, SearchIndex } from '../../src/ui/search/search.ts'
import { joinTexts, literalRanks } from '../../src/ui/search/texts.ts'
import { area, memorySource, parkFolder, sceneOf, spot } from '../scene.ts'
import { box } from '../shapes.ts'

function whole<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

const house = (id: string, name: string | null, more: object = {}) =>
  spot('protection_target', { id, ...(name === null ? {} : { name }), kind: 'residence', ...more }, 5, 5)
const hazard = (id: string, name: string, more: object = {}) => spot('hazard_source', { id, name, ...more }, 9, 9)

const version = { id: 'v2', document: '运政函〔2023〕2号', authority: '运城市人民政府', approvalDate: '2023-02-21' }

async function searchable(...features: ReturnType<typeof spot>[]) {
  const read = await readPark(memorySource(parkFolder(sceneOf(features))), SILENT)
  const layers = read.park.layers.map((layer) => layerView(layer, anchorOf))
  const materials = [{ id: 'M1', title: '安全风险评估报告', titleEn: null, document: '晋化评〔2024〕7号', date: null }]
  const view = { ...read, park: { ...read.park, layers, materials }, versions: [version] } as never
  const index = whole(SearchIndex.of(new ObjectIndex(view, null)))
  whole(index.read(alphabetOf(readingsOf)))
  return index
}
type Searchable = Promise<SearchIndex> | SearchIndex
const titles = async (query: string, index: Searchable) => (await index).find(query, 'zh').map(({ title }) => title)

describe('search', () => {
  const index = searchable(
    house('T1', '高渠村 3 号'),
    house('T2', '老高渠'),
    house('T3', 'ＡＢＣ Hostel'),
    house('T4', null, { settlement: '高渠村' }),
    hazard('H1', '罐区', { enterprise: 'E1', grade: 1, substances: [{ name: '液氨', q_t: 5 }] }),
    hazard('H2', '二号装置', { grade: 2, medium: '环氧乙烷' }),
    hazard('H3', '长乐库', { grade: 3, substances: [{ name: '硝化棉', q_t: 60 }] }),
    area('enterprise', { id: 'E1', name: '崇曜化肥' }, box(0, 0, 9, 9)),
  )

  test.each([
    ['高渠村3', ['高渠村 3 号']],
    ['高渠', ['高渠村 3 号', 'T4', '老高渠']],
    ['abc h', ['ＡＢＣ Hostel']],
    ['ａｂｃ', ['ＡＢＣ Hostel']],
    ['t2', ['老高渠']],
    ['Ｈ２', ['二号装置']],
    ['液氨', ['罐区']],
    ['化肥', ['崇曜化肥', '罐区']],
    ['没有的', []],
    ['   ', []],
  ])('as it is written: %s', async (query, expected) => {
    expect(await titles(query, index)).toEqual(expected)
  })

  test.each([
    ['gaoqu', ['高渠村 3 号', 'T4', '老高渠']],
    ['gq', ['罐区', '高渠村 3 号', 'T4', '老高渠']],
    ['gaoqc', ['T4', '高渠村 3 号']],
    ['高qu村', ['T4', '高渠村 3 号']],
    ['高q', ['高渠村 3 号', 'T4', '老高渠']],
    ['gqc3h', ['高渠村 3 号']],
    ['yean', ['罐区']],
    ['huanyang', ['二号装置']],
    ['huanyangyiwan', ['二号装置']],
    ['hyyw', ['二号装置']],
    ['chongyao', ['崇曜化肥', '罐区']],
    ['cy', ['崇曜化肥', '长乐库', '罐区']],
    ['chyhf', ['崇曜化肥', '罐区']],
    // 长 is read chang and zhang, 乐 le and yue: any of them will do.
    ['changle', ['长乐库']],
    ['zhangyue', ['长乐库']],
    ['clk', ['长乐库']],
    ['zlk', ['长乐库']],
    ['changk', []],
  ])('in pinyin: %s', async (query, expected) => {
    expect(await titles(query, index)).toEqual(expected)
  })

  test.each([
    ['一级', ['罐区']],
    ['1级', ['罐区']],
    ['１级', ['罐区']],
    ['壹级', ['罐区']],
    ['yiji', ['罐区']],
    ['grade 2', ['二号装置']],
    ['二级重大危险源', ['二号装置']],
    ['2号', ['二号装置']],
    ['贰号装置', ['二号装置']],
  ])('grades and numerals: %s', async (query, expected) => {
    expect((await titles(query, index)).slice(0, expected.length)).toEqual(expected)
  })

  // Table 1 of GB 18218-2018: no. 1 氨 (液氨, 氨气; 7664-41-7), no. 7 环氧乙烷 (氧化乙烯; 75-21-8), CAS 9004-70-0 six times.
  test.each([
    ['氨', '罐区', { source: 'alias', text: '氨', of: '液氨' }],
    ['液', '罐区', { source: 'substance', text: '液氨', of: null }],
    ['氨气', '罐区', { source: 'alias', text: '氨气', of: '液氨' }],
    ['anqi', '罐区', { source: 'alias', text: '氨气', of: '液氨' }],
    ['7664-41-7', '罐区', { source: 'cas', text: '7664-41-7', of: '液氨' }],
    ['氧化乙烯', '二号装置', { source: 'alias', text: '氧化乙烯', of: '环氧乙烷' }],
    ['75-21-8', '二号装置', { source: 'cas', text: '75-21-8', of: '环氧乙烷' }],
    ['CAS 75-21-8', '二号装置', { source: 'cas', text: '75-21-8', of: '环氧乙烷' }],
    ['CAS号：75-21-8', '二号装置', { source: 'cas', text: '75-21-8', of: '环氧乙烷' }],
    ['9004-70-0', '长乐库', { source: 'cas', text: '9004-70-0', of: '硝化棉' }],
  ])('by another name of what it holds, and says which: %s', async (query, title, why) => {
    const [hit] = (await index).find(query, 'zh')
    expect(hit).toMatchObject({ title, why })
  })

  test.each([
    ['运政函〔2023〕2号', 'v2'],
    ['运政函[2023]2号', 'v2'],
    ['运政函（2023）2', 'v2'],
    ['【2023】2号', 'v2'],
    ['yzh', 'v2'],
    ['晋化评', '安全风险评估报告'],
    ['anquanfengxian', '安全风险评估报告'],
  ])('document numbers and titles: %s', async (query, expected) => {
    expect((await titles(query, index))[0]).toBe(expected)
  })

  test.each([['111.002, 35.6'], ['35.6 111.002'], ['东经111°0′7.2″ 北纬35°36′0″'], ['35°36′0″N，111°0′7.2″E']])(
    'a place: %s',
    async (query) => {
      const [hit] = (await index).find(query, 'zh')
      expect(hit).toMatchObject({ kind: 'place' })
      const [lng, lat] = (hit as unknown as { at: [number, number] }).at
      expect(lng).toBeCloseTo(111.002, 9)
      expect(lat).toBeCloseTo(35.6, 9)
    },
  )

  test.each(['430 420', '999,999', '12', '3 4'])('two small numbers are no place at the equator: %s', async (query) => {
    expect((await index).find(query, 'zh').filter(({ kind }) => kind === 'place')).toEqual([])
  })

  test('exact goes before beginning, beginning before containing, as written before pinyin', async () => {
    const found = searchable(
      house('T1', '老li家'),
      house('T2', '里庄'),
      house('T3', '东李'),
      house('T4', 'Li Zhuang'),
      house('T5', 'li'),
      house('T6', '李'),
    )
    expect(await titles('li', found)).toEqual(['li', '李', 'Li Zhuang', '里庄', '老li家', '东李'])
  })

  test('of very many that contain it, those that begin with it come first, and a dozen are enough', async () => {
    const houses = Array.from({ length: 500 }, (_, i) => house(`T${i}`, i === 400 ? '庄一' : `薛家庄${i}`))
    for (const query of ['庄', 'zhuang']) {
      const found = await titles(query, searchable(...houses))
      expect(found).toHaveLength(12)
      expect(found.slice(0, 3)).toEqual(['庄一', '薛家庄0', '薛家庄1'])
    }
  })
})

test('joined texts find what a look at every text finds, whatever is in them', () => {
  const odd = [
    'a\nb',
    'A B',
    '\u0001',
    'x\u0001y',
    '',
    'ﬁsh',
    'ΟΔΟΣ',
    'e\u0301',
    '\u0301e',
    'ab',
    '高\u3000渠',
    'xy',
    '壹一1',
  ]
  const many = Array.from({ length: 5000 }, (_, i) => odd[i % odd.length]!)
  for (const list of [odd, many]) {
    const texts = whole(joinTexts(list.length, (i) => list[i]!))
    for (const query of ['a', 'ab', 'b', 'xy', 'fi', 'ος', 'é', '高渠', 'zz', '111']) {
      const wanted = folded(normal(query))
      const expected = list.map((name) => {
        const text = folded(normal(name.replaceAll('\u0001', '')))
        const at = text.indexOf(wanted)
        return at < 0 ? 3 : at > 0 ? 2 : text === wanted ? 0 : 1
      })
      expect([...(literalRanks(texts, wanted) ?? expected.map(() => 3))], query).toEqual(expected)
    }
  }
})
