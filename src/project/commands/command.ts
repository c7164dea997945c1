import type { Table } from '../../engine/model/table.ts'
import type { Project } from '../project.ts'

/** What is written into the journal: plain data. `files` names stored files that it needs. */
export interface Command {
  readonly do: string
  readonly files?: readonly string[]
}

/** Tables of layers that a command brings along, by the name of their stored file. */
export type Tables = ReadonlyMap<string, Table>

/** One kind of change. To add one: a file and a line in index.ts. */
export interface CommandKind<C extends Command> {
  readonly id: C['do']
  /** The project with the change. Throws InputError when it cannot be made; the project stays as it was. */
  apply(project: Project, command: C, tables: Tables): Project
}
