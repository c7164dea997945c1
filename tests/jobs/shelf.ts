/** A store in memory: files by name, the head of a project and its journal as text. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Layer, Park } from '../../src/engine/model/park.ts'
import type { Table } from '../../src/engine/model/table.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import { readDrafts } from '../../src/jobs/import/read-drafts.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { contentOf, readStored, type StoredContent } from '../../src/jobs/stored-project.ts'
import { layerFile } from '../../src/jobs/write-layer.ts'
import type { Command } from '../../src/project/commands/command.ts'
import { step } from '../../src/project/commands/index.ts'
import type { AddLayer } from '../../src/project/commands/layers.ts'
import { type History, historyOf, type Project } from '../../src/project/project.ts'
import { rowsOf } from '../formats/read-layer.ts'

export async function whole(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return new Uint8Array(await new Blob(all as BlobPart[]).arrayBuffer())
}

/** The files of a store, and a project whose commands go into a journal there, as text. */
export class Shelf {
  readonly files = new Map<string, Uint8Array>()
  readonly journal: string[] = []
  content!: string
  history!: History

  /** Begins with a project as its head holds it. */
  async keep(project: Project): Promise<this> {
    const stored = new Map<string, string>()
    for (const [i, layer] of project.park.layers.entries()) {
      stored.set(layer.file, `s-${this.files.size + i}-${layer.file}`)
      this.files.set(stored.get(layer.file)!, await whole(layerFile(layer)))
    }
    this.content = JSON.stringify(contentOf(project, stored))
    this.history = historyOf(project)
    return this
  }

  make<C extends Command>(command: C, tables: ReadonlyMap<string, Table> = new Map()): void {
    this.history = step(this.history, command, tables)
    this.journal.push(JSON.stringify(command))
  }

  async open() {
    const readFile = (name: string) => {
      const bytes = this.files.get(name)
      if (!bytes) return Promise.reject(new InputError('file-missing', {}, { file: name }))
      return Promise.resolve(bytes)
    }
    const commands = this.journal.map((line) => JSON.parse(line) as Command)
    return readStored(JSON.parse(this.content) as StoredContent, commands, readFile, SILENT)
  }
}

/** Rows as they are told apart and judged; their numbers are those of the file that was read last. */
const plainLayer = ({ table, ...head }: Layer) => ({
  ...head,
  rows: rowsOf(table).map(({ row: _, values, ...rest }) => ({ ...rest, values: Object.fromEntries(values) })),
})
export const plain = ({ layers, ...head }: Park) => ({ ...head, layers: layers.map(plainLayer) })
export const plainProject = ({ park, receipts }: Project) => ({
  park: plain(park),
  receipts: Object.fromEntries(receipts),
})

/** An import, as the command that takes it in and its stored file. */
export async function imported(shelf: Shelf, name: string, bytes: Uint8Array): Promise<void> {
  const around = {
    park: shelf.history.present.park,
    receipts: new Map(),
    remembered: {},
    now: '2026-03-01T00:00:00Z',
    newId: () => 'd1',
  }
  const { tried, refused } = await readDrafts([{ name, bytes }], around, SILENT)
  expect(refused).toEqual([])
  const { layer, receipt } = tried[0]!.trial
  const { table, ...head } = layer!
  const stored = `s-${shelf.files.size}-${layer!.file}`
  shelf.files.set(stored, await whole(layerFile(layer!)))
  shelf.files.set('original', bytes)
  const files = receipt.files.map((file) => ({ ...file, stored: 'original' }))
  const command: AddLayer = {
    do: 'add-layer',
    layer: head,
    receipt: { ...receipt, files },
    files: [stored, 'original'],
  }
  shelf.make(command, new Map([[stored, table]]))
}
export const fixture = (path: string) =>
  new Uint8Array(readFileSync(new URL(`../formats/files/${path}`, import.meta.url)))
