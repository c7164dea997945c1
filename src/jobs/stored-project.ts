import type { Layer } from '../engine/model/park.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import type { Table } from '../engine/model/table.ts'
import type { Review } from '../engine/review/review.ts'
import type { Command } from '../project/commands/command.ts'
import { filesOf, step } from '../project/commands/index.ts'
import type { AddLayer } from '../project/commands/layers.ts'
import type { Together } from '../project/commands/park.ts'
import { type History, historyOf, type Project, projectOf } from '../project/project.ts'
import type { ParkManifest } from '../project/park-schema.ts'
import { MANIFEST } from '../project/read-manifest.ts'
import type { Receipt } from '../project/receipt.ts'
import { entryOf, manifestOf } from '../project/write-manifest.ts'
import type { FileSource } from './file-source.ts'
import type { Progress } from './progress.ts'
import { readOnlyLayer } from './read-only-layer.ts'
import { readLayer, readPark } from './read-park.ts'

/** What the head of a stored project holds: a park folder whose files have names of their own in the store. */
export interface StoredContent {
  readonly manifest: ParkManifest
  readonly receipts: Readonly<Record<string, Receipt>>
  /** Not there in projects that were stored before there were any. */
  readonly reviews?: readonly Review[]
  /** Name in the store by file of the layer. */
  readonly stored: Readonly<Record<string, string>>
}

/** What a head names: the files of the layers, and those that they were read from. */
export function filesOfContent({ stored, receipts, reviews = [] }: StoredContent): string[] {
  const originals = Object.values(receipts).flatMap(({ files }) => files.flatMap((file) => file.stored ?? []))
  const attached = reviews.flatMap(({ steps }) => steps.flatMap(({ attachment }) => attachment?.stored ?? []))
  return [...new Set([...Object.values(stored), ...originals, ...attached])]
}

export function contentOf({ park, receipts, reviews }: Project, stored: ReadonlyMap<string, string>): StoredContent {
  const files = park.layers.map(({ file }): [string, string] => [file, stored.get(file)!])
  return {
    manifest: manifestOf(park, new Map()),
    receipts: Object.fromEntries(receipts),
    reviews: [...reviews.values()],
    stored: Object.fromEntries(files),
  }
}

export interface ReadStored {
  readonly history: History
  readonly notes: readonly Note[]
  /** Name in the store by file of the layer, and the layers that still are as they were stored. */
  readonly stored: ReadonlyMap<string, string>
  readonly unchanged: ReadonlySet<Layer>
}

/**
 * A stored project with the changes of its journal. A change that cannot be made any more ends the replay: what came
 * before it stands, a note says how many are left.
 */
export async function readStored(
  content: StoredContent,
  journal: readonly Command[],
  readFile: (name: string) => Promise<Uint8Array>,
  progress: Progress,
): Promise<ReadStored> {
  const source: FileSource = {
    read(name) {
      if (name === MANIFEST) return Promise.resolve(new TextEncoder().encode(JSON.stringify(content.manifest)))
      const stored = content.stored[name]
      if (stored === undefined) throw new InputError('file-missing', {}, { file: name })
      return readFile(stored)
    },
  }
  const { park, notes } = await readPark(source, progress)
  const read: Note[] = [...notes]
  const reviews = new Map((content.reviews ?? []).map((review) => [review.finding, review]))
  let history = historyOf(projectOf(park, new Map(Object.entries(content.receipts)), reviews))
  for (const [done, command] of journal.entries()) {
    await progress.report({ phase: 'reading', file: MANIFEST, done, total: journal.length })
    try {
      history = step(history, command, await tablesOf(command, history.present.park.zone, readFile))
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      read.push(error.note, {
        level: 'error',
        code: 'changes-left-out',
        params: { count: journal.length - done, of: journal.length },
        where: {},
      })
      break
    }
  }
  return {
    history,
    notes: read,
    stored: new Map(Object.entries(content.stored)),
    unchanged: new Set(park.layers),
  }
}

/** The rows of layers that a command adds. */
async function tablesOf(
  command: Command,
  zone: number,
  readFile: (name: string) => Promise<Uint8Array>,
): Promise<ReadonlyMap<string, Table>> {
  const tables = new Map<string, Table>()
  if (filesOf(command).length === 0) return tables
  for (const each of command.do === 'together' ? (command as Together).commands : [command]) {
    if (each.do !== 'add-layer') continue
    const { layer, files } = each as AddLayer
    const read = await readLayer(
      async (name) => readOnlyLayer({ name, bytes: await readFile(files[0]) }),
      entryOf(layer, null),
      zone * 3,
    )
    if (!read.layer) throw new InputError('layer-lost', {}, { file: layer.file })
    tables.set(files[0], read.layer.table)
  }
  return tables
}
