import { check } from '../jobs/check.ts'
import { packFiles } from '../jobs/pack-files.ts'
import { parkFiles } from '../jobs/park-files.ts'
import type { Progress } from '../jobs/progress.ts'
import { sealFiles } from '../jobs/seal/seal-files.ts'
import { type PackageView, verifyPackage } from '../jobs/seal/verify-package.ts'
import type { PlaceLayer } from '../jobs/check.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { NamedFile, SealedPackage, SealRequest } from './protocol.ts'
import type { Workplace } from './workplace.ts'

/** Pieces are put together so large, so that the browser can lay them down on the disk. */
const PIECE_BYTES = 8 * 2 ** 20

/** One file of pieces that are not held any longer than it takes. */
export async function blobOf(pieces: AsyncIterable<Uint8Array>, type: string): Promise<Blob> {
  let whole = new Blob([], { type })
  let held: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for await (const piece of pieces) {
    held.push(piece as Uint8Array<ArrayBuffer>)
    bytes += piece.length
    if (bytes < PIECE_BYTES) continue
    whole = new Blob([whole, ...held], { type })
    held = []
    bytes = 0
  }
  return new Blob([whole, ...held], { type })
}

/** The open park, its findings, and a manifest over all, as one zip. What is sealed is checked anew, so that both belong together. */
export async function sealPackage(
  place: Workplace,
  { asOf, versionId, by, language }: SealRequest,
  progress: Progress,
  placeLayer: PlaceLayer | null,
): Promise<SealedPackage> {
  const project = await place.whole(progress)
  const answer = await check(project.park, { asOf, versionId }, progress, placeLayer)
  let seal = ''
  const sealing = { by, at: new Date().toISOString(), language }
  const parts = [...parkFiles(project, (name) => place.keeper.readFile(name))]
  const files = sealFiles(parts, place.read, answer, sealing, progress, (made) => (seal = made))
  const blob = await blobOf(packFiles(files), 'application/zip')
  return { blob, seal }
}

/** What a dropped package is found to be, before it becomes a project. */
export async function openSealed(
  files: readonly NamedFile[],
  seal: string | null,
  progress: Progress,
): Promise<PackageView> {
  const [{ path, file }] = files as readonly [NamedFile]
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch (error) {
    throw new InputError('unreadable-file', { reason: String((error as Error).name) }, { file: path })
  }
  return verifyPackage({ name: path, bytes }, seal, progress)
}
