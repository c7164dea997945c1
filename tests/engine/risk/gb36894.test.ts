/** The class of a target and its limits are those of data/standards/gb36894-2018. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { RISK_CLASSES, type RiskClass, type TargetKind } from '../../../src/engine/model/layer-kind.ts'
import { exceedanceOf } from '../../../src/engine/risk/exceedance.ts'
import { RISK_LIMITS } from '../../../src/engine/risk/limits.ts'
import { type ClassFacts, readClass } from '../../../src/engine/risk/target-class.ts'

const standard = (file: string) =>
  readFileSync(new URL(`../../../data/standards/gb36894-2018/${file}`, import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))

test('the limits are those of the table', () => {
  const [header, ...rows] = standard('limits.csv')
  expect(header!.slice(0, 4)).toEqual(['class', 'target_class', 'new_rebuilt_expanded_per_year', 'in_service_per_year'])
  expect(rows.map(([name, , fresh, old]) => [name, Number(fresh), Number(old)])).toEqual(
    RISK_CLASSES.map((name) => [name, RISK_LIMITS[name].new, RISK_LIMITS[name].in_service]),
  )
})

const facts = (kind: TargetKind | null, more: Partial<ClassFacts> = {}): ClassFacts => ({
  kind,
  recorded: null,
  persons: null,
  households: null,
  floorAreaSquareMetres: null,
  ...more,
})
const classOf = (kind: TargetKind | null, more: Partial<ClassFacts> = {}) => readClass(facts(kind, more)).riskClass

describe('classes', () => {
  // 户≥30 或 人≥100, 10≤户<30 或 30≤人<100, 户<10 或 人<30 of targets.csv.
  test.each<[number | null, number | null, RiskClass | null]>([
    [0, 0, 'general-3'],
    [29, 9, 'general-3'],
    [30, 9, 'general-2'],
    [29, 10, 'general-2'],
    [99, 29, 'general-2'],
    [100, 29, 'general-1'],
    [99, 30, 'general-1'],
    [29, null, 'general-3'],
    [100, null, 'general-1'],
    [null, 9, 'general-3'],
    [null, 30, 'general-1'],
    [null, null, null],
  ])('a residence of %s persons and %s households', (persons, households, riskClass) => {
    expect(classOf('residence', { persons, households })).toBe(riskClass)
    expect(classOf('dormitory', { persons, households })).toBe(riskClass)
  })

  test('the borders of residences stand in the table', () => {
    const row = standard('targets.csv').find(([kind]) => kind!.startsWith('住宅'))!
    expect(row.slice(2, 5)).toEqual(['户≥30 或 人≥100', '10≤户<30 或 30≤人<100', '户<10 或 人<30'])
  })

  // 总建筑面积 ≥5000 / 1500≤S<5000 / <1500, 露天高峰人数 ≥300 / 100≤人<300 / <100.
  test.each<[number | null, number | null, RiskClass | null]>([
    [5000, null, 'general-1'],
    [4999.9, null, 'general-2'],
    [1500, 20, 'general-2'],
    [1499, 99, 'general-3'],
    [1499, 100, 'general-2'],
    [null, 300, 'general-1'],
    [null, 299, 'general-2'],
    [null, 99, 'general-3'],
    [null, null, null],
  ])('a market of %s m² and %s persons', (floorAreaSquareMetres, persons, riskClass) => {
    expect(classOf('market', { floorAreaSquareMetres, persons })).toBe(riskClass)
  })

  test('by kind, and what the kind does not tell', () => {
    for (const kind of ['school', 'kindergarten', 'hospital', 'nursing_home'] as const)
      expect(classOf(kind)).toBe('high')
    expect(classOf('religious')).toBe('important')
    expect(classOf('office', { persons: 100 })).toBe('general-1')
    expect(readClass(facts('office', { persons: 99 }))).toMatchObject({
      riskClass: null,
      strictest: 'general-1',
      mildest: 'general-2',
    })
    expect(readClass(facts('hotel', { persons: 12 }))).toMatchObject({ riskClass: null, mildest: 'general-2' })
    for (const kind of ['clinic', 'assembly', 'other', null] as const)
      expect(readClass(facts(kind, { persons: 500 }))).toMatchObject({
        riskClass: null,
        strictest: 'high',
        mildest: 'general-3',
      })
  })

  test('what somebody has classed goes before everything', () => {
    for (const recorded of RISK_CLASSES)
      expect(readClass(facts('school', { recorded, persons: 500 }))).toMatchObject({
        riskClass: recorded,
        by: 'record',
      })
  })

  test('a sum with gaps is at least: the first class is sure, a lower one is not', () => {
    const gaps = { personsComplete: false, householdsComplete: false }
    expect(classOf('residence', { persons: 100, households: 5, ...gaps })).toBe('general-1')
    expect(readClass(facts('residence', { persons: 40, households: 5, ...gaps }))).toMatchObject({
      riskClass: null,
      strictest: 'general-1',
      mildest: 'general-2',
    })
    expect(classOf('residence', { persons: 40, households: 5, personsComplete: false })).toBe('general-2')
  })

  test('dormitories as dwellings is a setting', () => {
    expect(readClass(facts('dormitory', { persons: 50 }), { dormitoriesAsDwellings: false }).riskClass).toBeNull()
  })
})

describe('which limit is exceeded inside the contour of a frequency', () => {
  const reading = (riskClass: RiskClass) => readClass(facts('other', { recorded: riskClass }))

  test('for every class and stage from the limit on, and never below', () => {
    for (const riskClass of RISK_CLASSES)
      for (const stage of ['new', 'in_service'] as const) {
        const limit = RISK_LIMITS[riskClass][stage]
        expect(exceedanceOf(reading(riskClass), stage, limit)).toMatchObject({ of: stage, limitPerYear: limit })
        expect(exceedanceOf(reading(riskClass), stage, limit * 0.999)).toBeNull()
      }
  })

  test('without a stage between both limits only the new one', () => {
    expect(exceedanceOf(reading('general-2'), null, 2.9e-6)).toBeNull()
    expect(exceedanceOf(reading('general-2'), null, 3e-6)).toMatchObject({ of: 'only-new', classOpen: false })
    expect(exceedanceOf(reading('general-2'), null, 1e-5)).toMatchObject({ of: 'in_service', classOpen: false })
  })

  test('of an open class the mildest is sure, the strictest possible', () => {
    const clinic = readClass(facts('clinic'))
    expect(exceedanceOf(clinic, 'in_service', 2e-6)).toBeNull()
    expect(exceedanceOf(clinic, 'in_service', 3e-6)).toMatchObject({ classOpen: true, limitPerYear: 3e-6 })
    expect(exceedanceOf(clinic, 'in_service', 3e-5)).toMatchObject({ classOpen: false, riskClass: 'general-3' })
  })
})
