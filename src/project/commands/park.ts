import * as v from 'valibot'
import type { Park } from '../../engine/model/park.ts'
import { InputError } from '../../engine/model/trouble.ts'
import { describeIssue } from '../describe-issue.ts'
import { ParkSchema } from '../park-schema.ts'
import type { Project } from '../project.ts'
import { manifestOf } from '../write-manifest.ts'
import type { Command, CommandKind } from './command.ts'

/** What the park itself is called, how it is graded and recognised. Its zone and place stay: the layers lie in it. */
export interface DescribePark extends Command {
  readonly do: 'describe-park'
  readonly park: Partial<Pick<Park, 'name' | 'nameEn' | 'grade' | 'recognition'>>
}

export const describePark: CommandKind<DescribePark> = {
  id: 'describe-park',
  apply: (project, { park }) => withPark(project, park),
}

/** The project with other values in park.json. Throws InputError when they are none that it may hold. */
export function withPark(project: Project, values: Partial<Omit<Park, 'layers'>>): Project {
  const park = { ...project.park, ...values }
  const parsed = v.safeParse(ParkSchema, manifestOf({ ...park, layers: [] }, new Map()))
  if (!parsed.success) {
    const issue = parsed.issues[0]
    const field = (issue.path ?? []).map(({ key }) => String(key)).join('.')
    throw new InputError('value-wrong', { field, ...describeIssue(issue) })
  }
  return { ...project, park }
}

/** Several changes that the user sees as one: they are made, and taken back, together. */
export interface Together extends Command {
  readonly do: 'together'
  readonly commands: readonly Command[]
}
