/** Against the engine's own conversion of decimal digits, which ECMAScript wants correctly rounded. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NumberReader } from '../../src/formats/json-number.ts'
import { seeded } from '../random-polygons.ts'

const reader = new NumberReader()
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The number and where it ends, when it stands in the middle of other text. */
function readIn(text: string): { value: number; length: number } {
  const end = reader.read(bytesOf(`x${text},1`), 1)
  return { value: reader.value, length: end - 1 }
}

const same = (text: string) => {
  expect(readIn(text), text).toEqual({ value: Number(text), length: text.length })
}

const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`))
const double = fc.double({ noNaN: true, noDefaultInfinity: true })

describe('the nearest double', () => {
  test('of numbers as programs write them', () => {
    fc.assert(
      fc.property(double, fc.integer({ min: -400, max: 400 }), fc.nat(20), (value, scaled, places) => {
        same(String(value))
        same((scaled / 3).toFixed(places))
        same((scaled / 7).toPrecision(17))
        same(((scaled * 1e5) / 7).toPrecision(places + 1))
      }),
      seeded(5000),
    )
  })

  test('of any digits, up to forty', () => {
    fc.assert(
      fc.property(fc.boolean(), digits(20), digits(30), (negative, whole, fraction) => {
        const text = `${negative ? '-' : ''}${whole.replace(/^0+(?=.)/, '')}`
        same(text)
        same(`${text}.${fraction}`)
        same(`${text}.${fraction}e-${fraction.length}`)
        same(`${text}E+${whole.length}`)
      }),
      seeded(5000),
    )
  })

  test('halfway between two doubles, and a last digit beside it', () => {
    let halves = 0
    fc.assert(
      // Numbers from 1 to 2^10 with 53 bits: the halfway points have up to 53 decimals, and 16 digits before they are cut.
      fc.property(
        fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }),
        fc.integer({ min: 30, max: 54 }),
        (mantissa, bits) => {
          const doubled = mantissa * 2n + 1n
          const shift = BigInt(bits + 1)
          const scaled = doubled * 5n ** shift
          const text = scaled.toString().padStart(Number(shift) + 1, '0')
          const half = `${text.slice(0, -Number(shift))}.${text.slice(-Number(shift))}`
          same(half)
          same(`${half}1`)
          same(half.slice(0, -1))
          for (const length of [17, 18, 19, 20, 22, 25]) same(half.slice(0, length))
          halves++
        },
      ),
      seeded(2000),
    )
    expect(halves).toBeGreaterThan(1000)
  })

  test('of whole numbers halfway between two doubles', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 53n, max: 2n ** 62n }), (whole) => {
        const step = 2n ** BigInt(whole.toString(2).length - 53)
        const half = (whole / step) * step + step / 2n
        same(half.toString())
        same(`${half}.0`)
        same((half + 1n).toString())
        same((half - 1n).toString())
      }),
      seeded(2000),
    )
  })
})

test.each([
  '0',
  '-0',
  '0.0',
  '-0.000',
  '9007199254740993',
  '0.1',
  '1e400',
  '-1e400',
  '1e-400',
  '5e-324',
  '1E5',
  '0e0',
  '100',
])('%s', same)

test.each([
  '',
  '-',
  '+1',
  '.5',
  '01',
  '-01',
  '00',
  'e5',
  'NaN',
  'true',
  '"1"',
  '[1]',
  '1.',
  '1.e5',
  '1e',
  '1e+',
  '-.5',
])('%j is no number', (text) => {
  expect(reader.read(bytesOf(text), 0)).toBe(0)
})

test('at the very end of the bytes', () => {
  expect(reader.read(bytesOf('12.5'), 0)).toBe(4)
  expect(reader.value).toBe(12.5)
})
