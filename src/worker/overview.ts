import type { StoredContent } from '../jobs/stored-project.ts'
import { readStored } from '../jobs/stored-project.ts'
import type { ParkSummary } from '../jobs/park-summary.ts'
import { check, type PlaceLayer } from '../jobs/check.ts'
import { parkSummary } from '../jobs/park-summary.ts'
import type { Progress } from '../jobs/progress.ts'
import { type ReadPark, readPark } from '../jobs/read-park.ts'
import type { Command } from '../project/commands/command.ts'
import type { ProjectStore } from '../storage/project-store.ts'
import type { ParkOrigin } from './protocol.ts'
import { siteSource } from './site-source.ts'

/** Reads a park that is not open, checks the version in force, and lets it go again. */
export async function summarise(
  origin: ParkOrigin,
  asOf: string,
  store: () => Promise<ProjectStore>,
  progress: Progress,
  placeLayer: PlaceLayer | null,
): Promise<ParkSummary> {
  const read =
    origin.kind === 'site'
      ? await readPark(siteSource(origin.folder), progress)
      : await readProject(await store(), origin.id, progress)
  return summaryOf(read, asOf, progress, placeLayer)
}

export async function summaryOf(
  read: ReadPark,
  asOf: string,
  progress: Progress,
  placeLayer: PlaceLayer | null,
): Promise<ParkSummary> {
  return parkSummary(read, await check(read.park, { asOf, versionId: null }, progress, placeLayer))
}

/** The project as it is stored; nothing is written, and another tab keeps it. */
async function readProject(store: ProjectStore, id: string, progress: Progress): Promise<ReadPark> {
  const project = await store.open(id)
  try {
    const read = await readStored(
      project.head.content as StoredContent,
      project.journal as readonly Command[],
      (name) => project.readFile(name),
      progress,
    )
    const { park, reviews } = read.history.present
    return { park, reviews, notes: read.notes }
  } finally {
    await project.close()
  }
}
