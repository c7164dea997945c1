/** Days are counted by hand from the calendar. */
import { describe, expect, test } from 'vitest'
import { area } from '../../scene.ts'
import { box } from '../../shapes.ts'
import { ledgerOf, VERSIONS } from './scene.ts'

const material = (id: string, date: string | null, boundary: string | null) => ({
  id,
  kind: 'overall_plan',
  title: id,
  ...(date !== null && { date }),
  ...(boundary !== null && { boundary }),
})

/** v1 from 2020-05-01; v2 from 2024-01-10; v3 has the outline of v2 and is approved 2025-06-01; v4 is a draft. */
const CHAIN = [
  ...VERSIONS,
  area('boundary', { version: 'v3', status: 'approved', approval_date: '2025-06-01' }, box(-100, 0, 100, 200)),
  area('boundary', { version: 'v4', status: 'draft' }, box(0, 0, 50, 50)),
]

async function cells(date: string | null, boundary: string | null, asOf = '2025-06-11') {
  const { materials } = await ledgerOf(CHAIN, { asOf }, { materials: [material('M', date, boundary)] })
  expect(materials.versions).toEqual(['v1', 'v2', 'v3', 'v4'])
  return materials.rows[0]!.cells.map(({ state, days }) => (days === null ? state : `${state} ${days}`))
}

describe('a document against every version', () => {
  test('cites the first: stale since the second was approved, until that ceased, and of the third until today', async () => {
    // 2024-01-10 to 2025-06-01 are 508 days (2024 is a leap year), 2025-06-01 to 2025-06-11 are 10.
    expect(await cells('2021-01-01', 'v1')).toEqual(['cites', 'stale 508', 'stale 10', 'not-yet'])
  })

  test('made later than the change: stale since it was made', async () => {
    expect(await cells('2025-06-04', 'v1')).toEqual(['cites', 'stale 0', 'stale 7', 'not-yet'])
  })

  test('cites the second: newer than the first, same outline as the third and older than its approval', async () => {
    expect(await cells('2024-05-01', 'v2')).toEqual(['newer', 'cites', 'earlier', 'not-yet'])
    expect(await cells('2025-06-05', 'v2')).toEqual(['newer', 'cites', 'same', 'not-yet'])
  })

  test('cites the second and was made before its approval: a notice', async () => {
    expect((await cells('2023-11-01', 'v2'))[1]).toBe('earlier')
  })

  test('cites none, or one that is not on record', async () => {
    expect(await cells('2024-05-01', null)).toEqual(['missing', 'missing', 'missing', 'missing'])
    expect(await cells('2024-05-01', 'v9')).toEqual(['missing', 'missing', 'missing', 'missing'])
  })

  test('on a day before the second was approved', async () => {
    expect(await cells('2021-01-01', 'v1', '2024-01-09')).toEqual(['cites', 'not-yet', 'not-yet', 'not-yet'])
    expect(await cells('2021-01-01', 'v1', '2024-01-10')).toEqual(['cites', 'stale 0', 'not-yet', 'not-yet'])
  })
})
