import { describe, expect, test } from 'vitest'
import { area, spot } from '../../scene.ts'
import { box } from '../../shapes.ts'
import { house, ledgerOf, VERSIONS } from './scene.ts'

const leftOf = async (record: object, asOf = '2026-11-01') => {
  const { change } = await ledgerOf([...VERSIONS, house('h', 150, 50, record)], { asOf })
  return change!.leftPeople[0] ?? null
}
const moved = (status_date?: string) => ({ status: 'moved', ...(status_date !== undefined && { status_date }) })
const living = (status_date?: string) => ({ status: 'living', ...(status_date !== undefined && { status_date }) })

describe('the same house at the same place: only its record says whether its people moved', () => {
  test.each<[string, object, string]>([
    ['no record', {}, 'unknown'],
    ['a move without a date', moved(), 'unknown'],
    ['a move before the line moved', moved('2022-03-01'), 'moved'],
    ['a move after it', moved('2025-03-01'), 'moved'],
    ['a move on the as-of date', moved('2026-11-01'), 'moved'],
    ['a move that is still to come', moved('2026-11-02'), 'living'],
    ['found at home', living('2026-06-18'), 'living'],
    ['found at home, nobody says when', living(), 'unknown'],
    ['found at home later than the as-of date', living('2026-11-02'), 'unknown'],
  ])('%s', async (_name, record, group) => {
    expect((await leftOf(record))?.group).toBe(group)
  })

  test('the same record on another day', async () => {
    expect((await leftOf(moved('2025-03-01'), '2025-02-28'))?.group).toBe('living')
    expect((await leftOf(moved('2025-03-01'), '2025-03-01'))?.group).toBe('moved')
  })

  test('on record as empty: nobody was left', async () => {
    expect(await leftOf({ persons: 0 })).toBeNull()
  })
})

describe('where those who did not move are now', () => {
  // Metres of the plane on the central meridian are metres of the ellipsoid: differences of coordinates are distances.
  const tank = spot('hazard_source', { id: 'T' }, 150, 250)
  const yard = area('hazard_source', { id: 'Y' }, box(170, 40, 300, 60))
  const line = (from: number, to: number) =>
    area('control_line', { id: 'k', date: '2024-02-01' }, box(-150, -50, to, from))

  test('distance to the new boundary, to the nearest hazard edge to edge, inside the control line', async () => {
    const { change } = await ledgerOf([...VERSIONS, house('h', 150, 50), tank, yard, line(250, 160)])
    const [left] = change!.leftPeople
    expect(left!.measure!.distanceMetres).toBeCloseTo(50, 3)
    expect(left!.hazard!.hazard.id).toBe('Y')
    expect(left!.hazard!.distanceMetres).toBeCloseTo(20, 3)
    expect(left!.controlLine).toBe('inside')
  })

  test('outside the control line; without a hazard, without a line: nothing is said', async () => {
    const { change } = await ledgerOf([...VERSIONS, house('h', 150, 50), line(250, 140)])
    expect(change!.leftPeople[0]).toMatchObject({ controlLine: 'outside', hazard: null })
    const without = await ledgerOf([...VERSIONS, house('h', 150, 50)])
    expect(without.change!.leftPeople[0]!.controlLine).toBeNull()
  })

  test('within a hazard: 0', async () => {
    const { change } = await ledgerOf([...VERSIONS, house('h', 180, 50), yard])
    expect(change!.leftPeople[0]!.hazard!.distanceMetres).toBe(0)
  })
})
