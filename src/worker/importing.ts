import type { NewFile } from './keeper.ts'
import type { BroughtFile } from './change-place.ts'
import { freeName, layerFileName } from '../jobs/free-name.ts'
import { blobFile } from '../jobs/blob-file.ts'
import { LARGE_FILE_BYTES } from '../jobs/file-source.ts'
import { draftView } from '../jobs/import/draft-view.ts'
import {
  type ReadDrafts,
  readDrafts,
  readLargeDraft,
  retry,
  type Surroundings,
  type Tried,
  tryPasted,
} from '../jobs/import/read-drafts.ts'
import { tryImport } from '../jobs/import/try-import.ts'
import type { Progress } from '../jobs/progress.ts'
import { layerFile } from '../jobs/write-layer.ts'
import { withOwnIds } from '../engine/model/own-ids.ts'
import { compactTable } from '../engine/model/table.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { FormatFile } from '../formats/format.ts'
import type { Command } from '../project/commands/command.ts'
import type { AddLayer } from '../project/commands/layers.ts'
import type { Together } from '../project/commands/park.ts'
import type { ImportSettings, Receipt } from '../project/receipt.ts'
import type { Drafts, NamedFile, RememberedSettings } from './protocol.ts'
import { storedName } from './fork.ts'
import type { Workplace } from './workplace.ts'

/** The files that are being imported into the open park; nothing applies before they are adopted. */
export class Importing {
  readonly #place: Workplace
  #tried = new Map<string, Tried>()

  constructor(place: Workplace) {
    this.#place = place
  }

  async read(files: readonly NamedFile[], remembered: RememberedSettings, progress: Progress): Promise<Drafts> {
    const around = this.#around(remembered)
    const parts: ReadDrafts[] = []
    const whole: FormatFile[] = []
    for (const { path, file } of files) {
      const source = blobFile(path.split('/').at(-1)!, file)
      const part = file.size < LARGE_FILE_BYTES ? null : await readLargeDraft(source, around, progress)
      if (part) parts.push(part)
      else whole.push({ name: source.name, bytes: await source.read(0, file.size) })
    }
    const all = [...parts, await readDrafts(whole, around, progress)]
    return this.#take({
      tried: all.flatMap(({ tried }) => tried),
      refused: all.flatMap(({ refused }) => refused),
    })
  }

  async paste(text: string, name: string): Promise<Drafts> {
    return this.#take({ tried: [await tryPasted(text, name, this.#around({}))], refused: [] })
  }

  /** The files of a layer again, with the settings of then. */
  async again(layer: string, progress: Progress): Promise<Drafts> {
    const receipt = this.#place.history?.present.receipts.get(layer)
    if (!receipt) throw new InputError('no-receipt', { layer })
    const files = await Promise.all(
      receipt.files.map(async ({ name, stored }): Promise<FormatFile> => {
        if (stored === null) throw new InputError('original-gone', { file: name })
        return { name, bytes: await this.#place.keeper.readFile(stored) }
      }),
    )
    const { tried, refused } = await readDrafts(files, this.#around({}), progress)
    const same = tried.find(({ draft }) => draft.raw.name === receipt.source) ?? tried[0]
    if (!same) throw new InputError('original-gone', { file: receipt.files[0]!.name })
    return this.#take({
      tried: [await retry(same, { ...receipt.settings, replaces: layer }, this.#around({}), progress)],
      refused,
    })
  }

  async redraft(id: string, settings: ImportSettings, progress: Progress) {
    const tried = await retry(this.#of(id), settings, this.#around({}), progress)
    this.#tried.set(id, tried)
    return draftView(tried.draft, tried.trial)
  }

  /** The change that takes drafts into the park, and the files that it needs. */
  adopt(ids: readonly string[]): { command: Command; files: BroughtFile[] } {
    const commands: AddLayer[] = []
    const files: BroughtFile[] = []
    let { park } = this.#place
    for (const id of ids) {
      const { draft, trial: shown } = this.#of(id)
      // Of two drafts for one layer the second goes onto what the first made of it.
      const trial = draft.settings.update
        ? tryImport(draft, draft.settings.replaces!, park, shown.receipt.importedAt)
        : shown
      if (!trial.layer) throw new InputError('layer-lost', {}, { file: draft.source.main.name })
      const { replaces } = draft.settings
      const file = replaces ?? freeName(park, layerFileName(draft.source.main.name))
      const others = park.layers.filter((other) => other.file !== replaces)
      const layer = withOwnIds({ ...trial.layer, file, table: compactTable(trial.layer.table) }, others)
      park = { ...park, layers: [...others, layer] }
      const stored = storedName(file)
      const { originals, receipt: own } = this.#originals(draft, trial.receipt)
      const before = replaces === null ? undefined : this.#place.history?.present.receipts.get(replaces)
      const receipt = draft.settings.update && before ? { ...own, earlier: earlierOf(before, own) } : own
      const { table, ...head } = layer
      files.push(
        { name: stored, table, pieces: () => layerFile(layer) },
        ...originals.map((each) => ({ ...each, table: null })),
      )
      commands.push({
        do: 'add-layer',
        layer: head,
        receipt,
        files: [stored, ...originals.map(({ name }) => name)],
        ...(replaces !== null && { replaces }),
      })
    }
    for (const id of ids) this.#tried.delete(id)
    const [only] = commands
    if (only && commands.length === 1) return { command: only, files }
    const all: Together = { do: 'together', commands, files: files.map(({ name }) => name) }
    return { command: all, files }
  }

  discard(): void {
    this.#tried.clear()
  }

  /** The files as they came, kept so that they can be read again. */
  #originals({ source, raw }: Tried['draft'], receipt: Receipt): { originals: NewFile[]; receipt: Receipt } {
    const bytes = [source.main, ...source.companions].map((file) => file.bytes)
    // A file of which a part was read is too large to be kept: it has to be dropped again.
    if (raw.part) return { originals: [], receipt }
    const names = receipt.files.map((file) => storedName(file.name))
    return {
      originals: names.map((name, i) => ({ name, pieces: () => [bytes[i]!] })),
      receipt: { ...receipt, files: receipt.files.map((file, i) => ({ ...file, stored: names[i]! })) },
    }
  }

  #of(id: string): Tried {
    const tried = this.#tried.get(id)
    if (!tried) throw new Error(`no draft ${id}`)
    return tried
  }

  #around(remembered: RememberedSettings): Surroundings {
    return {
      park: this.#place.park,
      receipts: this.#place.history?.present.receipts ?? new Map(),
      remembered,
      now: new Date().toISOString(),
      newId: () => crypto.randomUUID(),
    }
  }

  #take({ tried, refused }: ReadDrafts): Drafts {
    this.#tried = new Map(tried.map((each) => [each.draft.id, each]))
    return { drafts: tried.map(({ draft, trial }) => draftView(draft, trial)), refused }
  }
}

/** The receipts of a layer before it is updated; an update from the same file takes the place of the one before. */
function earlierOf(before: Receipt, { files, source }: Receipt): Receipt[] {
  const { earlier = [], ...last } = before
  return [...earlier, last].filter((each) => each.files[0]?.name !== files[0]?.name || each.source !== source)
}
