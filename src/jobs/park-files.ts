import type { Project } from '../project/project.ts'
import type { Attachment } from '../engine/review/review.ts'
import { attachmentFile, attachmentsOf, DECISIONS, decisionsOf } from '../project/decisions.ts'
import { MANIFEST } from '../project/read-manifest.ts'
import { manifestOf } from '../project/write-manifest.ts'
import { layerFile } from './write-layer.ts'

export interface NamedPieces {
  readonly name: string
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/**
 * A project as the files of a park folder, which `sizhi check` and the page read: park.json, layers, receipts, decisions,
 * and with `readAttachment` what was attached to them.
 */
export function* parkFiles(
  { park, receipts, reviews }: Project,
  readAttachment: ((stored: string) => Promise<Uint8Array>) | null = null,
): Generator<NamedPieces> {
  const text = (value: unknown) => [new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)]
  const names = new Map([...receipts.keys()].map((file) => [file, `receipts/${file}.json`]))
  yield { name: MANIFEST, pieces: text(manifestOf(park, names, reviews.size > 0 ? DECISIONS : null)) }
  for (const layer of park.layers) yield { name: layer.file, pieces: layerFile(layer, 'place') }
  for (const [file, receipt] of receipts) yield { name: names.get(file)!, pieces: text(receipt) }
  if (reviews.size === 0) return
  const attached = new Map<string, string>()
  if (readAttachment)
    for (const attachment of attachmentsOf(reviews))
      if (attachment.stored !== null) attached.set(attachmentFile(attachment), attachment.stored)
  const fileOf = (attachment: Attachment) => {
    const file = attachmentFile(attachment)
    return attached.has(file) ? file : null
  }
  yield { name: DECISIONS, pieces: text(decisionsOf(reviews, fileOf)) }
  for (const [name, stored] of attached) yield { name, pieces: pieceOf(() => readAttachment!(stored)) }
}

async function* pieceOf(read: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await read()
}
