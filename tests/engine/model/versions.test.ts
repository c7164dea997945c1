import { describe, expect, test } from 'vitest'
import { versionsOf } from '../../../src/engine/model/park.ts'
import { inForceSince, versionInForce } from '../../../src/engine/model/version-in-force.ts'
import { area, readScene, sceneOf } from '../../scene.ts'
import { box } from '../../shapes.ts'

const boundary = (version: string, status: string, dates: object = {}, ring = box(0, 0, 100, 100)) =>
  area('boundary', { version, status, ...dates }, ring)

async function versions(...rows: ReturnType<typeof boundary>[]) {
  const { park } = await readScene(sceneOf(rows))
  return versionsOf(park)
}

const inForceOn = async (asOf: string, ...rows: ReturnType<typeof boundary>[]) =>
  versionInForce(await versions(...rows), asOf)?.id ?? null

describe('the version in force over time', () => {
  const history = [
    boundary('v1', 'void', { approval_date: '2015-03-01', void_date: '2020-06-30' }),
    boundary('v2', 'approved', { approval_date: '2020-06-30' }),
    boundary('v3', 'submitted', { survey_date: '2025-08-20' }),
    boundary('v4', 'draft'),
    boundary('v5', 'approved', { approval_date: '2026-10-01' }),
  ]

  test.each([
    ['2015-02-28', null, 'the day before the first approval'],
    ['2015-03-01', 'v1', 'the day of the approval'],
    ['2020-06-29', 'v1', 'the last day of the old one'],
    ['2020-06-30', 'v2', 'the day on which one goes and the other comes'],
    ['2026-09-30', 'v2', 'before the next one'],
    ['2026-10-01', 'v5', 'the next one, though the older was never voided'],
  ])('%s: %s, %s', async (asOf, id, _why) => {
    expect(await inForceOn(asOf, ...history)).toBe(id)
  })

  test('in whatever order the rows stand in the file', async () => {
    expect(await inForceOn('2026-09-30', ...[...history].reverse())).toBe('v2')
  })
})

describe('a version that is in force later than its approval', () => {
  const history = [
    boundary('v1', 'void', { approval_date: '2015-03-01', void_date: '2021-06-01' }),
    boundary('v2', 'approved', { approval_date: '2021-05-12', effective_date: '2021-06-01' }),
  ]

  test.each([
    ['2021-05-11', 'v1', 'before the approval'],
    ['2021-05-12', 'v1', 'approved, not yet in effect'],
    ['2021-05-31', 'v1', 'the day before it takes effect'],
    ['2021-06-01', 'v2', 'the day on which it takes effect'],
  ])('%s: %s, %s', async (asOf, id, _why) => {
    expect(await inForceOn(asOf, ...history)).toBe(id)
  })

  test('alone, nothing is in force between approval and effect', async () => {
    expect(await inForceOn('2021-05-31', history[1]!)).toBeNull()
    expect(await inForceOn('2021-06-01', history[1]!)).toBe('v2')
  })

  test('the later effect wins over the later approval', async () => {
    const rows = [
      boundary('late', 'approved', { approval_date: '2020-01-01', effective_date: '2022-01-01' }),
      boundary('soon', 'approved', { approval_date: '2021-01-01' }),
    ]
    expect(await inForceOn('2021-12-31', ...rows)).toBe('soon')
    expect(await inForceOn('2022-01-01', ...rows)).toBe('late')
  })
})

describe('the day from which a version is in force', () => {
  test.each([
    ['2021-05-12', null, '2021-05-12', 'that of the approval, without another'],
    ['2021-05-12', '2021-06-01', '2021-06-01', 'the later one that the approval names'],
    ['2021-05-12', '2021-05-01', '2021-05-12', 'never before the approval'],
    [null, '2021-06-01', null, 'none without an approval'],
  ])('approved %s, effective %s: %s, %s', (approvalDate, effectiveDate, since, _why) => {
    expect(inForceSince({ approvalDate, effectiveDate })).toBe(since)
  })
})

describe('which versions can be in force', () => {
  test.each(['draft', 'submitted'])('a %s never, even with an approval date', async (status) => {
    expect(await inForceOn('2026-01-01', boundary('v1', status, { approval_date: '2020-01-01' }))).toBeNull()
  })

  test('an approved one without a date never', async () => {
    expect(await inForceOn('2026-01-01', boundary('v1', 'approved'))).toBeNull()
  })

  test('a void one without a void date never: nobody knows when it ended', async () => {
    expect(await inForceOn('2018-01-01', boundary('v1', 'void', { approval_date: '2015-01-01' }))).toBeNull()
  })

  test('between two, when the old one ended before the new one began, none', async () => {
    const rows = [
      boundary('v1', 'void', { approval_date: '2015-01-01', void_date: '2018-01-01' }),
      boundary('v2', 'approved', { approval_date: '2019-01-01' }),
    ]
    expect(await inForceOn('2018-06-01', ...rows)).toBeNull()
  })

  test('an approved one that ends later is in force until then', async () => {
    const row = boundary('v1', 'approved', { approval_date: '2015-01-01', void_date: '2027-01-01' })
    expect(await inForceOn('2026-12-31', row)).toBe('v1')
    expect(await inForceOn('2027-01-01', row)).toBeNull()
  })

  test('of two approved on one day the one whose name comes last', async () => {
    const rows = ['b', 'a'].map((id) => boundary(id, 'approved', { approval_date: '2020-01-01' }))
    expect(await inForceOn('2026-01-01', ...rows)).toBe('b')
  })
})

describe('a version of several parts', () => {
  const parts = [
    boundary('v1', 'approved', { name: '一片', approval_date: '2020-01-01', accuracy_m: 0.5 }),
    boundary('v1', 'approved', { name: '二片', document: '示意〔2020〕1号', accuracy_m: 2 }, box(500, 0, 600, 100)),
  ]

  test('is one version, with what any of its rows says and the coarser accuracy', async () => {
    const [version, ...rest] = await versions(...parts)
    expect(rest).toEqual([])
    expect(version!.parts.map(({ name }) => name)).toEqual(['一片', '二片'])
    expect(version!.shape.parts).toHaveLength(2)
    expect(version!.document).toBe('示意〔2020〕1号')
    expect(version!.accuracyMetres).toBe(2)
  })
})

test('versions are listed oldest first, those without approval last', async () => {
  const rows = [
    boundary('draft-old', 'draft', { survey_date: '2024-01-01' }),
    boundary('new', 'approved', { approval_date: '2025-01-01' }),
    boundary('draft-new', 'draft', { survey_date: '2025-06-01' }),
    boundary('old', 'void', { approval_date: '2015-01-01', void_date: '2025-01-01' }),
  ]
  expect((await versions(...rows)).map(({ id }) => id)).toEqual(['old', 'new', 'draft-old', 'draft-new'])
})
