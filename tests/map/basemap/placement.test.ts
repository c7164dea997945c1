import { expect, test } from 'vitest'
import { InputError } from '../../../src/engine/model/trouble.ts'
import { placementOf, type PlacementTags } from '../../../src/map/basemap/placement.ts'

const TAGS: PlacementTags = {
  keys: { GTModelTypeGeoKey: 1, GTRasterTypeGeoKey: 1, ProjectedCSTypeGeoKey: 4525 },
  scale: [2, 3, 0],
  tiepoints: [10, 20, 0, 37500000, 3900000, 0],
  transformation: null,
}
/** CGCS2000 in zone 37 written out number by number. */
const WRITTEN_OUT = {
  GTModelTypeGeoKey: 1,
  GTRasterTypeGeoKey: 1,
  ProjectedCSTypeGeoKey: 32767,
  GTCitationGeoKey: 'CGCS2000 / 3-degree Gauss-Kruger zone 37|',
  GeographicTypeGeoKey: 4490,
  ProjCoordTransGeoKey: 1,
  ProjNatOriginLongGeoKey: 111,
  ProjNatOriginLatGeoKey: 0,
  ProjScaleAtNatOriginGeoKey: 1,
  ProjFalseEastingGeoKey: 37500000,
  ProjFalseNorthingGeoKey: 0,
}
const codeOf = (keys: object) => placementOf({ ...TAGS, keys: keys as never }, 'x.tif').frame.code
const refusal = (tags: Partial<PlacementTags>) => {
  try {
    placementOf({ ...TAGS, ...tags }, 'x.tif')
  } catch (error) {
    return error instanceof InputError ? [error.code, error.params] : error
  }
  return null
}

test('a tie point inside the image, and points that are middles', () => {
  expect(placementOf(TAGS, 'x.tif').affine).toEqual([37499980, 2, 0, 3900060, 0, -3])
  const keys = { ...TAGS.keys, GTRasterTypeGeoKey: 2 }
  expect(placementOf({ ...TAGS, keys }, 'x.tif').affine).toEqual([37499979, 2, 0, 3900061.5, 0, -3])
})

test('a whole matrix', () => {
  const transformation = [1, 0.5, 0, 37499000, 0.5, -1, 0, 3900000, 0, 0, 0, 0, 0, 0, 0, 1]
  expect(placementOf({ ...TAGS, transformation }, 'x.tif').affine).toEqual([37499000, 1, 0.5, 3900000, 0.5, -1])
})

test('a system that is written out is told by its numbers and its datum', () => {
  expect(codeOf(WRITTEN_OUT)).toBe('EPSG:4525')
  // The 6° system of this meridian without zone prefix has the same numbers.
  expect(['EPSG:4546', 'EPSG:4508']).toContain(codeOf({ ...WRITTEN_OUT, ProjFalseEastingGeoKey: 500000 }))
  expect(codeOf({ ...WRITTEN_OUT, GeographicTypeGeoKey: 32767 })).toBe('EPSG:4525')
  expect(
    codeOf({
      ...WRITTEN_OUT,
      GeographicTypeGeoKey: 32767,
      GTCitationGeoKey: 'x',
      GeogCitationGeoKey: 'China Geodetic Coordinate System 2000|',
    }),
  ).toBe('EPSG:4525')
})

test.each([
  ['another datum', { GeographicTypeGeoKey: 4610, GTCitationGeoKey: 'Xian 1980 / GK' }],
  ['a local meridian', { ProjNatOriginLongGeoKey: 110.5 }],
  ['a shifted origin', { ProjFalseNorthingGeoKey: -3000000 }],
  ['the scale of UTM', { ProjScaleAtNatOriginGeoKey: 0.9996 }],
  ['another projection', { ProjCoordTransGeoKey: 8 }],
])('written out with %s it is not known', (_what, keys) => {
  expect(refusal({ keys: { ...WRITTEN_OUT, ...keys } })).toMatchObject(['ground-unknown-crs', {}])
})

test('degrees and planes by their own keys', () => {
  expect(codeOf({ GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4490 })).toBe('EPSG:4490')
  expect(codeOf({ GTModelTypeGeoKey: 1, GeographicTypeGeoKey: 4490, ProjectedCSTypeGeoKey: 4544 })).toBe('EPSG:4544')
})

test('without a place, without a system, with a matrix that has no area', () => {
  expect(refusal({ scale: null })).toEqual(['ground-no-position', {}])
  expect(refusal({ tiepoints: Array(12).fill(0) as number[] })).toEqual(['ground-no-position', {}])
  expect(refusal({ scale: [0, 0, 0] })).toEqual(['ground-no-position', {}])
  expect(refusal({ keys: null })).toEqual(['ground-no-crs', {}])
  expect(refusal({ keys: { GTModelTypeGeoKey: 3 } })).toEqual(['ground-unknown-crs', { crs: '?' }])
})
