import { excessOf } from '../geometry/excess.ts'
import { reframe } from '../geometry/reframe.ts'
import { daysBetween } from '../model/days-between.ts'
import { type BoundaryVersion, type Place, placeText } from '../model/park.ts'
import { type BorderProfile, borderProfile } from './border-profile.ts'

/** The control line of a day beside a boundary version. It says what is, and knows no width that there should be. */
export interface ControlAudit {
  readonly lines: readonly ControlLineFacts[]
  readonly parts: readonly ControlAuditPart[]
}

export interface ControlLineFacts {
  readonly id: string
  readonly date: string | null
  readonly cites: string | null
  /** Days from the approval of the version that it cites; negative when it is dated before. */
  readonly daysAfterApproval: number | null
}

/** Profile: along the outer border from its first corner, metres along, metres to the line (negative beyond it), in turn. */
export interface ControlAuditPart extends BorderProfile {
  readonly name: string | null
  readonly encloses: boolean
  /** How far the part reaches beyond the line, its holes and those of the line included. */
  readonly beyondMetres: number | null
}

/** Several rows together are one line. Null without any. */
export function controlAudit(
  version: BoundaryVersion,
  lines: readonly Place[],
  versions: readonly BoundaryVersion[],
): ControlAudit | null {
  if (lines.length === 0) return null
  return {
    lines: lines.map((line) => lineFacts(line, versions)),
    parts: version.parts.flatMap(({ name, shape }) => {
      const shapes = lines.map((line) => reframe(line.shape, shape.frame))
      const excess = excessOf(shape, shapes)
      const beyondMetres = excess?.measure.distanceMetres ?? null
      // A place has one part as a rule; what came as several polygons in one row has several outer borders.
      return shape.parts.flatMap(([outer]) => {
        const profile = borderProfile(outer!, shapes)
        return profile ? [{ name, encloses: !excess, beyondMetres, ...profile }] : []
      })
    }),
  }
}

function lineFacts(line: Place, versions: readonly BoundaryVersion[]): ControlLineFacts {
  const date = placeText(line, 'date') ?? line.layer.date
  const cites = placeText(line, 'boundary')
  const approved = versions.find(({ id }) => id === cites)?.approvalDate ?? null
  return { id: line.id, date, cites, daysAfterApproval: date && approved ? daysBetween(approved, date) : null }
}
