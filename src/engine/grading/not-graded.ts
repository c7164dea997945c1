import type { Scene } from '../model/scene.ts'
import type { Note } from '../model/trouble.ts'
import { gradingsOf } from './park-gradings.ts'

const NAMED = 5

/** Hazards of which nobody can tell R and grade, so that what is filed of them is not compared: said, not passed over. */
export function notGraded(scene: Scene): Note[] {
  const { hazards } = gradingsOf(scene)
  const left = hazards.filter(({ grading }) => grading.R === null && grading.isMajor !== false)
  if (left.length === 0) return []
  const ids = left.slice(0, NAMED).map(({ place }) => place.id)
  const params = {
    rule: 'grade-mismatch',
    count: left.length,
    of: hazards.length,
    ids: left.length > NAMED ? `${ids.join(', ')} …` : ids.join(', '),
  }
  return [{ level: 'note', code: 'hazards-not-graded', params, where: {} }]
}
