import type { Table } from '../engine/model/table.ts'
import type { Command } from '../project/commands/command.ts'
import { step } from '../project/commands/index.ts'
import { historyOf } from '../project/project.ts'
import type { ProjectStore } from '../storage/project-store.ts'
import { attachmentsIn } from './attachments-in.ts'
import { storeProject } from './fork.ts'
import type { Lull, NewFile } from './keeper.ts'
import type { Workplace } from './workplace.ts'

/** A stored file that a change brings; that of a layer with its rows. */
export interface BroughtFile extends NewFile {
  readonly table: Table | null
}

/** Makes a change and keeps it. A sample becomes a project of this device with its first one. */
export async function changePlace(
  place: Workplace,
  command: Command,
  files: readonly BroughtFile[],
  store: () => Promise<ProjectStore>,
  lull: Lull,
  tell: () => void,
): Promise<void> {
  const before = place.changeable()
  const tables = new Map(files.flatMap(({ name, table }) => (table ? [[name, table]] : [])))
  const after = step(before, command, tables)
  if (after === before) return
  if (place.keeper.kind === 'site') {
    const { reviews, attached } = await attachmentsIn({ read: place.keeper.readFile }, before.present.reviews)
    const own = { ...before.present, reviews }
    place.keeper = storeProject(store, own, lull, tell, attached)
    place.history = step(historyOf(own), command, tables)
  } else place.history = after
  place.keeper.keep(command, place.park.name, files)
}
