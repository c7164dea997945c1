import type { Note } from '../engine/model/trouble.ts'

/** 0 done · 1 a finding of severity error, or a package that was changed · 2 input or option cannot be used. (3, our bug, is given by index.ts.) */
export type ExitCode = 0 | 1 | 2

export interface Command {
  readonly name: string
  readonly usage: string
  run(args: readonly string[], say: (note: Note) => void): Promise<ExitCode>
}
