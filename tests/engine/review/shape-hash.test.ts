import { expect, test } from 'vitest'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { makeShape } from '../../../src/engine/geometry/shape.ts'
import { bytesHash, shapeHash, textHash } from '../../../src/engine/review/shape-hash.ts'

const frame = (code: string) => frameByCode(code)!
const point = (x: number, y: number) => makeShape('point', frame('EPSG:4490'), [[new Float64Array([x, y])]])

test('texts and bytes as sha256sum has them', () => {
  // printf '四至' | sha256sum
  expect(textHash('四至')).toBe('bae1264dde469bf693224a46680b20cc48595098e721cdba4ea0ceafdb7d203a')
  expect(bytesHash(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('geometries as hashlib and struct of Python have them', () => {
  // sha256(b'<key>\n<kind>\n' + parts, rings and positions of each ring as <I, positions as <d)
  expect(shapeHash(point(110.5, 35.25))).toBe('91ca64a55b705dd98c6fea030edc4dab47845f5405bd76581c58684243a405d8')
  const ring = new Float64Array([37562000.125, 3945000.5, 37562010, 3945000.5, 37562010, 3945010.75, 37562000.125, 3945000.5]) // prettier-ignore
  expect(shapeHash(makeShape('polygon', frame('EPSG:4525'), [[ring]]))).toBe(
    '4ca8db5b1f982134f69188b44f0bf4d143385698f4f4d59f3e8cf6a511aeeb6b',
  )
})

test('another kind, frame, part or last bit is another hash; −0 is 0', () => {
  const [a, b, c] = [point(0, 0), point(-0, 0), point(5e-324, 0)].map(shapeHash)
  expect(a).toBe(b)
  expect(a).not.toBe(c)
  const line = (parts: number[][][]) => shapeHash(makeShape('line', frame('EPSG:4490'), parts.map((part) => part.map((ring) => Float64Array.from(ring))))) // prettier-ignore
  const all = [
    line([[[0, 0, 1, 1, 2, 2, 3, 3]]]),
    line([[[0, 0, 1, 1]], [[2, 2, 3, 3]]]),
    line([[[0, 0, 1, 1], [2, 2, 3, 3]]]), // prettier-ignore
    line([[[0, 0, 1, 1, 2, 2, 3, 3.0000000000000004]]]),
  ]
  expect(new Set(all).size).toBe(all.length)
})
