import { describe, expect, test } from 'vitest'
import { buildScene } from '../../../src/engine/model/scene.ts'
import { area, readScene, sceneOf, type SceneFile } from '../../scene.ts'
import { box, type Corners } from '../../shapes.ts'

const boundary = area(
  'boundary',
  { version: 'v1', status: 'approved', approval_date: '2020-01-01' },
  box(0, 0, 100, 100),
)
const survey = (ring: Corners, date?: string) => area('survey_coverage', date === undefined ? {} : { date }, ring)

async function coverage(scene: SceneFile, asOf = '2026-07-01', months?: number) {
  const { park } = await readScene(scene)
  const steps = buildScene(park, asOf, null, months === undefined ? undefined : { coverageMonths: months })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.coverage
  }
}

const share = async (...surveys: ReturnType<typeof survey>[]) => (await coverage(sceneOf([boundary, ...surveys]))).share

describe('share of the boundary that was surveyed', () => {
  test('half', async () => {
    expect(await share(survey(box(0, 0, 50, 100), '2026-06-01'))).toBeCloseTo(0.5, 12)
  })

  test('what lies beyond the boundary does not count', async () => {
    expect(await share(survey(box(-500, -500, 50, 500), '2026-06-01'))).toBeCloseTo(0.5, 12)
  })

  test('surveys that overlap count once', async () => {
    const [a, b] = [survey(box(0, 0, 60, 100), '2026-06-01'), survey(box(40, 0, 80, 100), '2026-05-01')]
    expect(await share(a, b, a)).toBeCloseTo(0.8, 12)
  })

  test('all of it is exactly 1', async () => {
    expect(await share(survey(box(0, 0, 100, 100), '2026-06-01'))).toBe(1)
    expect(await share(survey(box(-10, -10, 110, 110), '2026-06-01'))).toBe(1)
  })

  test('a survey elsewhere is none here', async () => {
    expect(await share(survey(box(500, 0, 600, 100), '2026-06-01'))).toBe(0)
  })
})

describe('age of a survey', () => {
  test.each([
    ['2026-07-01', 1, 'of the day'],
    ['2025-07-02', 1, 'one day younger than twelve months'],
    ['2025-07-01', 0, 'of twelve months to the day: it is no longer younger'],
    ['2024-01-01', 0, 'older'],
    ['2026-07-02', 0, 'dated after the as-of date'],
  ])('%s covers %i: %s', async (date, expected) => {
    expect(await share(survey(box(0, 0, 100, 100), date))).toBe(expected)
  })

  test('the setting moves the limit', async () => {
    const scene = sceneOf([boundary, survey(box(0, 0, 100, 100), '2024-08-01')])
    expect((await coverage(scene, '2026-07-01', 24)).share).toBe(1)
    expect((await coverage(scene, '2026-07-01', 23)).share).toBe(0)
  })

  test('the date of the layer serves a row without one', async () => {
    const scene = sceneOf([boundary, survey(box(0, 0, 100, 100))], {
      layers: { survey_coverage: { date: '2026-06-24' } },
    })
    expect(await coverage(scene)).toEqual({ share: 1, latestDate: '2026-06-24', months: 12 })
  })

  test('without any date nothing is covered', async () => {
    expect(await coverage(sceneOf([boundary, survey(box(0, 0, 100, 100))]))).toMatchObject({
      share: 0,
      latestDate: null,
    })
  })

  test('the latest date is that of the surveys until the day, old ones too', async () => {
    const surveys = ['2023-01-01', '2024-05-06', '2027-01-01'].map((date) => survey(box(0, 0, 1, 1), date))
    expect((await coverage(sceneOf([boundary, ...surveys]))).latestDate).toBe('2024-05-06')
  })
})

describe('unknown is not zero', () => {
  test('without a survey layer', async () => {
    expect((await coverage(sceneOf([boundary]))).share).toBeNull()
  })

  test('without a boundary in force', async () => {
    const scene = sceneOf([boundary, survey(box(0, 0, 100, 100), '2019-01-01')])
    expect((await coverage(scene, '2019-12-31')).share).toBeNull()
  })
})

test('a boundary in degrees is measured in the zone of the park', async () => {
  const degrees = (layer: string, properties: object, [x0, y0, x1, y1]: number[]) => ({
    type: 'Feature' as const,
    properties: { layer, ...properties },
    geometry: { type: 'Polygon', coordinates: [[...box(x0!, y0!, x1!, y1!), [x0!, y0!]]] },
  })
  const scene: SceneFile = {
    ...sceneOf([
      degrees('boundary', boundary.properties, [111, 35.6, 111.01, 35.61]),
      degrees('survey_coverage', { date: '2026-06-01' }, [111, 35.6, 111.005, 35.61]),
    ]),
    crs: { type: 'name', properties: { name: 'EPSG:4490' } },
  }
  // The halves of one degree square beside the central meridian: their plane areas differ by less than 1e-7.
  expect((await coverage(scene)).share).toBeCloseTo(0.5, 6)
})
