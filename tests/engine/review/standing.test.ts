import { describe, expect, test } from 'vitest'
import type { CheckAnswer } from '../../../src/engine/check.ts'
import type { EvidenceChange } from '../../../src/engine/review/standing.ts'
import { isOpen } from '../../../src/engine/review/standing.ts'
import type { ReviewState } from '../../../src/engine/review/review-state.ts'
import { check } from '../../../src/jobs/check.ts'
import { standings } from '../../../src/jobs/found-now.ts'
import { SILENT } from '../../../src/jobs/progress.ts'
import { reviewCommand, type Saying } from '../../../src/jobs/write-review.ts'
import { apply } from '../../../src/project/commands/index.ts'
import { type Project, projectOf } from '../../../src/project/project.ts'
import { area, readScene, sceneOf, spot } from '../../scene.ts'
import { box } from '../../shapes.ts'

const ID = 'resident-inside-boundary:protection_target/h1'
const NOW = '2026-11-20T06:32:00.000Z'
const V1 = { version: 'v1', status: 'approved', approval_date: '2020-01-01' }
const V2 = { version: 'v2', status: 'approved', approval_date: '2026-06-01' }
const LIVING = { persons: 12, households: 4, status: 'living', status_date: '2026-05-01' }
const SMALL = box(0, 0, 40, 100)
const LARGE = box(0, 0, 200, 100)

interface Given {
  readonly house?: object
  readonly x?: number
  readonly boundaries?: readonly ReturnType<typeof area>[]
}

/** A house 50 m inside of a boundary of 200 × 100 m, unless said otherwise. */
async function parkWith({ house = LIVING, x = 50, boundaries = [area('boundary', V1, LARGE)] }: Given = {}) {
  const own = spot('protection_target', { id: 'h1', kind: 'residence', name: '甲户', ...house }, x, 50)
  const other = spot('protection_target', { id: 'h2', kind: 'residence', name: '乙户', persons: 2 }, 150, 60)
  return (await readScene(sceneOf([...boundaries, own, other]))).park
}

const checked = async (project: Project, asOf = '2026-11-22', versionId: string | null = null) =>
  check(project.park, { asOf, versionId }, SILENT)

const write = (project: Project, answer: CheckAnswer, said: Saying, at = NOW) =>
  apply(project, reviewCommand(project, answer, [ID], '张某', at, said, []), new Map())

/** What was settled in one park, looked at in another. */
async function settled(before: Given, after: Given, state: ReviewState = 'closed', asOf?: string, version?: string) {
  const first = projectOf(await parkWith(before))
  const reason = state === 'dismissed' ? { reason: '值班人员，不居住' } : {}
  const written = write(first, await checked(first), { state, ...reason })
  const then = { ...written, park: await parkWith(after) }
  return standings(await checked(then, asOf, version), then.reviews).get(ID)!
}

const said = (changes: readonly EvidenceChange[] | null) =>
  changes?.map(({ what, name, before, after }) => [what, name, before, after])

describe('a finished finding comes back', () => {
  test.each(['closed', 'dismissed'] as const)('%s: not while all is as it was', async (state) => {
    const standing = await settled({}, {}, state)
    expect(standing).toMatchObject({ state, back: null, gone: false, overdue: false })
    expect(isOpen(standing)).toBe(false)
  })

  test('more people', async () => {
    const standing = await settled({}, { house: { ...LIVING, persons: 15 } })
    expect(said(standing.back)).toEqual([['value', 'persons', 12, 15]])
    expect(isOpen(standing)).toBe(true)
  })

  test('another version in force with the same outline', async () => {
    const boundaries = [area('boundary', V1, LARGE), area('boundary', V2, LARGE)]
    expect(said((await settled({}, { boundaries })).back)).toEqual([['boundary', null, 'v1', 'v2']])
  })

  test('the outline of the same version, and with it the distance', async () => {
    const boundaries = [area('boundary', V1, box(0, 0, 200, 90))]
    const back = said((await settled({}, { boundaries })).back)!
    expect(back.map(([what, name]) => [what, name])).toEqual([
      ['outline', 'v1'],
      ['value', 'distance_m'],
    ])
  })

  test('the house was moved by a metre, still as far from the line', async () => {
    const back = said((await settled({ x: 100 }, { x: 101 })).back)!
    expect(back.map(([what, name]) => [what, name])).toEqual([['shape', 'protection_target/h1']])
  })

  test('a dated record of people who live there', async () => {
    const { back } = await settled({}, { house: { ...LIVING, status_date: '2026-11-01' } })
    expect(said(back)).toEqual([['value', 'status_date', '2026-05-01', '2026-11-01']])
  })

  test('found again after it was closed as gone', async () => {
    const gone = { house: { ...LIVING, status: 'moved' } }
    const first = projectOf(await parkWith())
    const confirmed = write(first, await checked(first), { state: 'confirmed' })
    const moved = { ...confirmed, park: await parkWith(gone) }
    const closed = write(moved, await checked(moved), { state: 'closed' })
    const there = standings(await checked(closed), closed.reviews).get(ID)!
    expect(there).toMatchObject({ state: 'closed', gone: true, lineMoved: false, back: null })
    const back = { ...closed, park: await parkWith() }
    expect(said(standings(await checked(back), back.reviews).get(ID)!.back)).toEqual([
      ['found-again', null, null, null],
    ])
  })

  test('settled anew it stays so', async () => {
    const first = projectOf(await parkWith())
    const more = { ...write(first, await checked(first), { state: 'closed' }), park: await parkWith({ house: { persons: 15 } }) } // prettier-ignore
    const again = write(more, await checked(more), { state: 'closed' })
    expect(standings(await checked(again), again.reviews).get(ID)!.back).toBeNull()
  })

  test('what is under way does not come back: it never went', async () => {
    expect(await settled({}, { house: { persons: 15 } }, 'rectifying')).toMatchObject({
      state: 'rectifying',
      back: null,
    })
  })
})

describe('looking is no change of evidence', () => {
  const boundaries = [area('boundary', V1, SMALL), area('boundary', V2, LARGE)]

  test('at an older version', async () => {
    const wide = [area('boundary', V1, box(0, 0, 100, 100)), area('boundary', V2, LARGE)]
    expect(await settled({ boundaries: wide }, { boundaries: wide }, 'closed', '2026-11-22', 'v1')).toMatchObject({
      back: null,
    })
  })

  test('at a day before it was written', async () => {
    expect(await settled({ boundaries }, { boundaries: [area('boundary', V1, LARGE)] }, 'closed', '2026-05-01')).toMatchObject({ back: null }) // prettier-ignore
  })

  test('and the days that go by change nothing', async () => {
    expect(await settled({}, {}, 'closed', '2029-11-22')).toMatchObject({ back: null })
  })
})

describe('gone is not closed', () => {
  const drawnAnew = { boundaries: [area('boundary', V1, LARGE), area('boundary', V2, SMALL)] }

  test('because the line was drawn anew: the people are where they were', async () => {
    const standing = await settled({}, drawnAnew, 'rectifying')
    expect(standing).toMatchObject({ state: 'rectifying', gone: true, lineMoved: true })
    expect(isOpen(standing)).toBe(true)
  })

  test('because they moved by a dated record, on either boundary', async () => {
    const moved = { house: { ...LIVING, status: 'moved', status_date: '2026-11-01' } }
    expect(await settled({}, moved, 'rectifying')).toMatchObject({ gone: true, lineMoved: false })
    expect(await settled({}, { ...drawnAnew, ...moved }, 'rectifying')).toMatchObject({ gone: true, lineMoved: false })
  })

  test('a record of a move without its date says nothing', async () => {
    const undated = { house: { persons: 12, status: 'moved' } }
    expect(await settled({}, { ...drawnAnew, ...undated }, 'rectifying')).toMatchObject({ gone: true, lineMoved: true })
  })
})

describe('deadlines', () => {
  test('overdue from the day after, while it is open', async () => {
    const first = projectOf(await parkWith())
    const answer = await checked(first)
    const due = write(first, answer, { state: 'rectifying', rectification: { deadline: '2026-11-22', leader: '李某' } })
    const at = async (asOf: string, project = due) => standings(await checked(project, asOf), project.reviews).get(ID)!
    expect((await at('2026-11-22')).overdue).toBe(false)
    expect((await at('2026-11-23')).overdue).toBe(true)
    expect((await at('2026-11-23', write(due, answer, { state: 'closed' }))).overdue).toBe(false)
    expect((await at('2026-11-23')).rectification).toMatchObject({ leader: '李某', measure: null })
  })
})

describe('what nobody could answer for is refused', () => {
  test.each([
    ['reason-missing', { state: 'dismissed' as const }],
    ['reason-missing', { state: 'dismissed' as const, reason: '  ' }],
    ['bad-deadline', { rectification: { deadline: '2026-02-30' } }],
    ['bad-deadline', { rectification: { deadline: '明天' } }],
    ['unknown-state', { state: 'fixed' as ReviewState }],
  ])('%s', async (code, given) => {
    const project = projectOf(await parkWith())
    const answer = await checked(project)
    expect(() => write(project, answer, given)).toThrow(
      expect.objectContaining({ note: expect.objectContaining({ code }) }),
    )
  })

  test('without a name, or about what is not found', async () => {
    const project = projectOf(await parkWith())
    const answer = await checked(project)
    const written = (finding: string, by: string) =>
      apply(project, reviewCommand(project, answer, [finding], by, NOW, { state: 'closed' }, []), new Map())
    expect(() => written(ID, ' ')).toThrow(expect.objectContaining({ note: expect.objectContaining({ code: 'author-missing' }) })) // prettier-ignore
    expect(() => written('resident-inside-boundary:protection_target/h9', '张某')).toThrow(expect.objectContaining({ note: expect.objectContaining({ code: 'unknown-finding' }) })) // prettier-ignore
  })
})
