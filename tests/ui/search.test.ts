import { describe, expect, test } from 'vitest'
import { SILENT } from '../../src/jobs/progress.ts'
import { anchorOf } from '../../src/engine/geometry/anchor.ts'
import { layerView } from '../../src/jobs/park-view.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { ObjectIndex } from '../../src/ui/objects.ts'
import { search } from '../../src/ui/search.ts'
import { normal, rowRanks } from '../../src/ui/search-text.ts'
import { area, memorySource, parkFolder, sceneOf, spot } from '../scene.ts'
import { box } from '../shapes.ts'

const house = (id: string, name: string | null, more: object = {}) =>
  spot('protection_target', { id, ...(name === null ? {} : { name }), kind: 'residence', ...more }, 5, 5)

async function indexOf(...features: ReturnType<typeof spot>[]) {
  const read = await readPark(memorySource(parkFolder(sceneOf(features))), SILENT)
  const layers = read.park.layers.map((layer) => layerView(layer, anchorOf))
  return new ObjectIndex({ ...read, park: { ...read.park, layers }, versions: [] }, null)
}
const titles = async (query: string, index: Promise<ObjectIndex> | ObjectIndex) =>
  search(query, await index, 'zh').map(({ title }) => title)

describe('search', () => {
  const index = indexOf(
    house('T1', '高渠村 3 号'),
    house('T2', '老高渠'),
    house('T3', 'ＡＢＣ Hostel'),
    house('T4', null, { settlement: '高渠村' }),
    spot('hazard_source', { id: 'H1', name: '罐区', enterprise: 'E1', substances: [{ name: '液氨', q_t: 5 }] }, 9, 9),
    area('enterprise', { id: 'E1', name: '崇曜化肥' }, box(0, 0, 9, 9)),
  )

  test.each([
    ['高渠村3', ['高渠村 3 号']],
    ['高渠', ['高渠村 3 号', 'T4', '老高渠']],
    ['abc h', ['ＡＢＣ Hostel']],
    ['t2', ['老高渠']],
    ['液氨', ['罐区']],
    ['化肥', ['崇曜化肥', '罐区']],
    ['没有的', []],
  ])('%s', async (query, expected) => {
    expect(await titles(query, index)).toEqual(expected)
  })

  test('of very many that contain it, those that begin with it come first, and a dozen are enough', async () => {
    const houses = Array.from({ length: 500 }, (_, i) => house(`T${i}`, i === 400 ? '庄一' : `薛家庄${i}`))
    const found = await titles('庄', indexOf(...houses))
    expect(found).toHaveLength(12)
    expect(found.slice(0, 3)).toEqual(['庄一', '薛家庄0', '薛家庄1'])
  })
})

test('a joined column finds what a look at every text finds, whatever is in the texts', async () => {
  const odd = ['a\nb', 'A B', '\u0001', 'x\u0001y', '', 'ﬁsh', 'ΟΔΟΣ', 'e\u0301', '\u0301e', 'ab', '高\u3000渠', 'xy']
  const index = await indexOf(...odd.map((name, i) => house(`T${i}`, name)))
  const { table } = index.view.park.layers[0]!
  for (const query of ['a', 'ab', 'b', 'xy', 'fi', 'ος', 'é', '高渠', 'zz']) {
    const wanted = normal(query)
    const expected = odd.map((name) => {
      const at = normal(name.replaceAll('\u0001', '')).indexOf(wanted)
      return at < 0 ? 2 : at === 0 ? 0 : 1
    })
    expect([...rowRanks(table, ['name'], wanted)], query).toEqual(expected)
  }
})
