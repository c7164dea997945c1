/** The distances of a large park from edge to edge: 10,000 places × 300 hazards, all of them, and the least of each row. */
import { DistanceTable } from '../../src/engine/reach/distance-table.ts'
import { hazardRows, peopleRows, type PlaceRow } from '../../src/engine/reach/place-rows.ts'
import { readScene, type SceneFeature } from '../scene.ts'
import { type Figure, figure, interleaved, seededRandom } from './measure.ts'
import type { Postgis } from './postgis.ts'

const PLACES = 10_000
const HAZARDS = 300
/** 8 km from side to side. */
const HALF = { x: 0.044, y: 0.036 }
const CENTRE = { x: 110.98, y: 35.6 }
const PER_METRE = { x: 1 / 90_600, y: 1 / 110_950 }
/** Three million distances take PostGIS minutes: once is enough, after ours have been compiled. */
const ROUNDS = 1

type Geometry = { type: 'Point'; coordinates: number[] } | { type: 'Polygon'; coordinates: number[][][] }

/** Houses are points, every fifth place and two hazards of three have an outline. */
function geometries(count: number, isArea: (k: number) => boolean, random: () => number): Geometry[] {
  const between = (low: number, high: number) => low + (high - low) * random()
  return Array.from({ length: count }, (_, k): Geometry => {
    const [x, y] = [CENTRE.x + between(-HALF.x, HALF.x), CENTRE.y + between(-HALF.y, HALF.y)]
    if (!isArea(k)) return { type: 'Point', coordinates: [x, y] }
    const corners = 4 + Math.floor(random() * 4)
    const radius = between(10, 60)
    const ring = Array.from({ length: corners }, (_, i) => {
      const angle = (2 * Math.PI * i) / corners
      return [x + radius * Math.cos(angle) * PER_METRE.x, y + radius * Math.sin(angle) * PER_METRE.y]
    })
    return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
  })
}

function finished<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

export async function distanceTable(postgis: Postgis | null): Promise<Figure[]> {
  if (!postgis) return []
  const random = seededRandom(42)
  const places = geometries(PLACES, (k) => k % 5 === 0, random)
  const hazards = geometries(HAZARDS, (k) => k % 3 > 0, random)
  const feature = (layer: string, geometry: Geometry, k: number): SceneFeature => ({
    type: 'Feature',
    properties: { layer, id: String(k), kind: 'residence', persons: 3 },
    geometry,
  })
  const { park } = await readScene({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'EPSG:4490' } },
    features: [
      ...places.map((geometry, k) => feature('protection_target', geometry, k)),
      ...hazards.map((geometry, k) => feature('hazard_source', geometry, k)),
    ],
  })
  const { rows } = finished(peopleRows(park.layers, '2026-11-22'))
  const columns: readonly PlaceRow[] = hazardRows(park.layers).rows
  const file = (name: string, list: Geometry[]) =>
    postgis.file(name, list.map((geometry, k) => `${k}|${JSON.stringify(geometry)}`).join('\n'))
  const table = (name: string, list: Geometry[]) =>
    `drop table if exists ${name}; create table ${name}(id int, json text); copy ${name} from '${file(`${name}.txt`, list)}' with (delimiter '|');
    alter table ${name} add geog geography; update ${name} set geog = ST_SetSRID(ST_GeomFromGeoJSON(json), 4490)::geography;
    create index on ${name} using gist(geog); analyze ${name};`
  postgis.ask(table('table_places', places) + table('table_hazards', hazards))

  const all = () => {
    const made = new DistanceTable(rows, columns)
    const cells = new Float64Array(PLACES * HAZARDS)
    for (let row = 0; row < PLACES; row++) made.fill(row, cells, row * HAZARDS)
    return cells
  }
  const least = () => finished(new DistanceTable(rows, columns).least()).metres
  all()
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
  const [ours, theirs] = await interleaved<unknown>(
    [
      { name: 'sizhi', run: all },
      {
        name: 'postgis',
        run: () =>
          postgis.timed('select sum(ST_Distance(p.geog, h.geog)) from table_places p cross join table_hazards h'),
      },
    ],
    ROUNDS,
    0,
  )
  const [nearest, knn] = await interleaved<unknown>(
    [
      { name: 'sizhi', run: least },
      {
        name: 'postgis',
        run: () =>
          postgis.timed(`select sum(d) from table_places p cross join lateral
            (select min(ST_Distance(p.geog, h.geog)) d from
              (select geog from table_hazards h order by h.geog <-> p.geog limit 8) h) n`),
      },
    ],
    ROUNDS,
    0,
  )
  const peer = `PostGIS ${postgis.version} geography`
  const compared = (name: string, mine: typeof ours, other: typeof theirs, pairs: number, goal: number) => {
    const total = Number((other!.answer as { rows: string[] }).rows[0])
    const apart = Math.abs(sum(mine!.answer as Float64Array) - total) / pairs
    // PostGIS finds the nearest place of an edge on a sphere, which is mostly some millimetres beside it.
    const remark = `distances ${(apart * 1000).toFixed(1)} mm apart on average`
    return figure(name, mine!.median, peer, other!.median, goal, apart < 0.005, remark)
  }
  return [
    compared('10,000 places × 300 hazards, every distance from edge to edge', ours, theirs, PLACES * HAZARDS, 10),
    compared('10,000 places, the nearest of 300 hazards from edge to edge', nearest, knn, PLACES, 2),
  ]
}
