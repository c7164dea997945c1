import { expect, test } from 'vitest'
import { barMetres, scaleFor } from '../../src/ui/sheet/paper.ts'
import { placeLabels, type Sign } from '../../src/ui/sheet/place-labels.ts'

test('the largest scale at which everything fits, the smallest when nothing does', () => {
  expect(scaleFor([1000, 900], [200, 190])).toBe(5000)
  expect(scaleFor([1000, 1000], [200, 199.9])).toBe(10_000)
  expect(scaleFor([10, 10], [200, 200])).toBe(1000)
  expect(scaleFor([1e9, 1], [200, 200])).toBe(250_000)
})

test.each([
  [2000, 100],
  [10_000, 500],
  [25_000, 1000],
])('the bar at 1:%i is %i m', (scale, metres) => expect(barMetres(scale)).toBe(metres))

test('no label covers a sign or another, and none is left out, in a crowd of forty', () => {
  let seed = 7
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  const signs: Sign[] = Array.from({ length: 40 }, () => ({
    x: 100 + random() * 400,
    y: 100 + random() * 300,
    half: 11,
    width: 34,
    height: 14,
  }))
  const placed = placeLabels(signs, 800, 600)
  expect(placed).toHaveLength(40)
  const labels = placed.map(({ x, y }, i) => [x, y, x + signs[i]!.width, y + signs[i]!.height] as const)
  const boxes = signs.map(({ x, y, half }) => [x - half, y - half, x + half, y + half] as const)
  const meet = (a: readonly number[], b: readonly number[]) =>
    a[0]! < b[2]! && b[0]! < a[2]! && a[1]! < b[3]! && b[1]! < a[3]!
  let covered = 0
  labels.forEach((label, i) => {
    for (const sign of boxes) if (meet(label, sign)) covered++
    for (const other of labels.slice(i + 1)) if (meet(label, other)) covered++
    expect(label[0] >= 0 && label[1] >= 0 && label[2] <= 800 && label[3] <= 600).toBe(true)
  })
  expect(covered).toBe(0)
})
