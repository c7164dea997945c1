import { type Frame, frameByCode } from '../engine/geometry/frame.ts'
import { frameOf, type Layer, type Park } from '../engine/model/park.ts'
import { withOwnIds } from '../engine/model/own-ids.ts'
import { compactTable } from '../engine/model/table.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { checkCoordinates } from '../formats/coordinates.ts'
import { isFetched } from '../formats/index.ts'
import { parseJson } from '../formats/json.ts'
import { fitTable } from '../project/fit-table.ts'
import { MANIFEST, readManifest } from '../project/read-manifest.ts'
import type { LayerEntry } from '../project/park-schema.ts'
import type { Review } from '../engine/review/review.ts'
import type { RawLayer } from '../formats/format.ts'
import type { FileSource } from './file-source.ts'
import type { Progress } from './progress.ts'
import { readOnlyLayer } from './read-only-layer.ts'

export interface ReadPark {
  readonly park: Park
  /** What was written about findings; of a park that is read to the end. */
  readonly reviews: ReadonlyMap<string, Review>
  /** What was assumed, repaired, dropped or refused while reading: the receipt. */
  readonly notes: readonly Note[]
}

/** A park whose light files are read; `complete` reads the rest, once. */
export interface OpenedPark {
  readonly light: ReadPark
  complete(progress: Progress): Promise<ReadPark>
}

interface Slot {
  readonly layer: Layer | null
  readonly notes: readonly Note[]
}

/**
 * Opens a park folder: files first whose readers are at hand, so that a map can be shown early. A layer that cannot be
 * used is left out with an error in the notes, and the rest goes on; only a missing or broken park.json throws.
 */
export async function openPark(source: FileSource, progress: Progress): Promise<OpenedPark> {
  const manifest = await parseJson({ name: MANIFEST, bytes: await source.read(MANIFEST) })
  const { park, layers: entries, decisions, notes } = readManifest(manifest)
  const slots = new Map<LayerEntry, Slot>()
  const layersOf = () => [...slots.values()].flatMap(({ layer }) => layer ?? [])
  const readOne = async (entry: LayerEntry, read: ReadRaw, say: Progress) => {
    await say.report({ phase: 'reading', file: entry.file, done: slots.size, total: entries.length })
    slots.set(entry, await readSlot(read, entry, park.zone * 3))
  }
  const read = async (fetched: boolean, say: Progress) => {
    const later: (() => Promise<void>)[] = []
    // What a large file is read with is fetched after the first map.
    const near = fetched ? await import('./read-near.ts') : null
    for (const entry of entries) {
      if (slots.has(entry) || isFetched(entry.file) !== fetched) continue
      // What forbids that is said when the whole is asked for, and costs this layer only.
      const large = await near?.largeFile(source, entry).catch(() => null)
      const whole = readOnly(source)
      // What is near to the park can be said when all else is there.
      if (near && large) later.push(() => readOne(entry, near.readPart(large, layersOf(), whole, say), say))
      else await readOne(entry, whole, say)
    }
    for (const readLater of later) await readLater()
    // In the order of the manifest, whatever was read first.
    const known = entries.flatMap((entry) => slots.get(entry) ?? [])
    const { layers, notes: renamed } = uniqueIds(known.flatMap(({ layer }) => layer ?? []))
    const said = [...notes, ...known.flatMap((slot) => slot.notes), ...renamed]
    return { park: { ...park, layers }, reviews: new Map<string, Review>(), notes: said }
  }
  return {
    light: await read(false, progress),
    async complete(later) {
      await read(true, later)
      // Only the rules need outlines that do not cross themselves: the first map does not wait for that.
      for (const [entry, slot] of slots) slots.set(entry, await soundSlot(slot))
      const whole = await read(true, later)
      if (decisions === null) return whole
      const { reviews, notes: lost } = await decisionsIn(source, decisions)
      return { ...whole, reviews, notes: [...whole.notes, ...lost] }
    },
  }
}

/** A file of decisions that cannot be used loses nothing else. */
async function decisionsIn(source: FileSource, file: string): Promise<Pick<ReadPark, 'reviews' | 'notes'>> {
  // Few parks have one: its schema is fetched for those.
  const { readDecisions } = await import('../project/decisions.ts')
  try {
    return readDecisions(await parseJson({ name: file, bytes: await source.read(file) }), file)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { reviews: new Map(), notes: [{ ...error.note, level: 'error', where: { file, ...error.where } }] }
  }
}

/** Reads a whole park folder. */
export async function readPark(source: FileSource, progress: Progress): Promise<ReadPark> {
  return (await openPark(source, progress)).complete(progress)
}

/** Objects are named by kind and id, so a second layer of a kind may not take the ids of the first. */
function uniqueIds(layers: readonly Layer[]): { layers: Layer[]; notes: Note[] } {
  const notes: Note[] = []
  const unique: Layer[] = []
  for (const layer of layers) {
    const own = withOwnIds(layer, unique)
    unique.push(own)
    const count = own.table.ids.reduce((sum, id, index) => sum + (id === layer.table.ids[index] ? 0 : 1), 0)
    if (count > 0)
      notes.push({ level: 'note', code: 'ids-of-another-layer', params: { count }, where: { file: layer.file } })
  }
  return { layers: unique, notes }
}

/** How the rows of a layer are had. */
export type ReadRaw = (file: string, frame: Frame) => Promise<RawLayer>

const readOnly =
  (source: FileSource): ReadRaw =>
  async (file) =>
    readOnlyLayer({ name: file, bytes: await source.read(file) })

async function readSlot(read: ReadRaw, entry: LayerEntry, meridian: number): Promise<Slot> {
  try {
    return await readLayer(read, entry, meridian)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { layer: null, notes: [{ ...error.note, where: { file: entry.file, ...error.where } }] }
  }
}

async function soundSlot({ layer, notes }: Slot): Promise<Slot> {
  if (!layer) return { layer, notes }
  const { dropCrossings } = await import('../project/drop-crossings.ts')
  const sound = dropCrossings(layer.table, frameOf(layer), layer.file)
  if (sound.notes.length === 0) return { layer, notes }
  const all = [...notes, ...sound.notes]
  if (sound.table.length > 0) return { layer: { ...layer, table: sound.table }, notes: all }
  return { layer: null, notes: [...all, layerLost(layer.file)] }
}

/** Nothing left of a layer that had something in it is no data, not an empty layer. */
const layerLost = (file: string): Note => ({ level: 'error', code: 'layer-lost', params: {}, where: { file } })

/** A file inside the folder by its name, one of another host by the last of its address. */
function layerName(file: string): string {
  if (!/^[a-z]+:/i.test(file)) return file.replace(/^\.\//, '')
  try {
    const name = decodeURIComponent(new URL(file).pathname).split(/[\\/]/).at(-1)!
    if (name !== '') return name
  } catch {
    // No address that could be asked.
  }
  throw new InputError('file-missing', {}, { file })
}

/** One layer of a park; outlines may cross themselves. Throws InputError for a file that cannot be used. */
export async function readLayer(read: ReadRaw, entry: LayerEntry, meridian: number): Promise<Slot> {
  const file = layerName(entry.file)
  const frame = frameByCode(entry.frame, entry.shift)
  if (!frame) throw new InputError('unknown-crs', { crs: entry.frame }, { file })
  const raw = await read(entry.file, frame)
  const declared = raw.crs === null ? null : frameByCode(raw.crs)
  if (raw.crs !== null && declared === null) throw new InputError('unknown-crs', { crs: raw.crs }, { file })
  if (declared && declared.key !== frame.key)
    throw new InputError('crs-contradiction', { crs: declared.code, frame: frame.code }, { file })
  const placed = checkCoordinates(raw.table, frame, file, meridian)
  const fit = fitTable(placed.table, entry.kind, file, frame)
  const all = [...raw.notes, ...placed.notes, ...fit.notes]
  const { part = entry.part } = raw
  // Of a part it was said how much of how much is here.
  if (entry.part) {
    const { boxNote } = await import('../formats/rows-within.ts')
    all.push(boxNote(raw.table.length, entry.part.total, file))
  }
  if (raw.table.length === 0 && !part) all.push({ level: 'note', code: 'no-rows', params: {}, where: { file } })
  if (fit.table.length === 0 && raw.table.length + raw.notes.length > (raw.part ? 1 : 0)) {
    return { layer: null, notes: [...all, layerLost(file)] }
  }
  return {
    layer: {
      kind: entry.kind,
      file,
      frame: frame.code,
      shift: entry.shift ?? null,
      convertedFrom: entry.converted_from ?? null,
      accuracyMetres: entry.accuracy_m ?? null,
      date: entry.date ?? null,
      name: entry.name ?? null,
      nameEn: entry.name_en ?? null,
      ...(part && { part }),
      table: compactTable(fit.table),
    },
    notes: all,
  }
}
