import { contentOf, filesOfContent } from '../jobs/stored-project.ts'
import { layerFile } from '../jobs/write-layer.ts'
import type { Project } from '../project/project.ts'
import type { ProjectStore } from '../storage/project-store.ts'
import { Keeper, type Lull, type NewFile } from './keeper.ts'

/** Stores a project for the first time, behind the back of the work; `attached` are the files of its reviews. */
export function storeProject(
  store: () => Promise<ProjectStore>,
  project: Project,
  lull: Lull,
  tell: () => void,
  attached: readonly NewFile[] = [],
): Keeper {
  const { name, layers } = project.park
  const changed = new Date().toISOString()
  const stored = new Map(layers.map(({ file }) => [file, storedName(file)]))
  const content = contentOf(project, stored)
  return Keeper.starting(
    async (calmly) => {
      const files = layers.map((layer) => ({ name: stored.get(layer.file)!, pieces: calmly(layerFile(layer)) }))
      for (const { name, pieces } of attached) files.push({ name, pieces: calmly(pieces()) })
      return (await store()).create({ name, changed }, { files: filesOfContent(content), content }, files)
    },
    changed,
    lull,
    tell,
  )
}

/** A name that no other file has; the file's own at its end, for whoever looks. */
export const storedName = (file: string) => `${crypto.randomUUID()}-${file.split('/').at(-1)!}`
