import { frameOf, type Layer } from '../../../../src/engine/model/park.ts'
import { coarsestAccuracy, RowPlacer, type Zone } from '../../../../src/engine/model/row-placer.ts'
import { frameByCode } from '../../../../src/engine/geometry/frame.ts'
import { makeShape } from '../../../../src/engine/geometry/shape.ts'
import { Cancelled, SILENT } from '../../../../src/jobs/progress.ts'
import { Crew } from '../../../../src/worker/crew.ts'

/** A million and a half people in longitudes and latitudes around a boundary and two control lines in zone 37. */
const POINTS = 1_500_000

function people(count: number): Layer {
  const positions = new Float64Array(count * 2)
  let state = 20260401
  const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32
  for (let k = 0; k < count; k++) {
    positions[k * 2] = 110.9 + 0.16 * random()
    positions[k * 2 + 1] = 35.53 + 0.14 * random()
  }
  const offsets = Uint32Array.from({ length: count + 1 }, (_, k) => k)
  return {
    kind: 'protection_target',
    file: 'people.geojson',
    frame: 'EPSG:4490',
    shift: null,
    convertedFrom: null,
    accuracyMetres: 2,
    date: null,
    name: null,
    nameEn: null,
    table: {
      length: count,
      ids: [],
      rows: offsets.subarray(1),
      geometry: {
        shapeCodes: new Uint8Array(count).fill(1),
        positions,
        ringOffsets: offsets,
        partOffsets: offsets,
        featureOffsets: offsets,
      },
      columns: new Map([['accuracy_m', Float64Array.from({ length: count }, (_, k) => (k % 3 === 0 ? 15 : NaN))]]),
    },
  }
}

function zone(x: number, y: number, radius: number, accuracyMetres: number | null): Zone {
  const corners = Array.from({ length: 200 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 200
    const r = radius * (1 + 0.2 * Math.sin(5 * angle))
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)]
  })
  const ring = Float64Array.from([...corners, corners[0]!].flat())
  return { shape: makeShape('polygon', frameByCode('EPSG:4525')!, [[ring]]), accuracyMetres }
}

async function run(): Promise<object> {
  const layer = people(POINTS)
  const [x, y] = frameByCode('EPSG:4525')!.fromLngLat(110.98, 35.6)
  const zones = [[zone(x, y, 2000, 5)], [zone(x - 500, y, 2600, null), zone(x + 3000, y, 700, 1)]]
  const crew = new Crew()
  let reports = 0
  const codes = await crew.place(layer, zones, {
    report: () => {
      reports++
    },
  })
  const alone = zones.map((set) => {
    const all = new Uint8Array(POINTS)
    new RowPlacer(frameOf(layer), set, coarsestAccuracy(layer), POINTS).place(layer, true, all)
    return all
  })
  const counts = codes.map((column) => [0, 1, 2, 3, 4].map((code) => column.reduce((n, one) => n + +(one === code), 0)))
  const different = codes.map((column, k) => column.reduce((n, code, row) => n + +(code !== alone[k]![row]), 0))

  // A job that is given up hands out no more, and does not disturb the next one.
  let after = 0
  let given = false
  const cancelled = await crew
    .place(layer, zones, {
      report: () => {
        if (given) after++
        given = true
        throw new Cancelled()
      },
    })
    .then(
      () => false,
      (error: unknown) => error instanceof Cancelled,
    )
  const again = await crew.place(layer, zones, SILENT)
  const differentAgain = again.map((column, k) => column.reduce((n, code, row) => n + +(code !== alone[k]![row]), 0))
  const tail = after
  crew.end()
  return { workers: navigator.hardwareConcurrency, reports, counts, different, cancelled, differentAgain, tail }
}

run().then(
  (said) => (document.getElementById('state')!.textContent = JSON.stringify(said)),
  (error: unknown) => (document.getElementById('state')!.textContent = String(error)),
)
