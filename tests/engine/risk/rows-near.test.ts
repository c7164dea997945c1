/** Which rows meet which boxes, against asking every row about every box. */
import { expect, test } from 'vitest'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import type { Bounds } from '../../../src/engine/geometry/shape.ts'
import { frameOf, placesOf } from '../../../src/engine/model/park.ts'
import { rowsNear } from '../../../src/engine/risk/rows-near.ts'
import { seededRandom } from '../../bench/measure.ts'
import { area, ORIGIN, readScene, sceneOf, spot } from '../../scene.ts'
import { box } from '../../shapes.ts'

const ROUNDS = 20

test('rows and boxes that meet, and no others', async () => {
  const next = seededRandom(18)
  const between = (low: number, high: number) => low + (high - low) * next()
  for (let round = 0; round < ROUNDS; round++) {
    const features = Array.from({ length: 300 }, (_, i) => {
      const [x, y] = [Math.round(between(-3000, 3000)), Math.round(between(-3000, 3000))]
      const properties = { id: `t${i}`, kind: 'residence' }
      if (next() < 0.7) return spot('protection_target', properties, x, y)
      return area('protection_target', properties, box(x, y, x + 1 + Math.round(between(0, 900)), y + 40))
    })
    const { park } = await readScene(sceneOf(features))
    const layer = park.layers[0]!
    const boxes = Array.from({ length: 1 + Math.floor(next() * 40) }, (): Bounds => {
      const [x, y] = [ORIGIN[0] + Math.round(between(-2500, 2500)), ORIGIN[1] + Math.round(between(-2500, 2500))]
      return [x, y, x + Math.round(between(0, 700)), y + Math.round(between(0, 700))]
    })
    const expected = placesOf(park, 'protection_target').flatMap(({ index, shape: { bounds: b } }) => {
      const near = boxes.flatMap((c, i) => (b[0] <= c[2] && c[0] <= b[2] && b[1] <= c[3] && c[1] <= b[3] ? [i] : []))
      return near.length > 0 ? [{ row: index, boxes: near }] : []
    })
    expect([...rowsNear(layer, frameByCode('EPSG:4525')!.metresPerUnit(...ORIGIN), boxes)]).toEqual(expected)
    expect(frameOf(layer).code).toBe('EPSG:4525')
  }
})

test('without boxes no row', async () => {
  const { park } = await readScene(sceneOf([spot('protection_target', { kind: 'school' }, 0, 0)]))
  expect([...rowsNear(park.layers[0]!, [1, 1], [])]).toEqual([])
})
