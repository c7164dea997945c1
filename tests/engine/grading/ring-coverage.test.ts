import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ringCoverage } from '../../../src/engine/grading/ring-coverage.ts'
import { makeShape, type Ring, type Shape } from '../../../src/engine/geometry/shape.ts'
import { ORIGIN } from '../../scene.ts'
import { LNG_LAT, ZONE_37 } from '../../shapes.ts'
import { reframe } from '../../../src/engine/geometry/reframe.ts'

type Corners = [number, number][]
const { cases } = JSON.parse(readFileSync(new URL('oracle/coverage.json', import.meta.url), 'utf8')) as {
  cases: { name: string; plant: Corners[][]; surveys: Corners[]; share: number }[]
}

const ringOf = (corners: Corners): Ring =>
  Float64Array.from([...corners, corners[0]!].flatMap(([x, y]) => [ORIGIN[0] + x, ORIGIN[1] + y]))
const polygon = (parts: Corners[][]): Shape =>
  makeShape(
    'polygon',
    ZONE_37,
    parts.map((rings) => rings.map(ringOf)),
  )

test.each(cases)('$name', ({ plant, surveys, share }) => {
  const outlines = surveys.map((survey) => polygon([[survey]]))
  const found = ringCoverage(polygon(plant), outlines, 37, 500)
  expect(Math.abs(found - share), `${found} and ${share}`).toBeLessThan(1e-3)
  if (share === 0 || share === 1) expect(found).toBe(share)
  // In longitude and latitude it is the same ground.
  const inDegrees = outlines.map((outline) => reframe(outline, LNG_LAT))
  expect(ringCoverage(reframe(polygon(plant), LNG_LAT), inDegrees, 37, 500)).toBeCloseTo(found, 5)
})
