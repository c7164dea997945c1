import { type Place, placeNumber } from '../model/park.ts'
import type { Scene } from '../model/scene.ts'
import type { Note } from '../model/trouble.ts'
import { type GradedHazard, gradingsOf } from './park-gradings.ts'

const NAMED = 5

/**
 * Hazards whose filing was not compared with what they compute to: said, not passed over. Of some nobody can tell R and
 * grade; of some there is a grade and nothing is filed; and some are registered with a grade though S < 1.
 */
export function notGraded(scene: Scene): Note[] {
  const { hazards } = gradingsOf(scene)
  const note = (code: string, concerned: readonly GradedHazard[]): Note[] => {
    if (concerned.length === 0) return []
    const ids = concerned.slice(0, NAMED).map(({ place }) => place.id)
    const params = {
      rule: 'grade-mismatch',
      count: concerned.length,
      of: hazards.length,
      ids: concerned.length > NAMED ? `${ids.join(', ')} …` : ids.join(', '),
    }
    return [{ level: 'note', code, params, where: {} }]
  }
  const isFiled = (place: Place) =>
    ['filed_grade', 'grade', 'filed_r'].some((name) => placeNumber(place, name) !== null)
  return [
    ...note(
      'hazards-not-graded',
      hazards.filter(({ grading }) => grading.R === null && grading.isMajor !== false),
    ),
    ...note(
      'hazards-not-filed',
      hazards.filter(({ grading, place }) => grading.grade !== null && !isFiled(place)),
    ),
    ...note(
      'hazards-not-major',
      hazards.filter(({ grading, place }) => grading.isMajor === false && isFiled(place)),
    ),
  ]
}
