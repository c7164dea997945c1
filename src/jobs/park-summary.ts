import type { CheckAnswer } from '../engine/check.ts'
import { inForceSince } from '../engine/model/version-in-force.ts'
import { numberAt } from '../engine/model/table.ts'
import type { Park } from '../engine/model/park.ts'
import type { ParkSummary } from '../report/park-summary.ts'
import { checkView } from './check-view.ts'
import type { ReadPark } from './read-park.ts'

export type { ParkSummary } from '../report/park-summary.ts'

/** A park and its check, of the version in force, as one line of the list of all parks. */
export function parkSummary({ park, notes }: ReadPark, answer: CheckAnswer): ParkSummary {
  const { scene, findings } = answer
  const { inForce } = scene
  const view = checkView(answer)
  const staleIds = new Set(
    findings.flatMap(({ rule, verdict, objects }) =>
      rule === 'stale-material' && verdict === 'stale' ? objects.map(({ id }) => id) : [],
    ),
  )
  const known = inForce !== null && scene.checked === inForce && scene.targets.length > 0
  return {
    name: park.name,
    nameEn: park.nameEn,
    sample: park.sample,
    boundary: inForce && { id: inForce.id, document: inForce.document, since: inForceSince(inForce) },
    versions: scene.versions.length,
    grade: park.grade,
    assessment: latestAssessment(park, scene.asOf, staleIds),
    inside: known ? view.inside : null,
    coverage: scene.coverage.share,
    stale: park.materials.filter(({ id }) => staleIds.has(id)).map(({ title, titleEn }) => ({ title, titleEn })),
    hazards: hazardsByGrade(park),
    errors: [...notes, ...answer.notes].filter(({ level }) => level === 'error').length,
  }
}

function latestAssessment({ materials }: Park, asOf: string, staleIds: ReadonlySet<string>): ParkSummary['assessment'] {
  let latest: ParkSummary['assessment'] = null
  for (const { id, kind, title, titleEn, date, boundary } of materials)
    if (kind === 'risk_assessment' && date !== null && date <= asOf && (latest === null || date > latest.date))
      latest = { title, titleEn, date, boundary, stale: staleIds.has(id) }
  return latest
}

function hazardsByGrade({ layers }: Park): [number, number, number, number, number] {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0]
  for (const { kind, table } of layers)
    for (let row = 0; kind === 'hazard_source' && row < table.length; row++)
      counts[numberAt(table, 'grade', row) ?? 0]!++
  return counts
}
