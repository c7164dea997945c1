/**
 * Grades of the hazard sources by GB 18218-2018, so that the registered grade is the right one.
 * Only the substances that the samples use. Q: Table 1, else Table 2 by category; beta: Table 3, else Table 4.
 */
import { distance } from './near.mjs'

const Q_NAMED = {
  氨: 10, 氯: 5, 二氧化硫: 20, 环氧乙烷: 10, 硫化氢: 5, 氢: 5, 甲醇: 500, 苯: 50, 甲苯: 500, 氯乙烯: 50,
  '1,2-环氧丙烷': 10, '氧(压缩的或液化的)': 200, '液化石油气(含丙烷、丁烷及其混合物)': 50, 乙醇: 500, 丙酮: 500,
  碳化钙: 100, 乙酸乙酯: 500, 苯乙烯: 500,
} // prettier-ignore
const Q_CATEGORY = { W2: 10, 'W5.3': 1000, 'W5.4': 5000 }
const BETA_NAMED = { 氨: 2, 氯: 4, 二氧化硫: 2, 环氧乙烷: 2, 硫化氢: 5 }
const BETA_CATEGORY = { W2: 1.5, W4: 1, 'W5.1': 1.5, 'W5.3': 1, 'W5.4': 1, W11: 1 }

export const alphaOf = (residents) =>
  residents >= 100 ? 2 : residents >= 50 ? 1.5 : residents >= 30 ? 1.2 : residents >= 1 ? 1 : 0.5

export const gradeOf = (R) => (R >= 100 ? 1 : R >= 50 ? 2 : R >= 10 ? 3 : 4)

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
    const share = q_t / (Q_NAMED[name] ?? Q_CATEGORY[category])
    S += share
    sum += (BETA_NAMED[name] ?? BETA_CATEGORY[category]) * share
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
