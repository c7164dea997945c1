import { InputError } from '../../engine/model/trouble.ts'
import { advance, type History, type Project, redo, undo } from '../project.ts'
import type { Command, CommandKind, Tables } from './command.ts'
import { addDraftCorner, dropDraftCorner, moveDraftCorner } from './draft-corners.ts'
import { setGrading } from './grading.ts'
import { forkVersion } from './draft-fork.ts'
import { addLayer, removeLayer } from './layers.ts'
import { dropMaterial, setMaterial } from './materials.ts'
import { describePark, type Together } from './park.ts'
import { writeReview } from './review.ts'
import { addRow, deleteRows, setRowShape, setRowValues } from './rows.ts'
import { setVersion } from './version.ts'

/** Every kind of change. To add one: a file and a line here. */
const KINDS = [
  addLayer,
  removeLayer,
  setRowValues,
  setRowShape,
  addRow,
  deleteRows,
  describePark,
  setMaterial,
  dropMaterial,
  setGrading,
  writeReview,
  setVersion,
  forkVersion,
  moveDraftCorner,
  addDraftCorner,
  dropDraftCorner,
] as const

/** The project with a change. Throws InputError when it cannot be made. */
export function apply(project: Project, command: Command, tables: Tables): Project {
  if (command.do === 'together')
    return (command as Together).commands.reduce((so, each) => apply(so, each, tables), project)
  const kind = KINDS.find(({ id }) => id === command.do) as CommandKind<Command> | undefined
  if (!kind) throw new InputError('unknown-change', { change: command.do })
  return kind.apply(project, command, tables)
}

/** A step along the history: a change, or `undo` and `redo`. */
export function step(history: History, command: Command, tables: Tables): History {
  if (command.do === 'undo') return undo(history)
  if (command.do === 'redo') return redo(history)
  return advance(history, apply(history.present, command, tables))
}

/** Stored files that a command needs, those of the commands in it, too. */
export function filesOf(command: Command): readonly string[] {
  const inner = command.do === 'together' ? (command as Together).commands.flatMap(filesOf) : []
  return [...(command.files ?? []), ...inner]
}
