/** The Jishan sample: an old boundary with villagers inside, a new one with an enclave that leaves them out. */
import { distance, inside } from '../near.mjs'
import { point } from '../plane.mjs'
import { random } from '../random.mjs'
import { village } from '../village.mjs'
import { hazards } from './hazards.mjs'
import { hamlet, labels, roads, villages, water } from './ground.mjs'
import { boundary, controlLine, shapes, survey } from './land.mjs'
import { dates, manifest } from './papers.mjs'
import { targets } from './places.mjs'
import { plants } from './plants.mjs'
import { riskContours } from './risk.mjs'

/** No house on a road, in the water, beside a named place, in the boundary of 2023 or within 8 m of it. */
const taken = [
  ...roads.map(({ geometry }) => [geometry, 10]),
  ...water.map(({ geometry }) => [geometry, 15]),
  ...targets.map(({ geometry }) => [geometry, 22]),
  [shapes.v2, 8],
]
const blocked = (at) => taken.some(([geometry, metres]) => distance(point(at), geometry) < metres)

const MOVED = ['2022-03-15', '2022-04-27', '2022-05-20', '2022-09-08', '2022-11-30', '2023-04-18', '2023-10-25', '2024-06-12'] // prettier-ignore
const LIVING = ['2022-03-02', '2023-05-16', '2026-07-09']

/**
 * Who of the old boundary moved, and when, is on record for some; for the rest nobody wrote it down.
 * Moving the line past a house is no record of a person.
 */
function withRecords(houses) {
  const chance = random('jishan records')
  const order = houses
    .filter(({ geometry }) => inside(geometry.coordinates, shapes.v1))
    .map((house) => ({ house, lot: chance.next() }))
    .sort((a, b) => a.lot - b.lot)
  const records = new Map()
  order
    .slice(0, 8)
    .forEach(({ house }, i) => records.set(house, { status: 'moved', status_date: MOVED[i], source: '搬迁台账' }))
  order
    .slice(8, 23)
    .forEach(({ house }, i) => records.set(house, { status: 'living', status_date: LIVING[i % 3], source: '入户普查' }))
  return houses.map((house) => ({ ...house, properties: { ...house.properties, ...records.get(house) } }))
}

export function jishan() {
  return {
    manifest,
    dates,
    plants,
    hazards,
    files: {
      'boundary.geojson': boundary,
      'control-line.geojson': controlLine,
      'risk-contours.geojson': riskContours,
      'targets.geojson': targets,
      'houses.fgb': withRecords([...villages, hamlet].flatMap((spec) => village(spec, blocked))),
      'enterprises.geojson': plants.enterprises,
      'production-areas.geojson': plants.production,
      'survey.geojson': survey,
      'roads.geojson': roads,
      'water.geojson': water,
      'labels.geojson': labels,
    },
  }
}
