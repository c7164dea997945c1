import type { Park } from '../../engine/model/park.ts'
import { InputError, type Note } from '../../engine/model/trouble.ts'
import { ASKED_LATER, type FormatFile, type FormatSource, NO_OPTIONS, type RawLayer } from '../../formats/format.ts'
import { gatherSources } from '../../formats/sources.ts'
import type { ImportSettings, Receipt, ReceiptFile } from '../../project/receipt.ts'
import type { RangeFile } from '../../formats/read-ranges.ts'
import { piecesOf } from '../blob-file.ts'
import { hashPieces } from '../data-hash.ts'
import { layerFileName } from '../free-name.ts'
import { isReadInPart, readNear } from '../read-near.ts'
import type { Progress } from '../progress.ts'
import { readApart } from '../read-apart.ts'
import { saidIfEmpty } from '../said-if-empty.ts'
import type { Draft } from './draft.ts'
import { guessSettings, headingsOf } from './guess-settings.ts'
import { layerBefore } from './layer-before.ts'
import { sha256 } from './sha256.ts'
import { type Trial, tryImport } from './try-import.ts'

export interface Tried {
  readonly draft: Draft
  readonly trial: Trial
}

export interface ReadDrafts {
  readonly tried: readonly Tried[]
  readonly refused: readonly Note[]
}

/** What an import needs to know of where it goes. */
export interface Surroundings {
  readonly park: Park
  /** Of the layers that are there, by their files. */
  readonly receipts: ReadonlyMap<string, Receipt>
  /** Settings of earlier imports by their headings. */
  readonly remembered: Readonly<Record<string, Partial<ImportSettings>>>
  /** ISO date and time. */
  readonly now: string
  readonly newId: () => string
}

/** Reads dropped files as far as a receipt; nothing is adopted. A file that cannot be used costs itself only. */
export async function readDrafts(
  files: readonly FormatFile[],
  around: Surroundings,
  progress: Progress,
): Promise<ReadDrafts> {
  const refused: Note[] = []
  const tried: Tried[] = []
  const { sources, notes } = await gatherSources(files)
  refused.push(...notes)
  for (const [done, source] of sources.entries()) {
    await progress.report({ phase: 'reading', file: source.main.name, done, total: sources.length })
    try {
      const read = await readLayers(source, null, progress)
      refused.push(...read.refused)
      for (const raw of read.layers) tried.push(tryLayer(source, read.format, read.hashes, raw, around))
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      refused.push({ ...error.note, where: { file: source.main.name, ...error.note.where } })
    }
  }
  return { tried, refused }
}

/**
 * A large file of which only what is near to the park is read; its hash is that of the whole, which is not kept. null where
 * it has to be read whole: see `readNear`.
 */
export async function readLargeDraft(
  file: RangeFile & { readonly bytes: number },
  around: Surroundings,
  progress: Progress,
): Promise<ReadDrafts | null> {
  const { name } = file
  const report = (done: number, total: number) => progress.report({ phase: 'reading', file: name, done, total })
  try {
    const raw = isReadInPart(name) ? await readNear(file, null, around.park.layers, { report }) : null
    if (!raw) return null
    let done = 0
    const pass = (piece: Uint8Array) => report((done += piece.length), file.bytes)
    const hash = await hashPieces({ name, pieces: piecesOf(file) }, pass)
    const source: FormatSource = { main: { name, bytes: new Uint8Array(0) }, companions: [] }
    return { tried: [tryLayer(source, 'flatgeobuf', [{ ...hash, stored: null }], raw, around)], refused: [] }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { tried: [], refused: [{ ...error.note, where: { file: name, ...error.note.where } }] }
  }
}

/** The browser copies what it hashes: a small file is read meanwhile, beside a large one there is no room for that. */
const LARGE_BYTES = 33_554_432

async function readLayers(source: FormatSource, encoding: string | null, progress: Progress) {
  const { name } = source.main
  const job = {
    report: (done: number, total: number) => progress.report({ phase: 'reading', file: name, done, total }),
  }
  const hashing = Promise.all(
    [source.main, ...source.companions].map(async (file): Promise<ReceiptFile> => ({
      name: file.name,
      bytes: file.bytes.length,
      sha256: await sha256(file.bytes),
      stored: null,
    })),
  )
  if (source.main.bytes.length > LARGE_BYTES) await hashing
  const { format, layers, refused } = await readApart(source, { encoding, crs: ASKED_LATER }, job)
  return {
    format,
    layers: layers.map((layer) => saidIfEmpty(layer, name)),
    refused: refused.map(({ note }) => note),
    hashes: await hashing,
  }
}

function tryLayer(
  source: FormatSource,
  format: string,
  files: readonly ReceiptFile[],
  raw: RawLayer,
  { park, receipts, remembered, now, newId }: Surroundings,
): Tried {
  const { name } = source.main
  const { doubts, ...guess } = guessSettings(raw, name, format, park, remembered[headingsOf(raw.table)] ?? null)
  const draft: Draft = { id: newId(), source, files, format, raw, ...guess, doubts }
  const trial = tryImport(draft, layerFileName(name), park, now)
  const updating = trial.layer ? null : onto(draft, park, now)
  if (updating) return updating
  const settings = { ...guess.settings, replaces: layerBefore(receipts, park, name, raw.name, trial.layer) }
  return { draft: { ...draft, settings }, trial: { ...trial, receipt: { ...trial.receipt, settings } } }
}

/** A register without places, put onto the hazards that it fits; null when it fits none. */
function onto(draft: Draft, park: Park, now: string): Tried | null {
  if (draft.settings.kind !== 'hazard_source' || draft.raw.table.geometry.shapeCodes.some((code) => code !== 0))
    return null
  const tries = park.layers
    .filter(({ kind }) => kind === 'hazard_source')
    .map(({ file }): Tried => {
      const own: Draft = { ...draft, settings: { ...draft.settings, replaces: file, update: true } }
      return { draft: own, trial: tryImport(own, file, park, now) }
    })
  const [best] = tries.sort((a, b) => b.trial.receipt.kept - a.trial.receipt.kept)
  return best?.trial.layer ? best : null
}

/** A table of corners that was pasted or typed. Throws InputError naming the line that cannot be read. */
export async function tryPasted(text: string, name: string, around: Surroundings): Promise<Tried> {
  const { readCornerTable } = await import('../../formats/corner-table.ts')
  const bytes = new TextEncoder().encode(text)
  const raw = readCornerTable(text, name, NO_OPTIONS)
  const file = { name, bytes: bytes.length, sha256: await sha256(bytes), stored: null }
  return tryLayer({ main: { name, bytes }, companions: [] }, 'corner-table', [file], raw, around)
}

/** The same draft with other settings; another encoding means reading it again. */
export async function retry(
  { draft }: Tried,
  settings: ImportSettings,
  { park, now }: Surroundings,
  progress: Progress,
): Promise<Tried> {
  const before = draft.settings
  let { raw } = draft
  // A file of which a part was read has its texts in one encoding, and is not at hand.
  if (settings.encoding !== before.encoding && !raw.part) {
    const { layers } = await readLayers(draft.source, settings.encoding, progress)
    raw = layers.find((layer) => layer.name === raw.name) ?? layers[0] ?? raw
  }
  const said = <T>(now: T, then: T) => JSON.stringify(now) !== JSON.stringify(then)
  const next: Draft = {
    ...draft,
    raw,
    settings,
    crsBy: said([settings.crs, settings.shift, settings.offset], [before.crs, before.shift, before.offset])
      ? 'user'
      : draft.crsBy,
    axesBy: said(settings.swap, before.swap) ? 'user' : draft.axesBy,
    doubts: said([settings.crs, settings.swap], [before.crs, before.swap]) ? [] : draft.doubts,
  }
  return { draft: next, trial: tryImport(next, layerFileName(draft.source.main.name), park, now) }
}
