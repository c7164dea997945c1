/** The names of layers are what ogrinfo (GDAL 3.6.2) says of the same texts. */
import { expect, test } from 'vitest'
import { collectionName } from '../../src/formats/geojson-name.ts'

const FEATURE =
  '{"type":"Feature","name":"feature","properties":{"name":"x"},"geometry":{"type":"Point","coordinates":[110,35]}}'
const nameOf = (text: string) => collectionName(new TextEncoder().encode(text))

test.each([
  [`{"type":"FeatureCollection","name":"我的层","crs":null,"features":[${FEATURE}]}`, '我的层'],
  [`{"type":"FeatureCollection","features":[${FEATURE}],"name":"later"}`, 'later'],
  [`{"type":"FeatureCollection","features" : [],\n "name": "a \\"b\\"" }\n`, 'a "b"'],
  [`{"type":"FeatureCollection","features":[${FEATURE}]}`, null],
  [`{"type":"FeatureCollection","name":7,"features":[${FEATURE}]}`, null],
  [FEATURE, null],
  ['{"type":"Point","coordinates":[110,35],"name":"x"}', null],
  ['', null],
])('%s: %s', (text, name) => {
  expect(nameOf(text)).toBe(name)
})

test('long lists of features hide neither', () => {
  const features = Array.from({ length: 5000 }, () => FEATURE).join(',')
  expect(nameOf(`{"features":[${features}],"name":"end"}`)).toBe('end')
  expect(nameOf(`{"name":"front","features":[${features}]}`)).toBe('front')
})
