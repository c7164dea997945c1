/** What map data depend on: a change of one layer sets the sources that are made of it, and no others. */
import { expect, test } from 'vitest'
import type { Layer } from '../../src/engine/model/park.ts'
import { layersOf, type MapScene } from '../../src/map/map-layer.ts'

const layer = (kind: Layer['kind']) => ({ kind }) as Layer
const inputs = (layers: readonly Layer[]) => layersOf({ view: { park: { layers } } } as unknown as MapScene, 'water')

test('the layers of a kind and their places, which are in what is picked', () => {
  const [river, road, lake] = [layer('water'), layer('road'), layer('water')]
  const before = inputs([river, road, lake])
  expect(before).toEqual([0, river, 2, lake])
  expect(inputs([river, layer('road'), lake, layer('label')])).toEqual(before)
  expect(inputs([river, lake])).not.toEqual(before)
  expect(inputs([river, road])).toEqual([0, river])
})
