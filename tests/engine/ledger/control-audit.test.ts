/** The offset of the control line along the border: small scenes by hand, the sample parks beside GEOS and GeographicLib. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ControlAudit, controlAudit } from '../../../src/engine/ledger/control-audit.ts'
import { declaredAreas } from '../../../src/engine/ledger/declared-areas.ts'
import { daysBetween } from '../../../src/engine/model/days-between.ts'
import { controlLinesOn, type Park, versionsOf } from '../../../src/engine/model/park.ts'
import { extremeOf } from '../../../src/ui/change/offset-chart.ts'
import { SILENT } from '../../../src/jobs/progress.ts'
import { readPark } from '../../../src/jobs/read-park.ts'
import { area, memorySource, readScene, sceneOf } from '../../scene.ts'
import { box, type Corners } from '../../shapes.ts'

const boundary = (ring: Corners, properties: object = {}) =>
  area('boundary', { version: 'v1', status: 'approved', approval_date: '2020-03-01', ...properties }, ring)
const line = (ring: Corners, properties: object = {}) => area('control_line', { id: 'l1', ...properties }, ring)

async function audit(...features: ReturnType<typeof area>[]): Promise<ControlAudit> {
  const { park } = await readScene(sceneOf(features))
  const versions = versionsOf(park)
  return controlAudit(versions[0]!, controlLinesOn(park, '2026-07-01'), versions)!
}

/** Metres at a place of the chart, read off the straight lines between its places. */
function readChart(profile: Float64Array, along: number): number {
  for (let i = 2; i < profile.length; i += 2) {
    const [x0, y0, x1, y1] = profile.subarray(i - 2, i + 2) as unknown as [number, number, number, number]
    if (along >= x0 && along <= x1) return x1 === x0 ? y1 : y0 + ((along - x0) / (x1 - x0)) * (y1 - y0)
  }
  throw new Error(`no place of the chart at ${along} m`)
}

describe('a square in a square', () => {
  test('100 m all around, greatest at the corners as everywhere', async () => {
    const { parts } = await audit(boundary(box(0, 0, 1000, 1000)), line(box(-100, -100, 1100, 1100)))
    const [part] = parts
    expect(part).toMatchObject({ encloses: true, beyondMetres: null })
    expect(part!.least.metres).toBeCloseTo(100, 4)
    expect(part!.greatest.metres).toBeCloseTo(100, 4)
    expect(part!.profile[0]).toBe(0)
    expect(part!.profile.at(-2)).toBeCloseTo(4000, 3)
    for (let i = 2; i < part!.profile.length; i += 2)
      expect(part!.profile[i]! - part!.profile[i - 2]!).toBeLessThanOrEqual(25.001)
    expect(part!.places.length).toBe(part!.profile.length)
    expect(part!.feet.length).toBe(part!.profile.length)
  })

  test('the tip of a bay is the farthest place', async () => {
    const ring: Corners = [[-400, -400], [1400, -400], [1400, 1400], [-400, 1400]] // prettier-ignore
    const notch: Corners = [[0, 0], [1000, 0], [1000, 1000], [500, 700], [0, 1000]] // prettier-ignore
    const { parts } = await audit(boundary(notch), line(ring))
    // (500, 700) is 700 m from the northern edge and 900 m from the others.
    expect(parts[0]!.greatest.metres).toBeCloseTo(700, 4)
    expect(parts[0]!.least.metres).toBeCloseTo(400, 4)
  })

  test('the greatest distance lies within an edge, where two edges of the line are equally near', async () => {
    // Of a square on its tip, the south-western edge is (x + 100) / √2 from (x, 0) and the south-eastern (1100 − x) / √2:
    // greatest in the middle of the edge, at x = 500.
    const ring: Corners = [[500, -600], [1700, 600], [500, 1800], [-700, 600]] // prettier-ignore
    const { parts } = await audit(boundary([[0, 0], [1000, 0], [999, 1], [1, 1]]), line(ring)) // prettier-ignore
    expect(parts[0]!.greatest.metres).toBeCloseTo(600 / Math.SQRT2 + 1 / Math.SQRT2, 2)
    expect(parts[0]!.least.metres).toBeCloseTo(100 / Math.SQRT2, 3)
    expect(readChart(parts[0]!.profile, 500)).toBeCloseTo(600 / Math.SQRT2, 2)
  })
})

describe('a line that does not enclose', () => {
  test('is negative where the border lies beyond it, and 0 where they cross', async () => {
    const { parts } = await audit(boundary(box(0, 0, 1000, 1000)), line(box(-200, -200, 900, 1200)))
    const [part] = parts
    expect(part).toMatchObject({ encloses: false })
    expect(part!.beyondMetres).toBeCloseTo(100, 4)
    expect(part!.least.metres).toBeCloseTo(-100, 4)
    expect(part!.greatest.metres).toBeCloseTo(200, 4)
    for (const [along, metres] of [
      [500, 200],
      [800, 100],
      [900, 0],
      [950, -50],
      [1500, -100],
      [2100, 0],
      [3500, 200],
    ] as const)
      // prettier-ignore
      expect(readChart(part!.profile, along), `at ${along} m`).toBeCloseTo(metres, 3)
  })

  test('wholly beyond it: the nearest place is the greatest', async () => {
    const { parts } = await audit(boundary(box(0, 0, 100, 100)), line(box(300, 0, 900, 100)))
    expect(parts[0]).toMatchObject({ encloses: false })
    expect(parts[0]!.greatest.metres).toBeCloseTo(-200, 4)
    expect(parts[0]!.least.metres).toBeCloseTo(-300, 4)
  })

  test('the farthest place beyond it lies within an edge, neither at an end nor in its middle', async () => {
    // The park lies in the mouth of a line shaped like a U, 100 m from the western wall and 200 m from the eastern one:
    // min(x + 100, 1200 − x) is greatest at x = 550.
    const ring: Corners = [[-300, -2500], [1400, -2500], [1400, 500], [1200, 500], [1200, -2000], [-100, -2000], [-100, 500], [-300, 500]] // prettier-ignore
    const { parts } = await audit(boundary(box(0, 0, 1000, 10)), line(ring))
    expect(parts[0]).toMatchObject({ encloses: false })
    expect(parts[0]!.beyondMetres).toBeCloseTo(650, 2)
    expect(parts[0]!.least.metres).toBeCloseTo(-650, 2)
    expect(parts[0]!.greatest.metres).toBeCloseTo(-100, 4)
  })
})

test('two rows are one line: a part in either of them is enclosed', async () => {
  const { parts, lines } = await audit(
    boundary(box(0, 0, 100, 100), { name: '一片' }),
    boundary(box(1000, 0, 1100, 100), { name: '二片' }),
    line(box(-50, -50, 150, 150), { id: 'a' }),
    line(box(960, -40, 1140, 140), { id: 'b' }),
  )
  expect(lines.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(parts.map(({ name, encloses, least }) => [name, encloses, Math.round(least.metres)])).toEqual([
    ['一片', true, 50],
    ['二片', true, 40],
  ])
})

test.each([
  ['2020-03-16', 'v1', 15, 'fifteen days later'],
  ['2020-02-29', 'v1', -1, 'the day before, over the end of February'],
  ['2020-03-01', 'v9', null, 'a version that is not on record'],
])('dated %s and citing %s: %s days, %s', async (date, cites, days, _why) => {
  const { lines } = await audit(boundary(box(0, 0, 9, 9)), line(box(-5, -5, 15, 15), { date, boundary: cites }))
  expect(lines).toEqual([{ id: 'l1', date, cites, daysAfterApproval: days }])
})

test('days are counted by the calendar', () => {
  expect(daysBetween('2023-02-21', '2023-03-08')).toBe(15)
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
})

test('of very many corners so many places are kept that the chart stays the same', async () => {
  const corners: Corners = Array.from({ length: 6000 }, (_, i) => {
    const angle = (i / 6000) * 2 * Math.PI
    const radius = 1000 + (i === 3000 ? 40 : i % 2)
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
  const { parts } = await audit(boundary(corners), line(box(-1200, -1200, 1200, 1200)))
  const { profile, greatest, least } = parts[0]!
  expect(profile.length / 2).toBeLessThanOrEqual(2000)
  expect(least.metres).toBeCloseTo(160, 1)
  const metres = profile.filter((_, i) => i % 2 === 1)
  expect(Math.min(...metres)).toBeCloseTo(least.metres, 3)
  expect(Math.max(...metres)).toBeCloseTo(greatest.metres, 1)
})

describe('without anything', () => {
  test('no line: no audit', async () => {
    const { park } = await readScene(sceneOf([boundary(box(0, 0, 9, 9))]))
    expect(controlAudit(versionsOf(park)[0]!, [], versionsOf(park))).toBeNull()
  })
})

/** Written by oracle/make.py. */
const expected = JSON.parse(readFileSync(fileURLToPath(new URL('oracle/expected.json', import.meta.url)), 'utf8')) as {
  parts: {
    park: string
    version: string
    name: string | null
    least: number
    greatest: number
    perimeter: number
    every_200_m: [number, number][]
    plane_m2: number
    ellipsoidal_m2: number
  }[]
}

describe.each(['hangjin', 'jishan'])('%s beside GEOS and GeographicLib', (id) => {
  let park: Park
  beforeAll(async () => {
    const folder = fileURLToPath(new URL(`../../../data/parks/${id}`, import.meta.url))
    const files = ['park.json', 'boundary.geojson', 'control-line.geojson']
    const contents = files.map((name) => [name, new Uint8Array(readFileSync(`${folder}/${name}`))] as const)
    park = (await readPark(memorySource(new Map(contents)), SILENT)).park
  })

  test('what the chart shows as the least and the greatest are they, to the last digit', () => {
    const versions = versionsOf(park)
    for (const version of versions)
      for (const part of controlAudit(version, controlLinesOn(park, '2026-11-22'), versions)!.parts) {
        const at = (sign: 1 | -1) => part.profile[extremeOf(part.profile, sign) * 2 + 1]
        expect([at(-1), at(1)]).toEqual([part.least.metres, part.greatest.metres])
        const along = part.profile.filter((_, i) => i % 2 === 0)
        expect([...along].sort((a, b) => a - b)).toEqual([...along])
      }
  })

  test('every part of every version: extremes and the way between', () => {
    const versions = versionsOf(park)
    const wanted = expected.parts.filter((part) => part.park === id)
    const found = versions.flatMap((version) =>
      controlAudit(version, controlLinesOn(park, '2026-11-22'), versions)!.parts.map((part) => ({
        ...part,
        version: version.id,
      })),
    )
    expect(found.map(({ version, name }) => [version, name])).toEqual(wanted.map((part) => [part.version, part.name]))
    for (const [i, part] of found.entries()) {
      const { least, greatest, perimeter, every_200_m } = wanted[i]!
      // The reference looks every 25 cm, at all corners of the border, and for the nearest in the plane.
      expect(Math.abs(part.least.metres - least)).toBeLessThan(0.02)
      expect(part.greatest.metres).toBeGreaterThan(greatest - 0.002)
      expect(part.greatest.metres).toBeLessThan(greatest + 0.13)
      expect(Math.abs(part.profile.at(-2)! - perimeter)).toBeLessThan(0.01)
      // Metres along are those of the ellipsoid; in the plane they are longer by at most 0.1 ‰ here.
      for (const [along, metres] of every_200_m) {
        const scaled = along * (perimeter / planePerimeter(part.places, park))
        expect(Math.abs(readChart(part.profile, scaled) - metres), `${i} at ${along} m`).toBeLessThan(0.25)
      }
    }
  })

  test('declared areas stand beside those of the corners', () => {
    const wanted = expected.parts.filter((part) => part.park === id)
    const found = declaredAreas(versionsOf(park), park.zone)
    for (const [i, row] of found.entries()) {
      expect([row.version, row.part]).toEqual([wanted[i]!.version, wanted[i]!.name])
      expect(row.planeSquareMetres / wanted[i]!.plane_m2).toBeCloseTo(1, 9)
      expect(row.ellipsoidalSquareMetres / wanted[i]!.ellipsoidal_m2).toBeCloseTo(1, 9)
    }
    expect(found).toHaveLength(wanted.length)
    expect(found[0]!.declaredHectares).toBe(id === 'jishan' ? 312 : Math.round(wanted[0]!.plane_m2 / 100) / 100)
  })
})

/** Length of a ring of longitudes and latitudes in the plane of the park's zone. */
function planePerimeter(places: Float64Array, park: Park): number {
  const { frame } = versionsOf(park)[0]!.shape
  const xy = places.slice()
  frame.fromLngLats(xy)
  let length = 0
  for (let i = 2; i < xy.length; i += 2) length += Math.hypot(xy[i]! - xy[i - 2]!, xy[i + 1]! - xy[i - 1]!)
  return length
}
