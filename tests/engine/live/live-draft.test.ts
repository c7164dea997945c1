import { describe, expect, test } from 'vitest'
import type { Frame } from '../../../src/engine/geometry/frame.ts'
import { makeShape, type Ring, type Shape } from '../../../src/engine/geometry/shape.ts'
import { selfCrossing } from '../../../src/engine/geometry/self-crossing.ts'
import type { CornerEdit } from '../../../src/engine/live/corner-edit.ts'
import { LiveDraft } from '../../../src/engine/live/live-draft.ts'
import type { BoundaryVersion, Layer } from '../../../src/engine/model/park.ts'
import { type Position, POSITIONS } from '../../../src/engine/model/placement.ts'
import { TableBuilder } from '../../../src/engine/model/table-builder.ts'
import { TargetLayer } from '../../../src/engine/model/target-layer.ts'
import { seededRandom } from '../../bench/measure.ts'
import { box, type Corners, LNG_LAT, moved, multiPolygonOf, ZONE_37 } from '../../shapes.ts'

/** Units of about a metre, on a ground where whole units are exact; every number of the tests is one of them. */
const GROUNDS: readonly [string, Frame, number, number, number, Frame][] = [
  ['zone 37', ZONE_37, 37500000, 3941000, 1, LNG_LAT],
  // A fraction of two: sums of whole units stay exact.
  ['longitude and latitude', LNG_LAT, 111, 35.5, 2 ** -17, ZONE_37],
]
const EDITS = process.env['SIZHI_LONG'] ? 20_000 : 1500
const AS_OF = '2026-11-22'

const versionOf = (shape: Shape, accuracyMetres: number | null): BoundaryVersion => ({
  id: 'v2',
  status: 'draft',
  document: null,
  authority: null,
  approvalDate: null,
  effectiveDate: null,
  voidDate: null,
  surveyDate: null,
  accuracyMetres,
  parts: [],
  shape,
})

const layerOf = (frame: Frame, builder: TableBuilder, accuracyMetres: number | null): Layer => ({
  kind: 'protection_target',
  file: 'targets.geojson',
  frame: frame.code,
  shift: null,
  convertedFrom: null,
  accuracyMetres,
  date: null,
  name: null,
  nameEn: null,
  table: builder.build(),
})

/** The full check of one outline. */
function checked(layers: readonly Layer[], version: BoundaryVersion): TargetLayer[] {
  return layers.map((layer) => {
    const targets = new TargetLayer(layer, version, [], AS_OF)
    const placing = targets.placeRows()
    while (placing.next().done !== true);
    return targets
  })
}

describe.each(GROUNDS)('%s', (_, frame, x0, y0, unit, other) => {
  const on = (corners: Corners): Corners => corners.map(([u, v]) => [x0 + u * unit, y0 + v * unit])
  const wheel = (radius: number, corners: number): Corners =>
    Array.from({ length: corners }, (_, i) => {
      const angle = (2 * Math.PI * i) / corners
      return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))] as const
    })

  /** Points in the frame of the outline and in another one, and footprints, lines and groups of points. */
  function layersOf(random: () => number): Layer[] {
    const somewhere = () => Math.round((random() - 0.5) * 900)
    const here = new TableBuilder()
    for (let k = 0; k < 2000; k++) {
      here.addPoint(x0 + somewhere() * unit, y0 + somewhere() * unit)
      if (k % 3 === 0) here.setValue('accuracy_m', [0, 1, 6][(k % 9) / 3]!)
      here.setValue('persons', k % 5)
      if (k % 11 === 0) {
        here.setValue('status', 'moved')
        here.setValue('status_date', '2020-01-01')
      }
      here.endRow(`a${k}`, k + 1, 'point')
    }
    // No accuracy is stated, so the line itself is a place to be.
    const exact = new TableBuilder()
    for (let k = 0; k < 2000; k++) {
      exact.addPoint(x0 + somewhere() * unit, y0 + somewhere() * unit)
      exact.endRow(`d${k}`, k + 1, 'point')
    }
    const there = new TableBuilder()
    for (let k = 0; k < 500; k++) {
      there.addPoint(...other.fromLngLat(...frame.toLngLat(x0 + somewhere() * unit, y0 + somewhere() * unit)))
      there.endRow(`b${k}`, k + 1, 'point')
    }
    const shapes = new TableBuilder()
    for (let k = 0; k < 150; k++) {
      const [x, y, half] = [somewhere(), somewhere(), 2 + Math.round(random() * 20)]
      const square = [...box(x - half, y - half, x + half, y + half), [x - half, y - half] as const]
      const kind = (['polygon', 'line', 'point'] as const)[k % 3]!
      for (const [u, v] of on(kind === 'polygon' ? square : square.slice(0, 3))) {
        shapes.addPosition(u, v)
        if (kind !== 'point') continue
        shapes.endRing()
        shapes.endPart()
      }
      if (kind !== 'point') {
        shapes.endRing()
        shapes.endPart()
      }
      shapes.endRow(`c${k}`, k + 1, kind)
    }
    return [
      layerOf(frame, here, 3),
      layerOf(frame, exact, null),
      layerOf(other, there, null),
      layerOf(frame, shapes, 2),
    ]
  }

  test(`${EDITS} edits, after each the same as the full check`, () => {
    const random = seededRandom(23)
    const layers = layersOf(random)
    const first = multiPolygonOf(
      frame,
      [on(wheel(300, 60)), on(moved(wheel(60, 20), 40, 10)), on(moved(box(-60, -60, 60, 60), -120, 0))],
      [on(moved(box(-40, -40, 40, 40), 360, 0))],
    )
    let kept = versionOf(first, 1.5)
    const live = new LiveDraft(kept, checked(layers, kept))
    let before = checked(layers, kept)
    const seen = new Set<string>()
    const kinds = new Map<string, number>()
    let sound = 0
    for (let k = 0; k < EDITS; k++) {
      const part = random() < 0.8 ? 0 : 1
      const ring = Math.floor(random() * kept.shape.parts[part]!.length)
      const corners = kept.shape.parts[part]![ring]!
      const count = corners.length / 2 - 1
      const kind = (['move', 'move', 'move', 'add', 'drop'] as const)[Math.floor(random() * 5)]!
      if (kind === 'drop' && count <= 3) continue
      const corner = Math.floor(random() * (kind === 'add' ? count + 1 : count))
      const reach = random() < 0.05 ? 700 : 25
      const from = (corner % count) * 2
      const near = (value: number) => value + Math.round((random() - 0.5) * 2 * reach) * unit
      const edit: CornerEdit =
        kind === 'drop'
          ? { kind, part, ring, corner }
          : { kind, part, ring, corner, x: near(corners[from]!), y: near(corners[from + 1]!) }
      expect(live.preview(edit)).toBe(true)
      const drawn = versionOf(edited(kept.shape, edit), 1.5)
      expect(live.shape.parts).toEqual(drawn.shape.parts)
      const now = checked(layers, drawn)
      now.forEach(({ boundary }, l) => {
        const row = boundary!.findIndex((code, r) => code !== live.positions[l]![r])
        if (row >= 0)
          throw new Error(
            `edit ${k} ${kind}: layer ${l} row ${row} ${POSITIONS[live.positions[l]![row]!]} for ${POSITIONS[boundary![row]!]}`,
          )
        boundary!.forEach((code, r) => {
          const then = before[l]!.boundary![r]!
          if (code !== then) seen.add(`${POSITIONS[then]} ${POSITIONS[code]}`)
        })
      })
      expect(live.heads()).toEqual(countedHeads(before, now))
      const fault = live.fault()
      kinds.set(fault?.kind ?? 'sound', (kinds.get(fault?.kind ?? 'sound') ?? 0) + 1)
      if (selfCrossing(drawn.shape)) expect(['crosses', 'doubled']).toContain(fault?.kind)
      else expect(fault?.kind).not.toBe('crosses')
      if (fault) continue
      if (random() < 0.6) {
        sound++
        expect(live.keep(drawn.shape.parts)).toBe(true)
        kept = drawn
        before = now
      }
    }
    expect(sound).toBeGreaterThan(EDITS / 4)
    for (const kind of ['sound', 'crosses']) expect(kinds.get(kind)).toBeGreaterThan(0)
    for (const pair of [
      'outside inside',
      'inside outside',
      'outside near-limit',
      'near-limit inside',
      'straddling outside',
      'inside straddling',
      'on-line outside',
      'inside on-line',
    ])
      // prettier-ignore
      expect(seen).toContain(pair)
    // Undone as a whole, it is as it was in the beginning.
    live.preview(null)
    if (live.keep(first.parts))
      expect(live.positions).toEqual(checked(layers, versionOf(first, 1.5)).map(({ boundary }) => boundary))
  })
})

/** The outline with an edit, written down anew. */
function edited(shape: Shape, edit: CornerEdit): Shape {
  const parts = shape.parts.map((rings, p) =>
    rings.map((ring, r): Ring => {
      if (p !== edit.part || r !== edit.ring) return ring
      const pairs = Array.from({ length: ring.length / 2 - 1 }, (_, i) => [ring[i * 2]!, ring[i * 2 + 1]!])
      if (edit.kind === 'drop') pairs.splice(edit.corner, 1)
      else pairs.splice(edit.corner, edit.kind === 'move' ? 1 : 0, [edit.x, edit.y])
      return Float64Array.from([...pairs, pairs[0]!].flat())
    }),
  )
  return makeShape('polygon', shape.frame, parts)
}

/** Counted one by one from two full checks. */
function countedHeads(before: readonly TargetLayer[], after: readonly TargetLayer[]) {
  const none = () => ({ places: 0, persons: 0 })
  const heads = { entered: none(), left: none(), straddling: none(), nearLimit: none() }
  const side = (code: number) => {
    const position: Position = POSITIONS[code]!
    if (position === 'inside' || position === 'on-line') return 'entered'
    return position === 'outside' ? 'left' : position === 'near-limit' ? 'nearLimit' : 'straddling'
  }
  after.forEach((layer, l) => {
    const persons = layer.layer.table.columns.get('persons')
    layer.boundary!.forEach((code, row) => {
      if (!layer.livesAt(row) || side(code) === side(before[l]!.boundary![row]!)) return
      heads[side(code)].places++
      heads[side(code)].persons += persons instanceof Float64Array ? persons[row]! : 0
    })
  })
  return heads
}
