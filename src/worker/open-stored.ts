import type { Note } from '../engine/model/trouble.ts'
import type { Progress } from '../jobs/progress.ts'
import { contentOf, filesOfContent, readStored, type StoredContent } from '../jobs/stored-project.ts'
import { layerFile } from '../jobs/write-layer.ts'
import type { Command } from '../project/commands/command.ts'
import type { History } from '../project/project.ts'
import type { ProjectStore } from '../storage/project-store.ts'
import { Keeper, type Lull } from './keeper.ts'
import { storedName } from './fork.ts'

/** A journal longer than this is folded into a new head when the project is opened; undo then begins anew. */
const MOST_COMMANDS = 200

/** A project of this device, with what was changed since its head. */
export async function readStoredProject(
  store: ProjectStore,
  id: string,
  progress: Progress,
  lull: Lull,
  tell: () => void,
): Promise<{ history: History; notes: readonly Note[]; keeper: Keeper }> {
  const entry = (await store.list()).find((candidate) => candidate.id === id)
  const project = await store.open(id)
  try {
    const journal = project.journal as readonly Command[]
    const read = await readStored(
      project.head.content as StoredContent,
      journal,
      (name) => project.readFile(name),
      progress,
    )
    const saved = entry?.changed ?? null
    const lost = read.notes.some(({ level }) => level === 'error')
    if (journal.length > MOST_COMMANDS && !project.readOnly && !lost) {
      const stored = new Map(read.stored)
      const { present } = read.history
      for (const layer of present.park.layers) {
        if (read.unchanged.has(layer)) continue
        stored.set(layer.file, storedName(layer.file))
        await project.writeFile(stored.get(layer.file)!, layerFile(layer))
      }
      const content = contentOf(present, stored)
      await project.replaceHead(
        { files: filesOfContent(content), content },
        { name: present.park.name, changed: saved ?? new Date().toISOString() },
      )
    }
    return { history: read.history, notes: read.notes, keeper: Keeper.of(project, saved, lull, tell) }
  } catch (error) {
    await project.close()
    throw error
  }
}
