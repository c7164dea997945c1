import { InputError } from '../engine/model/trouble.ts'
import type { Attachment } from '../engine/review/review.ts'
import { bytesHash } from '../engine/review/shape-hash.ts'
import { reviewCommand } from '../jobs/write-review.ts'
import type { WriteReview } from '../project/commands/review.ts'
import type { BroughtFile } from './change-place.ts'
import { storedName } from './fork.ts'
import type { Keeps } from './keeper.ts'
import type { ReviewEntry } from './protocol.ts'
import type { Workplace } from './workplace.ts'

/** What somebody writes about findings, with the files that go with it, as a change of now. */
export async function write(
  place: Workplace,
  { findings, by, files = [], ...said }: ReviewEntry,
): Promise<{ command: WriteReview; brought: BroughtFile[] }> {
  const { answer } = place
  if (!answer) throw new Error('nothing was checked')
  const attachments: Attachment[] = []
  const brought: BroughtFile[] = []
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const stored = storedName(file.name)
    attachments.push({ name: file.name, bytes: bytes.length, sha256: bytesHash(bytes), stored })
    brought.push({ name: stored, pieces: () => [bytes], table: null })
  }
  const at = new Date().toISOString()
  return { command: reviewCommand(place.changeable().present, answer, findings, by, at, said, attachments), brought }
}

/** What was attached. Throws InputError for what did not come along, or is not what was attached then. */
export async function blobOf(keeper: Keeps, { name, stored, sha256 }: Attachment): Promise<Blob> {
  if (stored === null) throw new InputError('file-missing', {}, { file: name })
  const bytes = await keeper.readFile(stored)
  if (bytesHash(bytes) !== sha256) throw new InputError('attachment-changed', {}, { file: name })
  return new Blob([bytes as Uint8Array<ArrayBuffer>])
}
