import { notGraded } from './grading/not-graded.ts'
import { compareFindings, type Finding } from './model/finding.ts'
import { beyondParts } from './model/neighbourhood.ts'
import { frameOf, type Park } from './model/park.ts'
import { buildScene, DEFAULT_SETTINGS, type Placed, type Scene, type Settings } from './model/scene.ts'
import type { Note } from './model/trouble.ts'
import { RULES } from './rules/index.ts'

export interface CheckQuestion {
  /** YYYY-MM-DD: decides which version is in force and what is out of date. */
  readonly asOf: string
  /** Another version than the one in force. */
  readonly versionId: string | null
  readonly settings?: Settings
}

export interface CheckAnswer {
  readonly scene: Scene
  readonly findings: readonly Finding[]
  /** Rules that could not run and why: no data is never no problem. */
  readonly notes: readonly Note[]
}

/** Between two looks at whether to stop. */
const FINDINGS_AT_ONCE = 256

/** Runs every rule over a park. Yields progress; the answer is the value it returns. */
export function* checkPark(
  park: Park,
  question: CheckQuestion,
  placed?: Placed,
): Generator<{ done: number; total: number }, CheckAnswer> {
  const scene = yield* buildScene(
    park,
    question.asOf,
    question.versionId,
    question.settings ?? DEFAULT_SETTINGS,
    placed,
  )
  const count = scene.targets.reduce((sum, { layer }) => sum + layer.table.length, scene.hazards.length)
  const findings: Finding[] = []
  const notes: Note[] = []
  const present = new Set(park.layers.map((layer) => layer.kind))
  for (const rule of RULES) {
    const missing = rule.needs.filter((kind) => !present.has(kind))
    for (const kind of missing) notes.push(note('no-data', { rule: rule.id, layer: kind }))
    if (missing.length > 0) continue
    if (rule.needsBoundary && scene.notChecked) continue
    const lacking = rule.lacks?.(scene)
    if (rule.needsBoundary && !scene.checked)
      notes.push(note('no-boundary-in-force', { rule: rule.id, on: scene.asOf }))
    else if (rule.needs.includes('control_line') && scene.controlLines.length === 0)
      notes.push(note('no-control-line-yet', { rule: rule.id, on: scene.asOf }))
    else if (lacking) notes.push(note('no-data', { rule: rule.id, layer: lacking }))
    else {
      for (const { code, params } of rule.remarks?.(scene) ?? []) notes.push(note(code, { rule: rule.id, ...params }))
      for (const finding of rule.check(scene, rule.defaults)) {
        findings.push(finding)
        if (findings.length % FINDINGS_AT_ONCE === 0) yield { done: count, total: count }
      }
    }
  }
  if (present.has('enterprise') && present.has('protection_target')) notes.push(...notGraded(scene))
  if (!scene.inForce && present.has('boundary'))
    notes.push(note('no-boundary-in-force', { rule: 'stale-material', on: scene.asOf }))
  if (scene.notChecked) notes.push({ ...note('boundary-old-datum', { version: scene.notChecked.id }), level: 'error' })
  const unplaced = park.layers.filter((layer) => frameOf(layer).approximate && layer.kind !== 'boundary')
  for (const { file, table } of unplaced)
    notes.push({ ...note('old-datum-left-out', { count: table.length }), where: { file } })
  notes.push(...beyondParts(park))
  if (!present.has('survey_coverage')) notes.push(note('no-coverage', {}))
  return { scene, findings: findings.sort(compareFindings), notes }
}

function note(code: string, params: Note['params']): Note {
  return { level: 'note', code, params, where: {} }
}
