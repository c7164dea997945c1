import { frameByCode } from '../engine/geometry/frame.ts'
import type { Layer, Park } from '../engine/model/park.ts'
import { tableOf } from '../engine/model/table.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { checkCoordinates } from '../formats/coordinates.ts'
import { readFeatures } from '../formats/index.ts'
import { parseJson } from '../formats/json.ts'
import { MANIFEST, readManifest } from '../project/read-manifest.ts'
import type { LayerEntry } from '../project/park-schema.ts'
import { readRows } from '../project/read-rows.ts'
import type { FileSource } from './file-source.ts'
import type { Progress } from './progress.ts'

export interface ReadPark {
  readonly park: Park
  /** What was assumed, repaired, dropped or refused while reading: the receipt. */
  readonly notes: readonly Note[]
}

/**
 * Reads a park folder. A layer that cannot be used is left out with an error in the notes, and the rest goes on;
 * only a missing or broken park.json throws.
 */
export async function readPark(source: FileSource, progress: Progress): Promise<ReadPark> {
  const manifest = parseJson({ name: MANIFEST, bytes: await source.read(MANIFEST) })
  const { park, layers: entries, notes } = readManifest(manifest)
  const layers: Layer[] = []
  for (const [i, entry] of entries.entries()) {
    await progress.report({ phase: 'reading', file: entry.file, done: i, total: entries.length })
    try {
      const { layer, notes: layerNotes } = await readLayer(source, entry, park.zone * 3)
      notes.push(...layerNotes)
      if (layer) layers.push(layer)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      notes.push({ ...error.note, where: { file: entry.file, ...error.where } })
    }
  }
  return { park: { ...park, layers }, notes }
}

async function readLayer(
  source: FileSource,
  entry: LayerEntry,
  meridian: number,
): Promise<{ layer: Layer | null; notes: Note[] }> {
  const file = entry.file.replace(/^\.\//, '')
  const frame = frameByCode(entry.frame)
  if (!frame) throw new InputError('unknown-crs', { crs: entry.frame }, { file })
  const { rows: raw, crs, notes } = await readFeatures({ name: file, bytes: await source.read(file) })
  const declared = crs === null ? null : frameByCode(crs)
  if (crs !== null && declared === null) throw new InputError('unknown-crs', { crs }, { file })
  if (declared && declared.key !== frame.key)
    throw new InputError('crs-contradiction', { crs: declared.code, frame: frame.code }, { file })
  const placed = checkCoordinates(raw, frame, file, meridian)
  const fit = readRows(placed.rows, entry.kind, frame, file)
  const all = [...notes, ...placed.notes, ...fit.notes]
  if (raw.length === 0) all.push({ level: 'note', code: 'no-rows', params: {}, where: { file } })
  if (fit.rows.length === 0 && raw.length + notes.length > 0) {
    // Nothing left of a layer that had something in it is no data, not an empty layer.
    all.push({ level: 'error', code: 'layer-lost', params: {}, where: { file } })
    return { layer: null, notes: all }
  }
  return {
    layer: {
      kind: entry.kind,
      file,
      frame: frame.code,
      accuracyMetres: entry.accuracy_m ?? null,
      date: entry.date ?? null,
      name: entry.name ?? null,
      nameEn: entry.name_en ?? null,
      table: tableOf(fit.rows),
    },
    notes: all,
  }
}
