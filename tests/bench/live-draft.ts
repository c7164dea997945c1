/**
 * A corner of a draft dragged over a million people, as the worker answers it: area, edges, who enters, leaves, straddles
 * or becomes near-limit; beside placing everybody again against the same outline, in one run.
 */
import type { Park } from '../../src/engine/model/park.ts'
import { versionsOf } from '../../src/engine/model/park.ts'
import { POSITIONS } from '../../src/engine/model/placement.ts'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import { TargetLayer } from '../../src/engine/model/target-layer.ts'
import { makeShape, type Ring, type Shape } from '../../src/engine/geometry/shape.ts'
import { projectOf } from '../../src/project/project.ts'
import { apply } from '../../src/project/commands/index.ts'
import type { MoveCorner } from '../../src/project/commands/draft-corners.ts'
import type { DraftMove } from '../../src/worker/protocol.ts'
import { LiveDesk } from '../../src/worker/live.ts'
import { county } from './county.ts'
import { type Figure, figure, median, quantile, seededRandom } from './measure.ts'

const POINTS = 1_000_000
const DRAGS = 60
const STEPS = 20
/** Everybody is placed again after one step in so many. */
const PEER_EVERY = 24
/** Metres of a step of the hand, at most. */
const FARTHEST = 12
const AS_OF = '2026-11-22'
const PER_METRE = 1 / 100_000

export async function liveDraft(): Promise<Figure[]> {
  const place = county(POINTS)
  let park = parkOf(place.positions, place.boundary)
  const desk = new LiveDesk(() => park)
  await desk.begin({ version: 'v2', asOf: AS_OF })
  const random = seededRandom(31)
  const ours: number[] = []
  const theirs: number[] = []
  let equal = true
  let affected = 0
  let kept = checked(park, null)
  for (let drag = 0, step = 0; drag < DRAGS; drag++) {
    const [layer] = park.layers
    const rings = versionsOf(park)[0]!.shape.parts[0]!
    const corner = Math.floor(random() * (rings[0]!.length / 2 - 1))
    let [x, y] = [rings[0]![corner * 2]!, rings[0]![corner * 2 + 1]!]
    let answer: DraftMove | null = null
    for (let k = 0; k < STEPS; k++, step++) {
      x += (random() - 0.3) * FARTHEST * PER_METRE
      y += (random() - 0.4) * FARTHEST * PER_METRE
      const began = performance.now()
      answer = desk.move({ kind: 'move', part: 0, ring: 0, corner, x, y })
      ours.push(performance.now() - began)
      if (step % PEER_EVERY !== 0) continue
      const drawn = moved(versionsOf(park)[0]!.shape, corner, x, y)
      const start = performance.now()
      const now = checked(park, drawn)
      theirs.push(performance.now() - start)
      equal &&= JSON.stringify(answer!.heads) === JSON.stringify(headsOf(kept, now))
    }
    affected += answer!.affected.length
    if (answer!.fault) continue
    const command: MoveCorner = { do: 'move-corner', layer: layer!.file, id: 'v2', part: 0, ring: 0, corner, x, y }
    park = apply(projectOf(park), command, new Map()).park
    kept = checked(park, null)
  }
  return [
    figure(
      'a draft’s corner dragged, the whole answer, 1,000,000 people',
      median(ours),
      'placing everybody again',
      median(theirs),
      100,
      equal,
      `${DRAGS * STEPS} steps of ${DRAGS} drags; the same answer as the full check on all ${theirs.length} that were asked; ${affected} people changed sides`,
    ),
    figure(
      'a draft’s corner dragged, 99 of 100 steps take at most',
      quantile(ours, 0.99),
      'a frame of 60 Hz',
      16.7,
      4,
      equal,
    ),
  ]
}

function parkOf(positions: Float64Array, { parts }: Shape): Park {
  const people = new TableBuilder(POINTS)
  for (let k = 0; k < POINTS; k++) {
    people.addPoint(positions[k * 2]!, positions[k * 2 + 1]!)
    people.setValue('persons', k % 5)
    people.endRow(`t${k}`, k + 1, 'point')
  }
  const draft = new TableBuilder()
  for (const ring of parts[0]!) {
    for (let i = 0; i < ring.length; i += 2) draft.addPosition(ring[i]!, ring[i + 1]!)
    draft.endRing()
  }
  draft.endPart()
  draft.setValue('version', 'v2')
  draft.setValue('status', 'draft')
  draft.endRow('v2', 1, 'polygon')
  const layer = { frame: 'EPSG:4490', shift: null, convertedFrom: null, date: null, name: null, nameEn: null }
  return {
    id: 'county',
    name: 'county',
    nameEn: null,
    zone: 37,
    place: null,
    grade: null,
    recognition: null,
    grading: {},
    sample: false,
    story: null,
    storyEn: null,
    layers: [
      { ...layer, kind: 'boundary', file: 'draft.geojson', accuracyMetres: 0.5, table: draft.build() },
      { ...layer, kind: 'protection_target', file: 'people.geojson', accuracyMetres: 1, table: people.build() },
    ],
    materials: [],
  }
}

/** Where everybody lies to the draft, or to another outline of it. */
function checked(park: Park, shape: Shape | null): Uint8Array {
  const [version] = versionsOf(park)
  const targets = new TargetLayer(park.layers[1]!, shape ? { ...version!, shape } : version!, [], AS_OF)
  const placing = targets.placeRows()
  while (placing.next().done !== true);
  return targets.boundary!
}

function headsOf(before: Uint8Array, after: Uint8Array) {
  const none = () => ({ places: 0, persons: 0 })
  const heads = { entered: none(), left: none(), straddling: none(), nearLimit: none() }
  const side = (code: number) =>
    ({ inside: 'entered', 'on-line': 'entered', straddling: 'straddling', 'near-limit': 'nearLimit', outside: 'left' } as const)[POSITIONS[code]!] // prettier-ignore
  after.forEach((code, row) => {
    if (side(code) === side(before[row]!)) return
    heads[side(code)].places++
    heads[side(code)].persons += row % 5
  })
  return heads
}

function moved(shape: Shape, corner: number, x: number, y: number): Shape {
  const [outer, ...holes] = shape.parts[0]!
  const changed = outer!.slice() as Ring
  changed.set([x, y], corner * 2)
  if (corner === 0) changed.set([x, y], changed.length - 2)
  return makeShape('polygon', shape.frame, [[changed, ...holes]])
}
