/**
 * The committed decisions of the sample park are what the program itself writes on those days, and show every state.
 * `UPDATE=1 npx vitest run -c .config/vitest.config.ts tests/data/decisions.test.ts` writes them.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { DECIDED_PARK, sampleDecisions } from '../../data/make-decisions.ts'
import { REVIEW_STATES } from '../../src/engine/review/review-state.ts'
import { type Standing } from '../../src/engine/review/standing.ts'
import { check } from '../../src/jobs/check.ts'
import { standings } from '../../src/jobs/found-now.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'

const folder = fileURLToPath(new URL(`../../data/parks/${DECIDED_PARK}/`, import.meta.url))
const readFile = (name: string) => new Uint8Array(readFileSync(`${folder}${name}`))
/** Without the decisions themselves. */
const undecided = {
  read: (name: string) => {
    if (name !== 'park.json') return Promise.resolve(readFile(name))
    const manifest = JSON.parse(new TextDecoder().decode(readFile(name))) as Record<string, unknown>
    return Promise.resolve(new TextEncoder().encode(JSON.stringify({ ...manifest, decisions: undefined })))
  },
}

test('every file is what the program writes, none is left over', async () => {
  const made = await sampleDecisions(undecided)
  if (process.env['UPDATE']) {
    mkdirSync(`${folder}evidence`, { recursive: true })
    for (const [name, content] of made) writeFileSync(`${folder}${name}`, content)
  }
  for (const [name, content] of made) expect(Buffer.compare(readFile(name), content), name).toBe(0)
  const attached = [...made.keys()].filter((name) => name.startsWith('evidence/'))
  expect(readdirSync(`${folder}evidence`).map((name) => `evidence/${name}`)).toEqual(attached)
})

describe.each(['2026-11-22', '2027-02-20'])('on %s', (asOf) => {
  let now: Map<string, Standing>
  beforeAll(async () => {
    const { park, reviews, notes } = await readPark({ read: (name) => Promise.resolve(readFile(name)) }, SILENT)
    expect(notes.filter(({ level }) => level === 'error')).toEqual([])
    now = standings(await check(park, { asOf, versionId: null }, SILENT), reviews)
  })
  const idsOf = (of: (standing: Standing) => boolean) =>
    [...now].filter(([, standing]) => of(standing)).map(([id]) => id.split('/')[1])

  test('every state that can be set is there', () => {
    const states = new Set([...now.values()].map(({ state }) => state))
    expect(REVIEW_STATES.filter((state) => state !== 'new' && !states.has(state))).toEqual([])
  })

  test('a boundary and a head-count bring a dismissed finding back, and nothing else does', () => {
    expect(idsOf(({ back }) => back !== null)).toEqual(['E-18', 'T-01'])
    const why = (id: string) => [...now].find(([finding]) => finding.endsWith(`/${id}`))![1].back!
    expect(why('T-01').map(({ name, before, after }) => [name, before, after])).toContainEqual(['persons', 24, 28])
    expect(why('E-18')).toContainEqual(expect.objectContaining({ what: 'boundary', before: 'v1', after: 'v2' }))
  })

  test('a house that only the line left outside is open and overdue; one with a dated move is closed', () => {
    expect(idsOf(({ lineMoved, overdue }) => lineMoved && overdue)).toEqual(['XJZ-223', 'GQ-226'])
    expect(idsOf(({ state, gone }) => state === 'closed' && gone)).toEqual(['GQ-222', 'XJZ-219'])
    expect(idsOf(({ overdue, gone }) => overdue && !gone)).toContain('T-03')
  })
})
