/**
 * What a card says besides the finding. The scenes lie on the central meridian of their zone, where a metre of the plane is
 * one of the ellipsoid to 0.1 mm over such distances, so that the expected metres are plain subtraction.
 */
import { expect, test } from 'vitest'
import type { LngLat } from '../../../src/engine/geometry/ellipsoid.ts'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { surroundingsOf } from '../../../src/engine/surroundings/surroundings.ts'
import { area, ORIGIN, readScene, type SceneFeature, sceneOf, spot } from '../../scene.ts'

const square = (x: number, y: number, size: number): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
]
const lngLat = (x: number, y: number): LngLat => frameByCode('EPSG:4525')!.toLngLat(ORIGIN[0] + x, ORIGIN[1] + y)

const people = [
  spot('protection_target', { id: 'd1', kind: 'dormitory', enterprise: 'e1', source: '企业填报' }, 0, 0),
  spot('protection_target', { id: 'r1', kind: 'residence', settlement: 'v' }, 0, 0),
  spot('protection_target', { id: 'r2', kind: 'residence', settlement: 'v' }, 300, 0),
]
const hazards = [
  area('hazard_source', { id: 'h1', enterprise: 'e1', grade: 3 }, square(200, -10, 20)),
  area('hazard_source', { id: 'h2', enterprise: 'e1', grade: 1 }, square(-140, -10, 20)),
  area('hazard_source', { id: 'h3', enterprise: 'e2' }, square(0, 50, 20)),
  area('hazard_source', { id: 'h4' }, square(330, -10, 20)),
]

async function around(features: readonly SceneFeature[], id: string, evidence = {}, accuracy?: number) {
  const layers =
    accuracy === undefined ? {} : { protection_target: { accuracy_m: accuracy }, hazard_source: { accuracy_m: 0.5 } }
  const { park } = await readScene(sceneOf([...features], { layers }))
  const objects = [{ layer: 'protection_target', id } as const]
  return surroundingsOf(park, { objects, at: lngLat(0, 0), evidence }, '2026-11-22', 12)
}

test('the nearest hazard of the own plant and that of the others, from edge to edge', async () => {
  const { hazards: near, headcountSources } = await around([...people, ...hazards], 'd1', {}, 1)
  expect(near.map(({ id, plant, accuracyMetres }) => [id, plant, accuracyMetres])).toEqual([
    ['h2', 'own', 1.5],
    ['h3', 'other', 1.5],
  ])
  expect(near[0]!.distanceMetres).toBeCloseTo(120, 3)
  expect(near[1]!.distanceMetres).toBeCloseTo(50, 3)
  expect(headcountSources).toEqual(['企业填报'])
})

test('who belongs to no plant has the nearest of all, once', async () => {
  const { hazards: near } = await around([...people, ...hazards], 'r1')
  expect(near.map(({ id, plant }) => [id, plant])).toEqual([['h3', 'other']])
})

test('of a settlement the house counts that is nearest', async () => {
  const { hazards: near } = await around([...people, ...hazards], 'v', { house_ids: ['r1', 'r2'] })
  expect(near.map(({ id }) => id)).toEqual(['h4'])
  expect(near[0]!.distanceMetres).toBeCloseTo(30, 3)
})

test('nothing is near where there is no hazard, and an accuracy that nobody stated is unknown', async () => {
  expect((await around(people, 'r1')).hazards).toEqual([])
  expect((await around([...people, ...hazards], 'r1')).hazards[0]!.accuracyMetres).toBeNull()
})

test.each([
  ['recent', '2025-11-23', '2025-11-23'],
  ['old', '2025-11-22', '2025-11-22'],
  // What is dated after the day has not been done on it.
  ['never', '2026-11-23', null],
] as const)('a survey that covers the place is %s when it is of %s', async (state, date, latest) => {
  const survey = area('survey_coverage', { id: 's', date }, square(-50, -50, 100))
  expect((await around([...people, survey], 'r1')).survey).toEqual({ state, date: latest, months: 12 })
})

test('a place on the line of a survey is surveyed, one beside it is not; the latest survey counts', async () => {
  const surveys = (x: number) => [
    area('survey_coverage', { id: 's1', date: '2026-01-01' }, square(x, -50, 100)),
    area('survey_coverage', { id: 's2', date: '2024-01-01' }, square(-50, -50, 100)),
  ]
  expect((await around([...people, ...surveys(-100)], 'r1')).survey).toMatchObject({
    state: 'recent',
    date: '2026-01-01',
  })
  expect((await around([...people, ...surveys(10)], 'r1')).survey).toMatchObject({ state: 'old', date: '2024-01-01' })
})

test('a park without a layer of surveys does not know', async () => {
  expect((await around(people, 'r1')).survey).toEqual({ state: 'unknown', date: null, months: 12 })
})
