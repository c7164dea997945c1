/** α: the permanent residents within 500 m outside of 300 plants, among a million people, in one pass. */
import { type RingPeople, ringPeople } from '../../src/engine/grading/ring-people.ts'
import type { Layer, Place } from '../../src/engine/model/park.ts'
import type { Column } from '../../src/engine/model/table.ts'
import { TargetLayer } from '../../src/engine/model/target-layer.ts'
import { area } from '../../src/engine/screen/area.ts'
import { county, type County, HAZARD_METRES } from './county.ts'
import { countyInPostgis } from './county-sql.ts'
import { geodesicToEdges } from './geodesic-to-edges.ts'
import { type Figure, figure, interleaved } from './measure.ts'
import type { Postgis } from './postgis.ts'

const PEOPLE = 1_000_000
/** Boundary, control line, and of the rest two plants for three hazards. */
const ZONES = 752
const ROUNDS = 5
const WARM_UPS = 3
/** The boundary and the control line come first. */
const FIRST_PLANT = 2
const personsOf = (point: number) => 1 + (point % 6)

const OUTSIDE = `from areas a join points p on ST_DWithin(p.geog, a.geog, ${HAZARD_METRES}) and not ST_Covers(a.geom, p.geom)
    where a.zone >= ${FIRST_PLANT}`
const SUMS = `select a.zone, sum(p.persons) ${OUTSIDE} group by a.zone order by a.zone`
const LISTED = `select p.point, a.zone ${OUTSIDE}`

export async function alpha(postgis: Postgis | null): Promise<Figure[]> {
  if (!postgis) return []
  const place = county(PEOPLE, ZONES)
  const people = new TargetLayer(peopleLayer(place), null, [], '2026-07-01')
  const plants = plantPlaces(place)
  countyInPostgis(postgis, place)
  postgis.ask('alter table points add persons int; update points set persons = 1 + point % 6; analyze points')
  const count = () => ringPeople(plants, [people], true)
  for (let k = 0; k < WARM_UPS; k++) count()
  const [ours, theirs] = await interleaved<unknown>(
    [
      { name: 'sizhi', run: count },
      { name: 'postgis', run: () => postgis.timed(SUMS) },
    ],
    ROUNDS,
    1,
  )
  const found = ours!.answer as RingPeople[]
  const sums = new Map(
    (theirs!.answer as { rows: string[] }).rows.map((row) => row.split('|').map(Number) as [number, number]),
  )
  const differing = found.filter(({ residents }, k) => residents !== (sums.get(k + FIRST_PLANT) ?? 0)).length
  const lost = differing > 0 ? unlikeGeographicLib(place, found, postgis) : 0
  const residents = found.reduce((sum, each) => sum + each.residents, 0)
  const decided = differing > 0 ? `; ${differing} plants differ, decided by GeographicLib against us ${lost}` : ''
  const name = `α: residents around ${plants.length} plants, of 1,000,000 places`
  const remark = `${residents.toLocaleString('en')} residents counted, each with its reason${decided}`
  return [figure(name, ours!.median, `PostGIS ${postgis.version} geography`, theirs!.median, 5, lost === 0, remark)]
}

/** Of the pairs that only one side has, those about which GeographicLib agrees with the other. */
function unlikeGeographicLib({ plants, positions }: County, found: readonly RingPeople[], postgis: Postgis): number {
  const key = (point: number, plant: number) => `${point} ${plant}`
  const mine = new Set(found.flatMap(({ rows, counted }, k) => Array.from(rows.subarray(0, counted), (row) => key(row, k)))) // prettier-ignore
  const peer = new Set(
    postgis.ask(LISTED).map((row) => {
      const [point, zone] = row.split('|').map(Number)
      return key(point!, zone! - FIRST_PLANT)
    }),
  )
  const disputed = [...mine, ...peer].filter((pair) => mine.has(pair) !== peer.has(pair))
  return disputed.filter((pair) => {
    const [point, plant] = pair.split(' ').map(Number) as [number, number]
    const metres = geodesicToEdges(area(plants[plant]!), positions[point * 2]!, positions[point * 2 + 1]!)
    return metres <= HAZARD_METRES !== mine.has(pair)
  }).length
}

function peopleLayer({ frame, positions }: County): Layer {
  const length = positions.length / 2
  const offsets = Uint32Array.from({ length: length + 1 }, (_, k) => k)
  return {
    kind: 'protection_target',
    file: 'people',
    frame: frame.code,
    shift: null,
    convertedFrom: null,
    accuracyMetres: null,
    date: null,
    name: null,
    nameEn: null,
    table: {
      length,
      ids: [],
      rows: offsets.subarray(0, length),
      geometry: {
        shapeCodes: new Uint8Array(length).fill(1),
        positions,
        ringOffsets: offsets,
        partOffsets: offsets,
        featureOffsets: offsets,
      },
      columns: new Map<string, Column>([
        ['kind', { codes: new Uint32Array(length).fill(1), words: [null, 'residence'] }],
        ['persons', Float64Array.from({ length }, (_, point) => personsOf(point))],
      ]),
    },
  }
}

/** Only what is asked of them: outlines without a stated accuracy. */
function plantPlaces(place: County): Place[] {
  const layer = { ...peopleLayer({ ...place, positions: new Float64Array(0) }), kind: 'enterprise' as const }
  return place.plants.map((shape, index) => ({
    layer,
    index,
    id: `E-${index}`,
    name: null,
    nameEn: null,
    shape,
    accuracyMetres: null,
  }))
}
