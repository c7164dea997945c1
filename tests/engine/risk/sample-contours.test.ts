/** Who of the samples lies in which contour, and what lies beyond the control line, against GEOS (oracle/make.py). */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { contourSetsOn } from '../../../src/engine/risk/contours.ts'
import { targetsInContours } from '../../../src/engine/risk/in-contours.ts'
import { check } from '../../../src/jobs/check.ts'
import { SILENT } from '../../../src/jobs/progress.ts'
import { readPark } from '../../../src/jobs/read-park.ts'
import oracle from './oracle/expected.json' with { type: 'json' }

const read = (id: string) =>
  readPark(
    {
      read: (name) =>
        Promise.resolve(
          new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../data/parks/${id}/${name}`, import.meta.url)))),
        ),
    },
    SILENT,
  )
const ON = '2026-11-22'

describe.each(['hangjin', 'jishan'] as const)('%s', async (id) => {
  const { park } = await read(id)
  const { scene, findings } = await check(park, { asOf: ON, versionId: null }, SILENT)
  const { within, beyond } = oracle[id]

  test('the same people are within', () => {
    const found = new Map<string, string[]>()
    for (const { contours } of contourSetsOn(park, ON))
      for (const contour of contours) {
        if (contour.perYear === 3e-7) continue
        // Without accuracies a place is in or out, as for GEOS.
        const bare = { ...contour, place: { ...contour.place, accuracyMetres: null } }
        const ids = [...targetsInContours(scene.targets, [bare])].map(({ target }) => target.place.id)
        found.set(contour.place.id, ids.sort())
      }
    const moved = new Set(
      scene.targets.flatMap((layer) =>
        layer.movedRows.filter((row) => !layer.livesAt(row)).map((row) => layer.layer.table.ids[row]),
      ),
    )
    const expected = Object.entries(within).map(([contour, ids]) => [contour, ids.filter((one) => !moved.has(one))])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
  })

  test('the same contours reach as far beyond the control line', () => {
    const found = findings.filter(({ rule }) => rule === 'control-line-inside-contour')
    expect(found.map(({ objects }) => objects[0]!.id)).toEqual(Object.keys(beyond))
    for (const { objects, distanceMetres, evidence } of found) {
      const expected = (beyond as Record<string, { hectares: number; metres: number }>)[objects[0]!.id]!
      expect(evidence['outside_ha']).toBe(expected.hectares)
      // The plane of the zone is longer by up to 1e-4 here.
      expect(Math.abs(distanceMetres! / expected.metres - 1)).toBeLessThan(1e-4)
    }
  })
})
