import type { Park } from '../../engine/model/park.ts'
import type { Command, CommandKind } from './command.ts'

/** What the park itself is called. Its zone and place stay: the layers lie in it. */
export interface DescribePark extends Command {
  readonly do: 'describe-park'
  readonly park: Partial<Pick<Park, 'name' | 'nameEn' | 'grade' | 'recognition'>>
}

export const describePark: CommandKind<DescribePark> = {
  id: 'describe-park',
  apply: (project, { park }) => ({ ...project, park: { ...project.park, ...park } }),
}

/** Several changes that the user sees as one: they are made, and taken back, together. */
export interface Together extends Command {
  readonly do: 'together'
  readonly commands: readonly Command[]
}
