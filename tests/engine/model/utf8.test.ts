import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeUtf8, encodeUtf8, isUtf8 } from '../../../src/engine/model/utf8.ts'

// Bytes that begin, continue or end a character somewhere, and those that never do.
const edges = [0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed]
const byte = fc.oneof(fc.constantFrom(...edges, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff), fc.nat(255))
const bytes = fc.array(byte, { maxLength: 12 }).map((list) => Uint8Array.from(list))

test('any bytes become the text that a TextDecoder makes of them', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
  let valid = 0
  const isRight = (some: Uint8Array) => {
    let isText = true
    try {
      strict.decode(some)
    } catch {
      isText = false
    }
    if (isText) valid++
    const around = Uint8Array.of(0xe5, ...some, 0xbf, 0x41)
    expect(isUtf8(around, 1, some.length + 1)).toBe(isText)
    expect(decodeUtf8(around, 1, some.length + 1)).toBe(lenient.decode(some))
  }
  fc.assert(fc.property(bytes, isRight), { seed: 5, numRuns: 20_000 })
  expect(valid).toBeGreaterThan(1000)
})

test('long texts, with characters of every length', () => {
  const text = fc.string({ unit: 'binary', minLength: 2000, maxLength: 5000 })
  fc.assert(
    fc.property(text, (one) => {
      const encoded = new TextEncoder().encode(one)
      expect(isUtf8(encoded, 0, encoded.length)).toBe(true)
      expect(decodeUtf8(encoded, 0, encoded.length)).toBe(one)
    }),
    { seed: 6, numRuns: 50 },
  )
})

test('any text becomes the bytes of a TextEncoder, but none with half a character', () => {
  const unit = fc.constantFrom(
    'a',
    '\u007f',
    '\u0080',
    '\u07ff',
    '\u0800',
    '四',
    '\uffff',
    '𠮷',
    '\u{10ffff}',
    '\ud800',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(unit).map((parts) => parts.join('')),
    fc.constant('\udc00'),
  )
  fc.assert(
    fc.property(text, (one) => {
      const bytes = new Uint8Array(one.length * 3 + 1)
      const end = encodeUtf8(one, bytes, 1)
      const isWhole = !/\p{Surrogate}/u.test(one)
      expect(end).toBe(isWhole ? new TextEncoder().encode(one).length + 1 : 0)
      if (isWhole) expect(bytes.slice(1, end)).toEqual(new TextEncoder().encode(one))
    }),
    { seed: 7, numRuns: 5000 },
  )
})
