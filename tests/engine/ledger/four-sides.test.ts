/** Which edges are a side, what it is tied to, and the gap between; on the central meridian of zone 37, by hand. */
import { describe, expect, test } from 'vitest'
import { threeDegreeFrame } from '../../../src/engine/geometry/frame.ts'
import type { Side } from '../../../src/engine/diff/outline-comparison.ts'
import { fourSides, namedLines } from '../../../src/engine/ledger/four-sides.ts'
import { sideEdges } from '../../../src/engine/ledger/side-edges.ts'
import { versionsOf } from '../../../src/engine/model/park.ts'
import { area, ORIGIN, readScene, sceneOf, type SceneFeature } from '../../scene.ts'
import { box, type Corners } from '../../shapes.ts'

/** Edges of a side as the numbers of their corners: `0-1-2` runs from the first over the second to the third. */
function edges(corners: Corners, side: Side): string[] {
  const ring = Float64Array.from([...corners, corners[0]!].flatMap(([x, y]) => [ORIGIN[0] + x, ORIGIN[1] + y]))
  const number = (x: number, y: number) => corners.findIndex(([cx, cy]) => cx === x - ORIGIN[0] && cy === y - ORIGIN[1])
  return sideEdges(ring, threeDegreeFrame(37), side).map((line) =>
    Array.from({ length: line.length / 2 }, (_, i) => number(line[i * 2]!, line[i * 2 + 1]!)).join('-'),
  )
}

describe('the edges of a side', () => {
  test('of a rectangle: one each', () => {
    const sides = (['east', 'south', 'west', 'north'] as const).map((side) => edges(box(0, 0, 200, 100), side))
    expect(sides).toEqual([['1-2'], ['0-1'], ['3-0'], ['2-3']])
  })

  test('an edge at exactly 45° belongs to both, a little more to one', () => {
    const cut: Corners = [[0, 0], [200, 0], [200, 60], [160, 100], [0, 100]] // prettier-ignore
    expect(edges(cut, 'east')).toEqual(['1-2-3'])
    expect(edges(cut, 'north')).toEqual(['2-3-4'])
    const steeper: Corners = [[0, 0], [200, 0], [200, 60], [161, 100], [0, 100]] // prettier-ignore
    expect(edges(steeper, 'north')).toEqual(['3-4'])
  })

  test('a run goes on over the first corner of the ring', () => {
    const ring: Corners = [[100, 50], [99, 100], [0, 100], [0, 0], [100, 0]] // prettier-ignore
    expect(edges(ring, 'east')).toEqual(['4-0-1'])
  })

  test('what lies behind the park itself is no side', () => {
    const bay: Corners = [[0, 0], [1000, 0], [1000, 1000], [700, 1000], [700, 300], [300, 300], [300, 1000], [0, 1000]] // prettier-ignore
    expect(edges(bay, 'east')).toEqual(['1-2'])
    expect(edges(bay, 'west')).toEqual(['7-0'])
    // The floor of the bay sees out to the north.
    expect(edges(bay, 'north')).toEqual(['2-3', '4-5', '6-7'])
  })

  test('a step that rises above what is before it sees out', () => {
    const steps: Corners = [[0, 0], [300, 0], [300, 100], [200, 100], [200, 200], [0, 200]] // prettier-ignore
    expect(edges(steps, 'east')).toEqual(['1-2', '3-4'])
  })
})

const road = (id: string, name: string, ...points: [number, number][]): SceneFeature => ({
  type: 'Feature',
  properties: { layer: 'road', id, name },
  geometry: { type: 'LineString', coordinates: points.map(([x, y]) => [ORIGIN[0] + x, ORIGIN[1] + y]) },
})
const park = (properties: object, ring: Corners = box(0, 0, 1000, 1000)) =>
  area('boundary', { version: 'v1', status: 'approved', approval_date: '2020-01-01', ...properties }, ring)

async function sides(...features: SceneFeature[]) {
  const read = await readScene(sceneOf(features))
  return fourSides(versionsOf(read.park)[0]!, namedLines(read.park))
}
const gaps = (all: Awaited<ReturnType<typeof sides>>) =>
  all.map(({ gap }) => gap && [gap.leastMetres, gap.greatestMetres].map((metres) => Math.round(metres * 1000) / 1000))

describe('sides, their texts and gaps', () => {
  test('four for each part, in the order 东南西北, also without texts', async () => {
    const all = await sides(park({ name: '一片' }), park({ name: '二片', west: '西至大路' }, box(2000, 0, 2100, 50)))
    expect(all.map(({ part, side }) => `${part} ${side}`)).toEqual(
      [0, 1].flatMap((part) => ['east', 'south', 'west', 'north'].map((side) => `${part} ${side}`)),
    )
    expect(all[6]).toMatchObject({ partName: '二片', text: '西至大路', along: [], tiedBy: null, gap: null })
    expect(all[6]!.lines).toHaveLength(1)
  })

  test('least and greatest to the nearest of the rows of a name', async () => {
    // Two pieces of one road, 40 m and 100 m away; between them, at y = 500, the nearest changes from one to the other.
    const all = await sides(
      park({ east: '东至东环路' }),
      road('r1', '东环路', [1040, -500], [1040, 200]),
      road('r2', '东环路', [1100, 700], [1100, 1500]),
      road('r3', '西环路', [-9, 0], [-9, 9]),
    )
    expect(all[0]).toMatchObject({ tiedBy: 'name', along: [{ layer: 'road', id: 'r1' }, { layer: 'road', id: 'r2' }] }) // prettier-ignore
    // Equally near: 40² + (y − 200)² = 100² + (700 − y)², y = 458.4; √(40² + 258.4²) = 261.4776
    expect(gaps(all)[0]![0]).toBe(40)
    expect(Math.abs(gaps(all)[0]![1]! - 261.4776)).toBeLessThan(0.002)
    expect(gaps(all).slice(1)).toEqual([null, null, null])
  })

  test('a tie of the user, and a river in which the border runs', async () => {
    const all = await sides(
      park({ south: '南至引水渠', south_along: 'water/w1' }),
      area('water', { id: 'w1', name: '清水河' }, box(-100, -30, 600, 10)),
      area('water', { id: 'w2', name: '引水渠' }, box(-100, -900, 600, -890)),
    )
    expect(all[1]).toMatchObject({ tiedBy: 'user', along: [{ layer: 'water', id: 'w1' }] })
    // Within the river as far as x = 600; the corner at x = 1000 is 400 m from its end.
    expect(gaps(all)[1]).toEqual([0, 400])
  })

  test('a road that crosses the side', async () => {
    const all = await sides(park({ north: '北至斜路' }), road('r1', '斜路', [0, 1300], [600, 700]))
    expect(gaps(all)[3]![0]).toBe(0)
  })
})
