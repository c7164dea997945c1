/**
 * The ledger of the sample parks, as the page is given it. Who changed sides, and how far those who left are from the new
 * border, is beside Shapely, PROJ and GeographicLib (tests/engine/ledger/oracle/sides.py).
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Park } from '../../src/engine/model/park.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import type { FileSource } from '../../src/jobs/file-source.ts'
import { ledger, ledgerView } from '../../src/jobs/ledger.ts'
import type { LedgerView } from '../../src/jobs/ledger-view.ts'
import { Cancelled, SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'

interface Expected {
  pairs: {
    park: string
    a: string
    b: string
    targets: Record<string, { change: string; group?: string; metres?: number }>
  }[]
}

const inTests = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const { pairs } = JSON.parse(readFileSync(inTests('engine/ledger/oracle/sides.json'), 'utf8')) as Expected
const folder = (id: string): FileSource => ({
  read: (name) => Promise.resolve(new Uint8Array(readFileSync(inTests(`../data/parks/${id}/${name}`)))),
})

const AS_OF = '2026-11-22'
const parks: Record<string, Park> = {}
const seen = new Map<string, LedgerView>()
const viewOf = (park: string, a: string, b: string) => seen.get(`${park} ${a} ${b}`)!

beforeAll(async () => {
  for (const id of ['hangjin', 'jishan']) parks[id] = (await readPark(folder(id), SILENT)).park
  for (const { park, a, b } of pairs) {
    const question = { asOf: AS_OF, a, b, toleranceMetres: null }
    seen.set(`${park} ${a} ${b}`, ledgerView(await ledger(parks[park]!, question, SILENT)))
  }
})

describe.each(pairs)('$park, $a to $b', ({ park, a, b, targets }) => {
  test('the same people entered, left or straddle', () => {
    const people = viewOf(park, a, b).change!.objects.filter(({ ref }) => ref.layer === 'protection_target')
    const expected = Object.entries(targets).map(([id, { change }]) => [id, change])
    expect(people.map(({ ref, change }) => [ref.id, change]).sort()).toEqual(expected.sort())
  })

  test('those who left are in the group of their record, and as far from the new border', () => {
    const left = viewOf(park, a, b).change!.leftPeople
    const expected = Object.entries(targets).filter(([, { change }]) => change === 'left')
    expect(left.map(({ ref, group }) => [ref.id, group]).sort()).toEqual(
      expected.map(([id, { group }]) => [id, group]).sort(),
    )
    for (const { ref, group, distanceMetres } of left)
      if (group === 'moved') expect(distanceMetres).toBeNull()
      else expect(distanceMetres).toBeCloseTo(targets[ref.id]!.metres!, 2)
  })

  test('every place is a place of the park in degrees, and every piece holds its own', () => {
    const { change, control, sides } = viewOf(park, a, b)
    const isNear = (degrees: ArrayLike<number>) => {
      for (let i = 0; i < degrees.length; i += 2) {
        expect(Math.abs(degrees[i]! - (park === 'hangjin' ? 108.71 : 110.92))).toBeLessThan(0.1)
        expect(Math.abs(degrees[i + 1]! - (park === 'hangjin' ? 39.9 : 35.67))).toBeLessThan(0.1)
      }
    }
    for (const { at, parts, bounds } of change!.pieces) {
      isNear(at)
      parts.flat().forEach(isNear)
      expect(at[0] >= bounds[0] && at[0] <= bounds[2] && at[1] >= bounds[1] && at[1] <= bounds[3]).toBe(true)
    }
    change!.kept.forEach(isNear)
    for (const { places, feet } of control!.parts) [places, feet].forEach(isNear)
    sides.flatMap(({ lines }) => lines).forEach(isNear)
  })

  test('kept with removed is the old ground, kept with added the new, and the pieces are all of it', () => {
    const { pieces, plane, ellipsoidal } = viewOf(park, a, b).change!
    for (const area of [plane, ellipsoidal]) {
      expect(Math.abs(area.kept + area.removed - area.old) / area.old).toBeLessThan(1e-9)
      expect(Math.abs(area.kept + area.added - area.now) / area.now).toBeLessThan(1e-9)
    }
    const sum = (kind: string) =>
      pieces.reduce((all, piece) => all + (piece.kind === kind ? piece.planeSquareMetres : 0), 0)
    expect(sum('added')).toBeCloseTo(plane.added, 3)
    expect(sum('removed')).toBeCloseTo(plane.removed, 3)
  })

  test('what stands on a piece are objects that changed sides or straddle', () => {
    const { pieces, objects } = viewOf(park, a, b).change!
    const known = new Set(objects.map(({ ref }) => `${ref.layer}/${ref.id}`))
    for (const piece of pieces)
      for (const { layer, id } of piece.objects) expect(known.has(`${layer}/${id}`)).toBe(true)
  })
})

describe('the samples show every part of the page', () => {
  test('Jishan: people out by redraw, the control line fifteen days later, the assessment on the new outline', () => {
    const { change, control, materials, declared } = viewOf('jishan', 'v1', 'v2')
    expect(new Set(change!.leftPeople.map(({ group }) => group))).toEqual(new Set(['moved', 'living', 'unknown']))
    expect(change!.leftPeople.every(({ controlLine, group }) => group === 'moved' || controlLine === 'inside')).toBe(
      true,
    )
    // From 2023-02-21 to 2023-03-08.
    expect(control!.lines).toEqual([{ id: 'KZX-2023', date: '2023-03-08', cites: 'v2', daysAfterApproval: 15 }])
    expect(control!.parts.every(({ encloses }) => encloses)).toBe(true)
    expect(materials.rows.find(({ material }) => material === 'M-07')!.cells.at(-1)!.state).toBe('cites')
    // The old letter says 312 ha; its corners give 308.56.
    expect(declared.find(({ version }) => version === 'v1')).toMatchObject({ declaredHectares: 312 })
  })

  test('Hangjin: a change, a version only drawn anew, ties by name and by hand, documents in many states', () => {
    expect(viewOf('hangjin', 'v1', 'v2').change!.classification).toBe('changed')
    const again = viewOf('hangjin', 'v2', 'v4')
    expect(again.change).toMatchObject({ classification: 'redigitised', toleranceFrom: 'least', leftPeople: [] })
    expect(again.change!.pieces.every(({ withinTolerance }) => withinTolerance)).toBe(true)
    expect(again.change!.corners.some(({ kind }) => kind === 'dropped')).toBe(true)
    expect(new Set(again.sides.map(({ tiedBy }) => tiedBy))).toEqual(new Set(['user', 'name']))
    const states = new Set(again.materials.rows.flatMap(({ cells }) => cells.map(({ state }) => state)))
    for (const state of ['cites', 'earlier', 'stale', 'newer', 'not-yet', 'missing'] as const)
      expect([...states]).toContain(state)
  })
})

test('a version that is not there is refused, with those that are', async () => {
  const asked = ledger(parks['jishan']!, { asOf: AS_OF, a: 'v1', b: 'v7', toleranceMetres: null }, SILENT)
  await expect(asked).rejects.toThrow(InputError)
  await asked.catch((error: InputError) => expect(error.params).toMatchObject({ version: 'v7', known: 'v1, v2' }))
})

test('the tolerance of the user goes before the stated accuracies', async () => {
  const question = { asOf: AS_OF, a: 'v2', b: 'v4', toleranceMetres: 0.1 }
  const { change } = await ledger(parks['hangjin']!, question, SILENT)
  expect(change).toMatchObject({ toleranceMetres: 0.1, toleranceFrom: 'user' })
  expect(change!.comparison.classification).toBe('changed')
})

test('can be stopped on its way', async () => {
  const stopping = {
    report: () => {
      throw new Cancelled()
    },
  }
  await expect(
    ledger(parks['jishan']!, { asOf: AS_OF, a: 'v1', b: 'v2', toleranceMetres: null }, stopping),
  ).rejects.toThrow(Cancelled)
})
