/**
 * Grades of the hazard sources by GB 18218-2018, so that the registered grade is the right one. Q: Table 1, else Table 2
 * by category; beta: Table 3, else Table 4.
 */
import { readFileSync } from 'node:fs'
import papa from 'papaparse'
import { distance } from './near.mjs'

function rowsOf(file) {
  const path = new URL(`../standards/gb18218-2018/${file}.csv`, import.meta.url)
  return papa.parse(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data
}

/** Key to number. */
const numbers = (file, key, value) => new Map(rowsOf(file).map((row) => [row[key], Number(row[value])]))

const Q_NAMED = numbers('table1', 'name_zh', 'Q_t')
const Q_CATEGORY = numbers('table2', 'symbol', 'Q_t')
/** Substances of Table 3 and symbols of Table 4 have no name in common. */
const BETA = numbers('beta', 'key', 'beta')

const ALPHAS = numbers('alpha', 'pop_min_incl', 'alpha')
const GRADES = rowsOf('grade').map((row) => Number(row.R_min_incl))

const alphaOf = (residents) => [...ALPHAS].findLast(([least]) => residents >= least)[1]
/** The rows are in the order of the grades, the gravest first. */
const gradeOf = (R) => GRADES.findIndex((least) => R >= least) + 1

/** People who live there: residences, and those who stay for long in a dormitory of another plant. */
function residents({ properties }, enterprise) {
  if (properties.status === 'moved' && properties.status_date) return 0
  if (properties.kind === 'residence') return properties.persons
  return properties.kind === 'dormitory' && properties.enterprise !== enterprise ? (properties.long_stay ?? 0) : 0
}

export function countResidents(plant, people, metres = 500) {
  let sum = 0
  for (const place of people) {
    const persons = residents(place, plant.id)
    if (persons > 0 && distance(place.geometry, plant.geometry) <= metres) sum += persons
  }
  return sum
}

/**
 * Adds the grade. Refuses amounts that are no major hazard, and R near a border of the grades: a place
 * that an assessor would measure a little differently must not change the sample. `tips` marks the one
 * hazard that one or two more residents do lift, `ungraded` is the registered grade of one that cannot be computed,
 * `filed` what a filing says instead.
 */
export function graded({ geometry, properties, tips, ungraded, filed }, plant, people) {
  const { filed_date, filed_until_date, reported_date, ...before } = properties
  const as = (grade, filing) => ({ ...before, grade, filed_date, filed_until_date, ...filing, ...filed, reported_date })
  if (ungraded) return { geometry, properties: as(ungraded) }
  let S = 0
  let sum = 0
  for (const { name, category, q_t } of properties.substances) {
    const share = q_t / (Q_NAMED.get(name) ?? Q_CATEGORY.get(category))
    S += share
    sum += (BETA.get(name) ?? BETA.get(category)) * share
  }
  const count = countResidents(plant, people)
  const R = alphaOf(count) * sum
  const fail = (why) => {
    throw new Error(`${properties.id} ${properties.name}: ${why} (S ${S}, residents ${count}, R ${R})`)
  }
  if (!(S >= 1)) fail('no major hazard')
  if ([10, 50, 100].some((border) => Math.abs(R / border - 1) < 0.05) && !tips) fail('R near a border')
  if (alphaOf(countResidents(plant, people, 495)) !== alphaOf(countResidents(plant, people, 505)))
    fail('alpha hangs on someone at 500 m')
  if (tips !== (gradeOf(alphaOf(count + 2) * sum) !== gradeOf(R))) fail(`tips should be ${!tips}`)
  const filing = { filed_r: Math.round(R * 100) / 100, filed_people_500m: count }
  return { geometry, properties: as(gradeOf(R), filing), audit: { count, S, R } }
}
