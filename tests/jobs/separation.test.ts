/** The overview of people-dense places against production, by enterprise. The plane is EPSG:4525 near its meridian. */
import { describe, expect, test } from 'vitest'
import { check } from '../../src/jobs/check.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { separationView } from '../../src/jobs/separation.ts'
import { area, memorySource, parkFolder, sceneOf, spot } from '../scene.ts'
import { box } from '../shapes.ts'

const ON = '2024-06-01'
type Feature = ReturnType<typeof area>

async function overview(features: readonly Feature[]) {
  const read = await readPark(memorySource(new Map(parkFolder(sceneOf([...features])))), SILENT)
  const answer = await check(read.park, { asOf: ON, versionId: null }, SILENT)
  const view = await separationView(answer)
  const idOf = ({ layer, row }: { layer: number; row: number }) => read.park.layers[layer]!.table.ids[row]!
  return { view, answer, idOf, plants: Object.fromEntries(view.plants.map((plant) => [idOf(plant), plant])) }
}

const boundary = area(
  'boundary',
  { version: 'v1', status: 'approved', approval_date: '2020-01-01' },
  box(0, 0, 1000, 1000),
)
const plants = [
  area('enterprise', { id: 'A', name: '甲厂' }, box(0, 0, 400, 400)),
  area('enterprise', { id: 'B', name: '乙厂' }, box(600, 0, 1000, 400)),
  area('enterprise', { id: 'C', name: '丙厂' }, box(0, 600, 400, 1000)),
]
const areas = [
  area('production_area', { id: 'a1', enterprise: 'A' }, box(100, 100, 200, 200)),
  area('production_area', { id: 'b1', enterprise: 'B' }, box(700, 100, 800, 200)),
]
const people = [
  spot('protection_target', { id: 'in', kind: 'dormitory', persons: 20, long_stay: 4 }, 150, 150),
  spot('protection_target', { id: 'apart', kind: 'clinic', persons: 5 }, 300, 150),
  spot('protection_target', { id: 'house', kind: 'residence', persons: 50 }, 160, 160),
  spot(
    'protection_target',
    { id: 'gone', kind: 'school', persons: 9, status: 'moved', status_date: '2023-01-01' },
    170,
    170,
  ),
  spot('protection_target', { id: 'far', kind: 'school' }, 500, 150),
]
const survey = (date: string, x1: number) => area('survey_coverage', { id: 's', date }, box(0, 0, x1, 1000))

describe('by enterprise', () => {
  test('who is in a plant, who is not apart from production, and what is nearest', async () => {
    const {
      view,
      plants: by,
      idOf,
    } = await overview([boundary, ...plants, ...areas, ...people, survey('2024-01-01', 400)])
    expect(view.places.map(idOf).sort()).toEqual(['apart', 'far', 'in'])
    expect(by['A']).toMatchObject({ areas: 1, breaches: 1, persons: 25, longStay: 4, unknownHeads: 0 })
    expect(by['A']!.inside.map((i) => idOf(view.places[i]!)).sort()).toEqual(['apart', 'in'])
    // In B nobody; the school in the street is 200 m from its production, by subtraction; scale 1 at the meridian to 1 cm.
    expect(by['B']).toMatchObject({ inside: [], breaches: 0, areas: 1 })
    expect(idOf(view.places[by['B']!.nearest!.place]!)).toBe('far')
    expect(by['B']!.nearest!.metres).toBeCloseTo(200, 1)
    expect(by['C']).toMatchObject({ areas: 0, nearest: null })
    expect(view).toMatchObject({ breaches: 1, breachPersons: 20, outside: 1, hasAreas: true, hasSurveys: true })
    expect(idOf(view.plants[0]!)).toBe('A')
  })

  test('the numbers of the rule are the numbers of the overview', async () => {
    const { view, answer, idOf } = await overview([boundary, ...plants, ...areas, ...people])
    for (const place of view.places) {
      const finding = answer.findings.find(({ id }) => id === `separation:protection_target/${idOf(place)}`)!
      expect([place.verdict, place.areaMetres]).toEqual([finding.verdict, finding.distanceMetres])
    }
  })

  test('coverage of the ground of each plant: whole, half, none; old surveys do not count', async () => {
    const half = await overview([boundary, ...plants, ...areas, ...people, survey('2024-01-01', 800)])
    expect(half.plants['A']!.coverage).toBe(1)
    expect(half.plants['B']!.coverage).toBeCloseTo(0.5, 6)
    const old = await overview([boundary, ...plants, ...areas, ...people, survey('2023-05-01', 1000)])
    expect(old.plants['A']!.coverage).toBe(0)
    expect((await overview([boundary, ...plants, ...areas, ...people])).plants['A']!.coverage).toBeNull()
  })

  test('on the edge of a plant is in it, of both plants where they touch', async () => {
    const wall = spot('protection_target', { id: 'wall', kind: 'dormitory', persons: 1 }, 400, 50)
    const beside = area('enterprise', { id: 'D' }, box(400, 0, 600, 400))
    const { view, plants: by } = await overview([boundary, ...plants, beside, ...areas, wall])
    expect([by['A']!.inside, by['D']!.inside]).toEqual([[0], [0]])
    expect(view.outside).toBe(0)
  })

  test('without production areas, without plants, without places', async () => {
    expect((await overview([boundary, ...plants, ...people])).view).toMatchObject({ hasAreas: false, breaches: 0 })
    expect((await overview([boundary, ...areas, ...people])).view.plants).toEqual([])
    expect((await overview([boundary, ...plants, ...areas])).view.places).toEqual([])
  })
})
