import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaWithinUnion, relate } from '../../src/engine/geometry/relate.ts'
import { exactAreaWithin, exactRelation, exactlySimple } from '../exact.ts'
import { polygonOf, ZONE_37, box } from '../shapes.ts'
const S = [(v: number) => v * 0.1 + 1000.1, (v: number) => 37500000.1 + v * 0.3, (v:number)=>v*v*0.7+0.3]
const simple = (s: (v: number) => number, n: number) => fc.array(fc.tuple(fc.nat(n), fc.nat(n)), { minLength: 3, maxLength: 9 }).map(c => polygonOf(ZONE_37, c.map(([x, y]) => [s(x), s(y)] as [number, number]))).filter(exactlySimple)
for (const [i, s] of S.entries()) {
  const g = simple(s, 6)
  test('scale ' + i, () => {
    fc.assert(fc.property(g, g, (a, b) => {
      const { inside, outside, sharedArea } = relate(a, b)
      expect({ inside, outside }).toEqual(exactRelation(a, b))
      expect(Math.abs(sharedArea - exactAreaWithin(a, [b]))).toBeLessThan(1e-6)
    }), { numRuns: 1500 })
  }, 200000)
  test('union ' + i, () => {
    fc.assert(fc.property(g, fc.array(g, { minLength: 1, maxLength: 4 }), (a, bs) => {
      expect(Math.abs(areaWithinUnion(a, bs)- exactAreaWithin(a, bs))).toBeLessThan(1e-6)
    }), { numRuns: 500 })
  }, 200000)
}
