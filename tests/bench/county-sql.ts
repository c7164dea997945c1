import type { Shape } from '../../src/engine/geometry/shape.ts'
import { type County, HAZARD_METRES } from './county.ts'
import { PAIR_DIGEST_SQL } from './pair-digest.ts'
import type { Postgis } from './postgis.ts'

const wktOf = (shape: Shape) =>
  `POLYGON(${shape.parts[0]!.map((ring) => `(${Array.from({ length: ring.length / 2 }, (_, i) => `${ring[i * 2]} ${ring[i * 2 + 1]}`).join()})`).join()})`

/** Points as CSV: number, longitude, latitude, every digit. */
export function pointsCsv({ positions }: County): string {
  const lines: string[] = []
  for (let k = 0; k < positions.length / 2; k++) lines.push(`${k},${positions[k * 2]},${positions[k * 2 + 1]}`)
  return lines.join('\n')
}

export function zonesToPostgis(postgis: Postgis, { boundary, controlLine, plants, hazards }: County): void {
  const areas = [boundary, controlLine, ...plants].map(
    (shape, zone) => `(${zone},ST_SetSRID('${wktOf(shape)}'::geometry,4490))`,
  )
  const first = areas.length
  const middles = hazards.map(([lng, lat], k) => `(${first + k},ST_SetSRID(ST_MakePoint(${lng},${lat}),4490))`)
  postgis.ask(`
    drop table if exists areas, hazards;
    create table areas(zone int, geom geometry); insert into areas values ${areas.join()};
    create table hazards(zone int, geom geometry); insert into hazards values ${middles.join()};
    alter table areas add geog geography; update areas set geog = geom::geography;
    alter table hazards add geog geography; update hazards set geog = geom::geography;
    create index on areas using gist(geom); create index on areas using gist(geog);
    create index on hazards using gist(geog); analyze areas; analyze hazards;`)
}

/** From the file to indexed points, as the bench times it: one statement after another. */
export const loadSql = (csv: string) => [
  'drop table if exists points',
  'create table points(point int, lng double precision, lat double precision)',
  `copy points from '${csv}' csv`,
  'alter table points add geom geometry, add geog geography',
  'update points set geom = ST_SetSRID(ST_MakePoint(lng, lat), 4490), geog = ST_SetSRID(ST_MakePoint(lng, lat), 4490)::geography',
  'create index on points using gist(geom)',
  'create index on points using gist(geog)',
  'analyze points',
]

export function countyInPostgis(postgis: Postgis, place: County): void {
  zonesToPostgis(postgis, place)
  const csv = postgis.file('points.csv', pointsCsv(place))
  postgis.ask(loadSql(csv).join(';'))
}

/** Every pair, as count and hash. 500 m on the ellipsoid either way; areas with straight or with geodesic edges. */
export function screenSql(kind: 'geography' | 'geometry'): string {
  const within =
    kind === 'geography'
      ? 'select p.point, a.zone from areas a join points p on ST_Intersects(p.geog, a.geog)'
      : 'select p.point, a.zone from areas a join points p on ST_Intersects(p.geom, a.geom)'
  return `with pairs as materialized (${within} union all
    select p.point, h.zone from hazards h join points p on ST_DWithin(p.geog, h.geog, ${HAZARD_METRES}))
    select ${PAIR_DIGEST_SQL}`
}
