import type { Attachment } from '../../engine/review/review.ts'

/** Larger ones are handed out as files only: a page full of them would fill the memory. */
const MOST_BYTES = 30_000_000

/**
 * First bytes of the pictures that a page may show. They are told by content, not by name: a picture of pixels runs
 * nothing, an SVG or a web page under the name of one would.
 */
const KINDS: readonly (readonly [type: string, at: number, bytes: readonly number[]])[] = [
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
]
const HEAD = 16

/** Whether it is worth fetching for a look. */
export const mayBePhoto = ({ name, bytes, stored }: Attachment): boolean =>
  stored !== null && bytes <= MOST_BYTES && /\.(jpe?g|png|webp)$/i.test(name)

/** A file as a picture of its true kind; null when it is none. */
export async function photoOf(file: Blob): Promise<Blob | null> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer())
  const kind = KINDS.find(([, at, bytes]) => bytes.every((byte, i) => head[at + i] === byte))
  return kind ? new Blob([file], { type: kind[0] }) : null
}
