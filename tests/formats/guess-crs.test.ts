import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { codeOf, GEOGRAPHIC, systemOf } from '../../src/formats/gauss-kruger-codes.ts'
import { type CrsHints, guessCrs } from '../../src/formats/guess-crs.ts'

const epsg = JSON.parse(readFileSync(new URL('files/epsg-gauss-kruger.json', import.meta.url), 'utf8')) as {
  rows: [number, string, number, number, number][]
}

describe('codes of the Gauss-Krüger systems, as the EPSG dataset has them', () => {
  test('all 192', () => {
    expect(epsg.rows).toHaveLength(192)
    const datums = { 4490: 'cgcs2000', 4610: 'xian80', 4214: 'beijing54' } as const
    for (const [code, name, geographic, meridian, falseEasting] of epsg.rows) {
      const width = name.includes('3-degree') ? 3 : 6
      const system = {
        datum: datums[geographic as keyof typeof datums],
        width,
        meridian,
        prefix: falseEasting > 1e6,
      } as const
      expect(systemOf(`EPSG:${code}`), name).toEqual(system)
      expect(codeOf(system), name).toBe(`EPSG:${code}`)
      expect(GEOGRAPHIC[system.datum]).toBe(`EPSG:${geographic}`)
      if (system.prefix) expect(Math.floor(falseEasting / 1e6)).toBe(width === 3 ? meridian / 3 : (meridian + 3) / 6)
    }
  })

  test('their neighbours are none', () => {
    const all = new Set(epsg.rows.map(([code]) => code))
    for (let code = 2300; code < 2460; code++) expect(systemOf(`EPSG:${code}`) !== null).toBe(all.has(code))
    for (let code = 4470; code < 4570; code++) expect(systemOf(`EPSG:${code}`) !== null).toBe(all.has(code))
    for (let code = 21400; code < 21480; code++) expect(systemOf(`EPSG:${code}`) !== null).toBe(all.has(code))
    for (const code of ['EPSG:4490', 'EPSG:', '4525', 'CRS84']) expect(systemOf(code)).toBeNull()
    expect(codeOf({ datum: 'cgcs2000', width: 3, meridian: 138, prefix: false })).toBeNull()
    expect(codeOf({ datum: 'cgcs2000', width: 6, meridian: 78, prefix: true })).toBeNull()
  })
})

/** Pairs x, y as a file would have them, from cs2cs (PROJ 9.1.1): a place at 110.98° E, 35.6° N and one at 112.5° E. */
const guess = (pairs: [number, number][], hints?: CrsHints) => guessCrs(pairs.flat(), hints)
const ZONE_37: [number, number] = [37498187.6639, 3941160.7348]
const PLAIN: [number, number] = [498187.6639, 3941160.7348]
const SIX: [number, number] = [19498187.6639, 3941160.7348]
const DEGREES: [number, number] = [110.98, 35.6]
const turned = ([x, y]: [number, number]): [number, number] => [y, x]

describe('from the numbers alone', () => {
  test.each<[string, [number, number], string, string, number | null]>([
    ['3° zone in front', ZONE_37, 'metres-with-prefix', 'EPSG:4525', 37],
    ['6° zone in front', SIX, 'metres-with-prefix', 'EPSG:4497', 19],
    ['degrees', DEGREES, 'degrees', 'EPSG:4490', null],
  ])('%s', (_, pair, unit, code, prefix) => {
    expect(guess([pair])).toMatchObject({ axes: 'as-written', unit, candidates: [code], prefix })
    expect(guess([turned(pair)])).toMatchObject({ axes: 'swapped', unit, candidates: [code], prefix })
    expect(guess([pair]).assumed).toEqual({ datum: true, zoneIsMeridian: false })
  })

  test('metres without a zone may be in any; a known place puts the nearest meridian first', () => {
    const any = guess([PLAIN])
    expect(any).toMatchObject({ axes: 'as-written', unit: 'metres', prefix: null })
    expect(any.candidates).toHaveLength(21)
    expect(any.candidates[0]).toBe('EPSG:4534')
    expect(guess([PLAIN], { nearLongitude: 110.9 }).candidates.slice(0, 3)).toEqual([
      'EPSG:4546',
      'EPSG:4545',
      'EPSG:4547',
    ])
    expect(guess([PLAIN], { width: 6 }).candidates).toHaveLength(11)
  })

  test('a small island in the south has a northing of six digits, beside an easting with its zone', () => {
    expect(guess([[38500000, 900000]])).toMatchObject({ axes: 'as-written', candidates: ['EPSG:4526'] })
  })

  test.each<[string, [number, number], string | null]>([
    ['degrees outside China', [12.5, 41.9], 'degrees'],
    ['metres of a local system', [512.3, 1830.25], 'metres'],
  ])('%s: which axis is which stays open', (_, pair, unit) => {
    expect(guess([pair])).toMatchObject({ axes: 'doubtful', unit, rows: { doubtful: 1 } })
  })

  test.each<[string, [number, number]]>([
    ['two eastings', [37498187, 37498190]],
    ['two longitudes', [110, 111]],
    ['a zone that China does not have', [24500000, 3941160]],
    ['a number with its point lost', [37498187.6639, 39411607348]],
    ['no number', [NaN, 35.6]],
    ['infinite', [Infinity, 3941160]],
  ])('%s: no place', (_, pair) => {
    expect(guess([pair])).toMatchObject({ unit: null, candidates: [], rows: { unusable: 1 } })
  })

  test('no rows, no guess', () => {
    expect(guess([])).toMatchObject({ axes: 'doubtful', unit: null, candidates: [] })
  })
})

describe('rows that differ are counted, not averaged', () => {
  test('some swapped', () => {
    const mixed = guess([ZONE_37, turned(ZONE_37), ZONE_37, [0, 0]])
    expect(mixed).toMatchObject({ axes: 'doubtful', unit: 'metres-with-prefix', candidates: ['EPSG:4525'] })
    expect(mixed.rows).toEqual({ asWritten: 2, swapped: 1, doubtful: 1, unusable: 0 })
  })

  test('degrees among metres', () => {
    expect(guess([ZONE_37, DEGREES])).toMatchObject({ unit: null, candidates: [], rows: { asWritten: 2 } })
  })

  test('two zones', () => {
    expect(() => guess([ZONE_37, [38364069.7463, 3942196.474]])).toThrow(
      new InputError('zones-mixed', { zones: '37, 38' }),
    )
  })
})

describe('what the file says', () => {
  test.each<[string, [number, number], CrsHints, string]>([
    ['zone and width that fit the prefix', ZONE_37, { zone: 37, width: 3 }, 'EPSG:4525'],
    ['a central meridian in place of the zone', ZONE_37, { zone: 111, width: 3 }, 'EPSG:4525'],
    ['a meridian that both widths have', SIX, { zone: 111 }, 'EPSG:4497'],
    ['the zone of metres without prefix', PLAIN, { zone: 37 }, 'EPSG:4546'],
    ['the 6° zone of metres without prefix', PLAIN, { zone: 19 }, 'EPSG:4508'],
    ['the meridian of metres without prefix', PLAIN, { zone: 111, width: 6 }, 'EPSG:4508'],
    ['the meridian alone: 3° and 6° hold the same numbers', PLAIN, { zone: 111 }, 'EPSG:4546'],
    ['Xi’an 80', ZONE_37, { datum: 'xian80' }, 'EPSG:2361'],
    ['Xi’an 80 without prefix', PLAIN, { datum: 'xian80', zone: 37 }, 'EPSG:2382'],
    ['Beijing 54, 6°', SIX, { datum: 'beijing54' }, 'EPSG:21419'],
    ['degrees of Beijing 54', DEGREES, { datum: 'beijing54', zone: 37 }, 'EPSG:4214'],
  ])('%s', (_, pair, hints, code) => {
    expect(guess([pair], hints).candidates).toEqual([code])
  })

  test('that a meridian was taken for a zone is told', () => {
    expect(guess([ZONE_37], { zone: 111, datum: 'cgcs2000' }).assumed).toEqual({ datum: false, zoneIsMeridian: true })
  })

  test.each<[string, [number, number], CrsHints]>([
    ['another zone than the prefix', ZONE_37, { zone: 38 }],
    ['another width than the prefix', ZONE_37, { width: 6 }],
    ['another meridian than the prefix', ZONE_37, { zone: 114 }],
    ['a 6° zone before a 3° prefix', ZONE_37, { zone: 19 }],
    ['a 3° zone of 6° width', PLAIN, { zone: 37, width: 6 }],
    ['a 6° zone of 3° width', PLAIN, { zone: 19, width: 3 }],
    ['a meridian that 6° zones do not have', PLAIN, { zone: 114, width: 6 }],
    ['a zone that China does not have', PLAIN, { zone: 50 }],
    ['a meridian that no zone has', PLAIN, { zone: 112 }],
    ['in degrees, too, a zone of another width', DEGREES, { zone: 37, width: 6 }],
  ])('%s is a contradiction', (_, pair, hints) => {
    let error: unknown
    try {
      guessCrs(pair, hints, 'a.txt')
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({ code: 'zone-contradiction', where: { file: 'a.txt' } })
  })
})
