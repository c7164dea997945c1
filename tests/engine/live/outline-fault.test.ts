import { describe, expect, test } from 'vitest'
import { editOutline } from '../../../src/engine/live/edit-outline.ts'
import { box, multiPolygonOf, polygonOf, ZONE_37 } from '../../shapes.ts'

/** Corners 0 (0, 0), 1 (10, 0), 2 (10, 10), 3 (0, 10). */
const square = polygonOf(ZONE_37, box(0, 0, 10, 10))
const holed = polygonOf(ZONE_37, box(0, 0, 10, 10), box(7, 7, 8, 8))
const two = multiPolygonOf(ZONE_37, [box(0, 0, 10, 10)], [box(20, 4, 22, 6)])
const move = (corner: number, x: number, y: number) => ({ kind: 'move' as const, part: 0, ring: 0, corner, x, y })
const faultOf = (...args: Parameters<typeof editOutline>) => {
  const made = editOutline(...args)
  return 'fault' in made ? made.fault : null
}

describe('what an outline may not become', () => {
  test('crosses: both edges and the place', () => {
    expect(faultOf(square, move(2, 5, -5))).toEqual({
      kind: 'crosses',
      edges: [[5, -5, 0, 10], [0, 0, 10, 0]], // prettier-ignore
      at: [10 / 3, 0],
    })
  })

  test('crosses a hole, and another part', () => {
    expect(faultOf(holed, move(2, 7.5, 7.5))).toMatchObject({ kind: 'crosses' })
    expect(faultOf(two, move(2, 21, 5))).toMatchObject({ kind: 'crosses' })
  })

  test('leaves a hole outside, without crossing it', () => {
    expect(faultOf(holed, move(2, 2, 2))).toEqual({ kind: 'swept', at: [7, 7] })
  })

  test('takes in another part, without crossing it', () => {
    expect(faultOf(two, move(1, 100, 5))).toMatchObject({ kind: 'swept' })
  })

  test('is turned inside out, or has no ground', () => {
    const triangle = polygonOf(ZONE_37, [[0, 0], [10, 0], [0, 10]]) // prettier-ignore
    expect(faultOf(triangle, move(0, 10, 10))).toEqual({ kind: 'turned' })
    expect(faultOf(triangle, move(0, 5, 5))).toEqual({ kind: 'turned' })
  })

  test('has a corner twice', () => {
    expect(faultOf(square, move(2, 10, 0))).toEqual({ kind: 'doubled', at: [10, 0] })
    expect(faultOf(square, { ...move(4, 0, 0), kind: 'add' })).toEqual({ kind: 'doubled', at: [0, 0] })
  })

  test('loses one of its last three corners, or one that is not there', () => {
    const triangle = polygonOf(ZONE_37, [[0, 0], [10, 0], [0, 10]]) // prettier-ignore
    expect(faultOf(triangle, { kind: 'drop', part: 0, ring: 0, corner: 1 })).toBe('no-corner')
    expect(faultOf(square, move(4, 1, 1))).toBe('no-corner')
    expect(faultOf(square, { ...move(0, 1, 1), ring: 1 })).toBe('no-corner')
    expect(faultOf(square, { ...move(0, 1, 1), part: -1 })).toBe('no-corner')
  })
})

describe('what it may', () => {
  test('a corner moved, added at either end of the ring, taken out', () => {
    const ring = (...args: Parameters<typeof editOutline>) => {
      const made = editOutline(...args)
      return 'parts' in made ? [...made.parts[0]![0]!] : made.fault
    }
    expect(ring(square, move(0, -1, -2))).toEqual([-1, -2, 10, 0, 10, 10, 0, 10, -1, -2])
    expect(ring(square, { ...move(0, -1, 5), kind: 'add' })).toEqual([-1, 5, 0, 0, 10, 0, 10, 10, 0, 10, -1, 5])
    expect(ring(square, { ...move(4, -1, 5), kind: 'add' })).toEqual([0, 0, 10, 0, 10, 10, 0, 10, -1, 5, 0, 0])
    expect(ring(square, { kind: 'drop', part: 0, ring: 0, corner: 0 })).toEqual([10, 0, 10, 10, 0, 10, 10, 0])
  })

  test('an outline may touch a hole and another part, and have corners in a line', () => {
    expect(faultOf(holed, move(2, 8, 8))).toBeNull()
    expect(faultOf(two, move(1, 20, 5))).toBeNull()
    expect(faultOf(square, { ...move(1, 5, 0), kind: 'add' })).toBeNull()
  })
})
