/** The Hangjin sample: two parts, a void, an approved and a submitted boundary, dormitories with residents. */
import { distance } from '../near.mjs'
import { point } from '../plane.mjs'
import { village } from '../village.mjs'
import { hazards } from './hazards.mjs'
import { labels, roads, villages, water } from './ground.mjs'
import { boundary, controlLine, shapes, survey } from './land.mjs'
import { dates, manifest } from './papers.mjs'
import { targets } from './places.mjs'
import { plants } from './plants.mjs'
import { riskContours } from './risk.mjs'

/** No house on a road, in the water, beside a named place, or within 60 m of any boundary version. */
const taken = [
  ...roads.map(({ geometry }) => [geometry, 10]),
  ...water.map(({ geometry }) => [geometry, 15]),
  ...targets.map(({ geometry }) => [geometry, 22]),
  ...Object.values(shapes).flat().map((shape) => [shape, 60]),
] // prettier-ignore
const blocked = (at) => taken.some(([geometry, metres]) => distance(point(at), geometry) < metres)

export function hangjin() {
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
      'houses.fgb': villages.flatMap((spec) => village(spec, blocked)),
      'enterprises.geojson': plants.enterprises,
      'production-areas.geojson': plants.production,
      'survey.geojson': survey,
      'roads.geojson': roads,
      'water.geojson': water,
      'labels.geojson': labels,
    },
  }
}
