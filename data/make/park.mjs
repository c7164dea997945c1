/** All files of one sample park, as bytes. */
import { graded } from './grading.mjs'
import { hangjin } from './hangjin/park.mjs'
import { jishan } from './jishan/park.mjs'
import { flatgeobuf, geojson, json } from './write.mjs'

const PARKS = { hangjin, jishan }
export const PARK_IDS = Object.keys(PARKS)

/** kind, file, accuracy in metres, then a name where two layers are of the same kind. */
const LAYERS = [
  ['boundary', 'boundary.geojson', 0.5],
  ['control_line', 'control-line.geojson', 1],
  ['hazard_source', 'hazards.geojson', 1],
  ['risk_contour', 'risk-contours.geojson', 5],
  ['protection_target', 'targets.geojson', 1, '防护目标', 'Protection targets'],
  ['protection_target', 'houses.fgb', 2, '村庄房屋', 'Village houses'],
  ['enterprise', 'enterprises.geojson', 0.5],
  ['production_area', 'production-areas.geojson', 1],
  ['survey_coverage', 'survey.geojson'],
  ['road', 'roads.geojson'],
  ['water', 'water.geojson'],
  ['label', 'labels.geojson'],
]

/** The features of a park by file name, the hazards with their grades and with how they came about. */
export function parkFeatures(id) {
  const park = PARKS[id]()
  const people = [...park.files['targets.geojson'], ...park.files['houses.fgb']]
  const hazards = park.hazards.map((hazard) => graded(hazard, park.plants.get(hazard.properties.enterprise), people))
  return { ...park, files: { ...park.files, 'hazards.geojson': hazards } }
}

export function makePark(id) {
  const { manifest, dates, files } = parkFeatures(id)
  const code = 4488 + manifest.zone
  const layers = LAYERS.map(([kind, file, accuracy_m, name, name_en]) => {
    const frame = file.endsWith('.fgb') ? 'EPSG:4490' : `EPSG:${code}`
    return { kind, file, frame, accuracy_m, date: dates[file], name, name_en }
  })
  const { materials, ...head } = manifest
  const out = new Map([
    ['park.json', json({ $schema: '../../park.schema.json', format: 1, ...head, layers, materials })],
  ])
  for (const [, file] of LAYERS)
    out.set(file, file.endsWith('.fgb') ? flatgeobuf(files[file], manifest.zone) : geojson(files[file], code))
  return out
}
