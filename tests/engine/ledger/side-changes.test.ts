import { describe, expect, test } from 'vitest'
import { area, type SceneFeature, sceneOf } from '../../scene.ts'
import { box } from '../../shapes.ts'
import { house, ledgerOf, VERSIONS } from './scene.ts'

const changesOf = async (features: SceneFeature[], park: Parameters<typeof sceneOf>[1] = {}) => {
  const { change } = await ledgerOf([...VERSIONS, ...features], {}, park)
  return change!.objects.map(({ place, change: kind, before, after }) => [place.id, kind, before, after])
}

describe('points', () => {
  test('entered, left, and what stayed is not named', async () => {
    const found = await changesOf([
      house('stays in', 50, 50),
      house('stays out', 300, 50),
      house('enters', -50, 50),
      house('leaves', 150, 50),
    ])
    expect(found).toEqual([
      ['enters', 'entered', 'outside', 'inside'],
      ['leaves', 'left', 'inside', 'outside'],
    ])
  })

  test('on the line counts as inside, of the old version and of the new', async () => {
    const found = await changesOf([house('on new', 100, 50), house('on old', 200, 50), house('on both', 50, 0)])
    expect(found).toEqual([['on old', 'left', 'on-line', 'outside']])
  })

  test('near the line the coordinates decide, and the reading is said', async () => {
    const layers = { boundary: { accuracy_m: 0.5 }, protection_target: { accuracy_m: 1 } }
    const found = await changesOf(
      [house('just out', 101, 50), house('just in', 99, 50), house('was just out', -1, 50)],
      {
        layers,
      },
    )
    expect(found).toEqual([
      ['just out', 'left', 'inside', 'near-limit'],
      ['was just out', 'entered', 'near-limit', 'inside'],
    ])
  })
})

describe('areas', () => {
  const yard = (layer: string, id: string, x0: number, x1: number) => area(layer, { id }, box(x0, 20, x1, 60))

  test('straddles is about the new version; what straddled the old one has entered or left', async () => {
    const found = await changesOf([
      yard('enterprise', 'across the new line', 80, 120),
      yard('enterprise', 'across both before', -20, 20),
      yard('enterprise', 'across the old line', 180, 220),
      yard('production_area', 'touches the new line from outside', 100, 150),
      yard('hazard_source', 'new ground', -90, -10),
    ])
    expect(found).toEqual([
      ['new ground', 'entered', 'outside', 'inside'],
      ['across the new line', 'straddles', 'inside', 'straddling'],
      ['across both before', 'entered', 'straddling', 'inside'],
      ['across the old line', 'left', 'straddling', 'outside'],
      ['touches the new line from outside', 'left', 'inside', 'outside'],
    ])
  })

  test('a piece of the change names what stands on it, wholly or in part', async () => {
    const { change } = await ledgerOf([
      ...VERSIONS,
      house('h', 150, 50),
      yard('enterprise', 'E', 80, 120),
      yard('enterprise', 'W', -20, 20),
    ])
    const on = (kind: string) => change!.pieces.find((piece) => piece.kind === kind)!.objects.map(({ id }) => id)
    expect(on('removed')).toEqual(['h', 'E'])
    expect(on('added')).toEqual(['W'])
  })
})

test('a layer in an old datum without parameters is not judged', async () => {
  const park = { layers: { protection_target: { frame: 'EPSG:2361' } } }
  expect(await changesOf([house('h', 150, 50)], park)).toEqual([])
})

test('one version, or the same twice: nothing changed', async () => {
  const alone = await ledgerOf([...VERSIONS, house('h', 150, 50)], { a: null })
  expect(alone.change).toBeNull()
  const same = await ledgerOf([...VERSIONS, house('h', 150, 50)], { a: 'v2' })
  expect(same.change!.comparison.classification).toBe('identical')
  expect(same.change!.objects).toEqual([])
})
