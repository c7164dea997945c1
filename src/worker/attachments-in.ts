import { InputError } from '../engine/model/trouble.ts'
import type { Review } from '../engine/review/review.ts'
import type { FileSource } from '../jobs/file-source.ts'
import { attachmentsOf, withAttachments } from '../project/decisions.ts'
import { storedName } from './fork.ts'
import type { NewFile } from './keeper.ts'

/** What was attached to reviews, as files to be stored; an attachment whose file did not come along says so. */
export async function attachmentsIn(
  source: FileSource,
  reviews: ReadonlyMap<string, Review>,
): Promise<{ reviews: ReadonlyMap<string, Review>; attached: NewFile[] }> {
  const names = new Map<string, string>()
  const attached: NewFile[] = []
  for (const { stored } of attachmentsOf(reviews)) {
    if (stored === null || names.has(stored)) continue
    try {
      await source.read(stored)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      continue
    }
    const name = storedName(stored)
    names.set(stored, name)
    attached.push({ name, pieces: () => pieceOf(source, stored) })
  }
  const storedOf = (stored: string | null) => (stored === null ? null : (names.get(stored) ?? null))
  return { reviews: withAttachments(reviews, ({ stored }) => storedOf(stored)), attached }
}

async function* pieceOf(source: FileSource, file: string): AsyncGenerator<Uint8Array> {
  yield await source.read(file)
}
