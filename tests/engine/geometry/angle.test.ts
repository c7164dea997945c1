/** Expected degrees: decimal arithmetic by hand, 59′15.36″ = 3555.36″ = 0.9876° and so on. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAngle, parsePackedAngle } from '../../../src/engine/geometry/angle.ts'
import { seeded } from '../../random-polygons.ts'

describe('110.9876° as people write it', () => {
  test.each([
    '110.9876',
    ' 110.9876 ',
    '+110.9876',
    '110.9876°',
    '110.9876 度',
    '110°59′15.36″',
    '110°59\'15.36"',
    "110°59'15.36''",
    '110° 59′ 15.36″',
    '110º59’15.36”',
    '110°59′15.36',
    '110°59.256′',
    '110°59.256',
    '110:59:15.36',
    '110:59.256',
    '110 59 15.36',
    '110 59.256',
    '110-59-15.36',
    '110度59分15.36秒',
    '110 度 59 分 15.36 秒',
    '110d59m15.36s',
    '１１０．９８７６',
    '１１０°５９′１５．３６″',
    '１１０：５９：１５．３６',
    '＋１１０度５９分１５．３６秒',
  ])('%s', (text) => {
    expect(parseAngle(text)).toEqual({ degrees: 110.9876, axis: null })
  })

  test.each([
    '110°59\'15.36"E',
    'E110°59′15.36″',
    'E 110.9876',
    '110.9876 e',
    '东经110度59分15.36秒',
    '东经：110.9876',
    '110°59′15.36″东经',
    'Ｅ１１０°５９′１５．３６″',
    '经度 110.9876',
    '经度110.9876E',
  ])('%s is a longitude', (text) => {
    expect(parseAngle(text)).toEqual({ degrees: 110.9876, axis: 'longitude' })
  })
})

test.each<[string, number, 'latitude' | 'longitude' | null]>([
  ['35°36′00″N', 35.6, 'latitude'],
  ['北纬35°36′', 35.6, 'latitude'],
  ['南纬 35度36分', -35.6, 'latitude'],
  ['35:36:00S', -35.6, 'latitude'],
  ['35d36m0s', 35.6, null],
  ['W 110-59-15.36', -110.9876, 'longitude'],
  ['-0°30′', -0.5, null],
  ['－３５．６', -35.6, null],
  ['-110-59-15.36', -110.9876, null],
  ['0', 0, null],
  ['-0', 0, null],
  ['180', 180, null],
  ['.5', 0.5, null],
  ['35.', 35, null],
  ['35°59′60″', 36, null],
])('%s', (text, degrees, axis) => {
  expect(parseAngle(text)).toEqual({ degrees, axis })
})

test.each([
  '',
  ' ',
  'E',
  'abc',
  '°',
  '110,9876',
  '110.5 30',
  '110°60′00″',
  '110°59′61″',
  '110°59.5′15″',
  '180.0001',
  '91N',
  'N35E',
  'N35.6S',
  '-35.6S',
  '35-40',
  '1 2 3 4',
  '1e2',
  '0x10',
  'NaN',
  'Infinity',
  '110°59′15″36',
  '3941160.965',
])('%s is none', (text) => {
  expect(parseAngle(text)).toBeNull()
})

describe('degrees, minutes and seconds packed into one number', () => {
  test.each<[string, number]>([
    ['110.591536', 110.9876],
    ['35.3600', 35.6],
    ['-35.3600', -35.6],
    ['１１０．５９１５３６', 110.9876],
  ])('%s', (text, degrees) => {
    expect(parsePackedAngle(text)).toEqual({ degrees, axis: null })
  })

  test.each(['110.611536', '110.596136', '110.5', '110', '200.0000', ''])('%s is none', (text) => {
    expect(parsePackedAngle(text)).toBeNull()
  })

  test('unless asked, it is decimal degrees', () => {
    expect(parseAngle('110.591536')?.degrees).toBe(110.591536)
  })
})

test('every second of arc comes back, in every spelling', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 179 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 0, max: 59999 }),
      (d, m, milliseconds) => {
        const s = (milliseconds / 1000).toFixed(3)
        // In units of a thousandth of a second the sum is a whole number, so one division rounds once.
        const degrees = (d * 3_600_000 + m * 60_000 + milliseconds) / 3_600_000
        for (const text of [
          `${d}°${m}′${s}″`,
          `${d}:${m}:${s}`,
          `${d} ${m} ${s}`,
          `${d}-${m}-${s}`,
          `E${d}度${m}分${s}秒`,
        ])
          expect(Math.abs(parseAngle(text)!.degrees - degrees)).toBeLessThan(1e-13)
      },
    ),
    seeded(500),
  )
})
