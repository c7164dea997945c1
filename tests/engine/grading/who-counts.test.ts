import { describe, expect, test } from 'vitest'
import { gradingsOf, isLowerBound } from '../../../src/engine/grading/park-gradings.ts'
import { RING_PLACES, STANDINGS } from '../../../src/engine/grading/standings.ts'
import { check } from '../../../src/jobs/check.ts'
import { SILENT } from '../../../src/jobs/progress.ts'
import { area, readScene, type SceneFeature, type SceneFile, sceneOf, spot } from '../../scene.ts'
import { box } from '../../shapes.ts'

const plant = area('enterprise', { id: 'E-1' }, box(0, 0, 300, 200))
const hazard = (properties: object = {}) =>
  spot('hazard_source', { id: 'H-1', enterprise: 'E-1', substances: [{ name: '氯', q_t: 10 }], ...properties }, 50, 50)
const ACCURATE = { layers: { enterprise: { accuracy_m: 0.5 }, protection_target: { accuracy_m: 1.5 } } }

async function gradings(features: SceneFeature[], park: SceneFile['park'] = {}) {
  const read = await readScene(sceneOf([plant, hazard(), ...features], park))
  const { scene } = await check(read.park, { asOf: '2026-07-01', versionId: null }, SILENT)
  return gradingsOf(scene)
}

/** How one place counts: its standing, its persons, where it lies. */
async function countOf(properties: object, [x, y]: [number, number] = [400, 100], park: SceneFile['park'] = {}) {
  const { plants } = await gradings([spot('protection_target', { id: 'T-1', ...properties }, x, y)], park)
  const { people } = plants[0]!
  return people.rows.length === 0
    ? null
    : [STANDINGS[people.standings[0]!], people.persons[0], RING_PLACES[people.places[0]!], people.residents]
}

describe('who counts', () => {
  test.each<[string, object, [string, number, number]]>([
    ['a house', { kind: 'residence', persons: 4 }, ['residence', 4, 4]],
    ['a house of which fewer live there for long', { kind: 'residence', persons: 4, long_stay: 1 }, ['residence', 4, 4]], // prettier-ignore
    ['a house with more on record than persons', { kind: 'residence', persons: 1, long_stay: 3 }, ['residence', 3, 3]],
    ['a house of which only who lives there for long is known', { kind: 'residence', long_stay: 3 }, ['residence', 3, 3]], // prettier-ignore
    ['a house without a head-count', { kind: 'residence' }, ['residence', NaN, 0]],
    ['a house of nobody and two households', { kind: 'residence', persons: 0, households: 2 }, ['residence', NaN, 0]],
    ['an empty house', { kind: 'residence', persons: 0 }, ['empty', 0, 0]],
    ['moved away in time', { kind: 'residence', persons: 4, status: 'moved', status_date: '2026-07-01' }, ['moved', 4, 0]], // prettier-ignore
    ['moves tomorrow', { kind: 'residence', persons: 4, status: 'moved', status_date: '2026-07-02' }, ['residence', 4, 4]], // prettier-ignore
    ['moved on no day', { kind: 'residence', persons: 4, status: 'moved' }, ['residence', 4, 4]],
    ['a nursing home', { kind: 'nursing_home', persons: 60 }, ['nursing-home', 60, 60]],
    ['a school', { kind: 'school', persons: 600 }, ['not-residents', 600, 0]],
    ['a school in which some live', { kind: 'school', persons: 600, long_stay: 8 }, ['long-stay', 8, 8]],
    ['an office', { kind: 'office', persons: 30, long_stay: 0 }, ['not-residents', 30, 0]],
    ['an own dormitory', { kind: 'dormitory', persons: 60, long_stay: 60, enterprise: 'E-1' }, ['own-dormitory', 60, 0]], // prettier-ignore
    ['a dormitory of a neighbour', { kind: 'dormitory', persons: 60, long_stay: 12, enterprise: 'E-2' }, ['long-stay', 12, 12]], // prettier-ignore
    ['one for shift rest', { kind: 'dormitory', persons: 60, long_stay: 0, enterprise: 'E-2' }, ['shift-rest', 60, 0]],
    ['one of which nobody knows who lives there', { kind: 'dormitory', persons: 60 }, ['dormitory-persons', 60, 60]],
    ['one of which nothing is known', { kind: 'dormitory' }, ['dormitory-persons', NaN, 0]],
    ['an empty dormitory', { kind: 'dormitory', persons: 0 }, ['empty', 0, 0]],
    ['a place of unknown kind', { kind: 'volcano', persons: 5 }, ['kind-unknown', 5, 5]],
  ])('%s', async (_, properties, [standing, persons, residents]) => {
    expect(await countOf(properties)).toEqual([standing, persons, 'within', residents])
  })

  test('dormitories of neighbours are left out where the park wants it', async () => {
    const dormitory = { kind: 'dormitory', persons: 60, long_stay: 12, enterprise: 'E-2' }
    const park = { grading: { neighbour_dormitories: 'leave-out' } }
    expect(await countOf(dormitory, [400, 100], park)).toEqual(['dormitories-left-out', 60, 'within', 0])
  })
})

describe('where it counts', () => {
  const house = { kind: 'residence', persons: 4 }

  test.each<[string, [number, number], SceneFile['park'], readonly unknown[] | null]>([
    ['inside the plant', [100, 100], {}, ['inside-plant', 4, 'inside', 0]],
    ['on its outline', [300, 100], {}, ['residence', 4, 'within', 4]],
    ['inside, within the accuracies of the outline', [298.5, 100], ACCURATE, ['residence', 4, 'near-outline', 4]],
    ['inside, beyond the accuracies', [297.5, 100], ACCURATE, ['inside-plant', 4, 'inside', 0]],
    ['at 500 m', [800, 100], {}, ['residence', 4, 'within', 4]],
    ['at 500 m and a millimetre', [800.001, 100], {}, null],
    ['at 499 m, ±2 m', [799, 100], ACCURATE, ['residence', 4, 'near-limit', 4]],
    ['at 501.9 m, ±2 m', [801.9, 100], ACCURATE, ['residence', 4, 'near-limit', 4]],
    ['at 502.1 m, ±2 m', [802.1, 100], ACCURATE, null],
  ])('%s', async (_, at, park, said) => {
    expect(await countOf(house, at, park)).toEqual(said)
  })

  test('areas and lines go by their nearest edge; what straddles the outline counts whole', async () => {
    const { plants } = await gradings([
      area('protection_target', { id: 'A', kind: 'residence', persons: 1 }, box(799.5, 0, 900, 50)),
      area('protection_target', { id: 'B', kind: 'residence', persons: 2 }, box(800.5, 0, 900, 50)),
      area('protection_target', { id: 'C', kind: 'residence', persons: 4 }, box(290, 0, 310, 50)),
      area('protection_target', { id: 'D', kind: 'residence', persons: 8 }, box(-500, -500, 900, 900)),
      area('protection_target', { id: 'E', kind: 'residence', persons: 16 }, box(300, 60, 320, 80)),
      area('protection_target', { id: 'F', kind: 'residence', persons: 32 }, box(10, 10, 20, 20)),
    ])
    const { people } = plants[0]!
    const list = Array.from(people.rows, (row, k) => [
      'ABCDEF'[row],
      RING_PLACES[people.places[k]!],
      Math.round(people.metres[k]! * 1000) / 1000,
    ])
    expect(list).toEqual([
      ['C', 'straddling', 0],
      ['D', 'straddling', 0],
      ['E', 'within', 0],
      ['A', 'within', 499.5],
      ['F', 'inside', 0],
    ])
    expect([people.counted, people.residents]).toEqual([4, 1 + 4 + 8 + 16])
  })
})

describe('what is not known is said', () => {
  test('a missing head-count makes the sum a lower bound', async () => {
    const { plants } = await gradings([
      spot('protection_target', { id: 'T-1', kind: 'residence', persons: 4 }, 400, 0),
      spot('protection_target', { id: 'T-2', kind: 'residence' }, 410, 0),
    ])
    expect(plants[0]!.people).toMatchObject({ residents: 4, unknownHeads: 1, counted: 2 })
    expect(isLowerBound(plants[0]!)).toBe(true)
  })

  test('people in an old datum are not judged, and the sum is a lower bound', async () => {
    const read = await readScene(
      sceneOf([plant, hazard(), spot('protection_target', { id: 'T-1', kind: 'residence', persons: 4 }, 400, 0)]),
    )
    const people = read.park.layers.find(({ kind }) => kind === 'protection_target')!
    const old = { ...people, file: 'old.geojson', frame: 'EPSG:2361' }
    const question = { asOf: '2026-07-01', versionId: null }
    const both = await check({ ...read.park, layers: [...read.park.layers, old] }, question, SILENT)
    const [graded] = gradingsOf(both.scene).plants
    expect(graded).toMatchObject({ layersNotJudged: 1, people: { residents: 4 } })
    expect(isLowerBound(graded!)).toBe(true)
    const layers = read.park.layers.map((layer) => (layer === people ? old : layer))
    const none = await check({ ...read.park, layers }, question, SILENT)
    expect(gradingsOf(none.scene).hazards[0]).toMatchObject({
      noResidents: 'no-people-layer',
      grading: { S: 2, R: null },
    })
  })

  test.each<[string, SceneFeature[], string]>([
    ['no plant is named', [plant, hazard({ enterprise: undefined })], 'no-plant-named'],
    ['the plant is not on record', [plant, hazard({ enterprise: 'E-9' })], 'plant-not-on-record'],
    ['no plant is on record', [hazard()], 'plant-not-on-record'],
  ])('%s: S, and neither R nor grade', async (_, features, why) => {
    const house = spot('protection_target', { id: 'T-1', kind: 'residence', persons: 4 }, 400, 0)
    const read = await readScene(sceneOf([...features, house]))
    const { scene } = await check(read.park, { asOf: '2026-07-01', versionId: null }, SILENT)
    expect(gradingsOf(scene).hazards[0]).toMatchObject({
      plant: null,
      noResidents: why,
      grading: { S: 2, alpha: null, R: null, grade: null },
    })
  })

  test('the share of the ring that was surveyed within a year', async () => {
    const coverage = async (date: string) =>
      (
        await gradings([
          spot('protection_target', { id: 'T-1', kind: 'residence', persons: 4 }, 400, 0),
          area('survey_coverage', { date }, box(-900, -900, 150, 1100)),
        ])
      ).plants[0]!.coverage
    const half = await coverage('2026-06-01')
    expect(half.share).toBeCloseTo(0.5, 6)
    expect(half).toMatchObject({ latestDate: '2026-06-01', months: 12 })
    expect(await coverage('2025-07-01')).toMatchObject({ share: 0, latestDate: '2025-07-01' })
    expect((await gradings([spot('protection_target', { kind: 'residence' }, 9, 9)])).plants[0]!.coverage.share).toBeNull() // prettier-ignore
  })
})
