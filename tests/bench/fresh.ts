/** A process of its own, cold, from points as numbers to pairs: the way of the command line. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Figure, figure, median } from './measure.ts'
import { type PairDigest, same } from './pair-digest.ts'
import type { Postgis } from './postgis.ts'
import { loadSql, pointsCsv, screenSql, zonesToPostgis } from './county-sql.ts'
import { county } from './county.ts'
import { digestOfRow } from './pair-digest.ts'

const ROUNDS = 5
export const FRESH_POINTS = 1_000_000

/** What a child sends: milliseconds, all pairs, and those with areas. */
export interface Fresh {
  readonly milliseconds: number
  readonly all: PairDigest
  readonly areas: PairDigest
}

export async function fresh(postgis: Postgis | null): Promise<Figure[]> {
  const ours: Fresh[] = []
  const theirs: Fresh[] = []
  const lean: Fresh[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await child('sizhi'))
    theirs.push(await child('features'))
    lean.push(await child('positions'))
  }
  const [mine, peer, leanPeer] = [ours, theirs, lean].map((all) => median(all.map(({ milliseconds }) => milliseconds)))
  const { all, areas } = ours[0]!
  const name = 'fresh process, typed points to pairs'
  const extra = theirs[0]!.all.count - all.count
  const equal = same(areas, theirs[0]!.areas)
  const figures = [
    figure(name, mine!, 'Turf + flatbush, GeoJSON features', peer!, 8, equal, sphere(extra)),
    figure(name, mine!, 'Turf + flatbush, pairs of numbers', leanPeer!, 1, equal, sphere(extra)),
  ]
  if (!postgis) return figures
  const place = county(FRESH_POINTS)
  zonesToPostgis(postgis, place)
  const csv = postgis.file('points.csv', pointsCsv(place))
  const load = loadSql(csv).reduce((sum, sql) => sum + postgis.timed(sql).milliseconds, 0)
  const { rows, milliseconds } = postgis.timed(screenSql('geography'))
  const label = `PostGIS ${postgis.version} geography, load and query`
  figures.push(figure(name, mine!, label, load + milliseconds, 80, same(all, digestOfRow(rows[0]!))))
  return figures
}

export const sphere = (extra: number) =>
  extra === 0 ? undefined : `pairs with areas compared; of the 500 m discs Turf, on a sphere, finds ${extra} pairs more`

function child(side: string): Promise<Fresh> {
  const process = fork(fileURLToPath(new URL('fresh-child.mjs', import.meta.url)), [side])
  return new Promise((done, fail) => {
    process.once('message', (message) => done(message as Fresh))
    process.once('exit', (code) => fail(new Error(`ended with ${code}`)))
  })
}
