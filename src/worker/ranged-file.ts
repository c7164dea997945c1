import { InputError } from '../engine/model/trouble.ts'
import type { RangeFile } from '../formats/read-ranges.ts'
import { LARGE_FILE_BYTES } from '../jobs/file-source.ts'

/**
 * A large file of the site or another host, read by range requests; null where it is small, or the server gives no
 * ranges, so that it is read whole. Throws InputError `range-refused` when the server, or what stands between, does not
 * go on giving them, `file-changed` when it has another file by now, and `host-unreachable`.
 */
export async function rangedFile(name: string, url: URL): Promise<RangeFile | null> {
  const head = await fetch(url, { method: 'HEAD' }).catch(() => null)
  const bytes = Number(head?.headers.get('content-length') ?? 0)
  // Packed on the way, its length is not that of the file.
  if (!head?.ok || head.headers.has('content-encoding') || bytes < LARGE_FILE_BYTES) return null
  // Not every server that gives ranges says so before it is asked for one.
  const first = await fetchRange(url, 0, 1).catch(() => null)
  if (!first?.bytes) return null
  return {
    name,
    bytes,
    async read(offset, length, signal) {
      const last = Math.min(offset + length, bytes) - 1
      if (last < offset) return new Uint8Array(0)
      const piece = await fetchRange(url, offset, last, signal).catch(() => {
        throw new InputError('host-unreachable', { host: url.host }, { file: name })
      })
      // Pieces of two files would make a third one.
      if (GONE.has(piece.status) || (piece.bytes && piece.mark !== first.mark))
        throw new InputError('file-changed', {}, { file: name })
      if (!piece.bytes) throw new InputError('range-refused', {}, { file: name })
      return piece.bytes
    },
  }
}

/** What a server answers that has no such file, or a shorter one, any more. */
const GONE: ReadonlySet<number> = new Set([404, 410, 416])

interface Piece {
  readonly status: number
  /** null from a server that would give the whole file, or none. */
  readonly bytes: Uint8Array | null
  /** Tells one file from another by what the server says of it; another host may keep some of that from a page. */
  readonly mark: string
}

/** From one byte to another, both with. */
async function fetchRange(url: URL, from: number, last: number, signal?: AbortSignal): Promise<Piece> {
  const response = await fetch(url, { headers: { Range: `bytes=${from}-${last}` }, ...(signal && { signal }) })
  const { status, headers } = response
  const size = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1]
  const mark = [headers.get('etag'), headers.get('last-modified'), size].join(' ')
  if (status === 206 && Number(headers.get('content-length') ?? 0) <= last - from + 1)
    return { status, bytes: new Uint8Array(await response.arrayBuffer()), mark }
  await response.body?.cancel()
  return { status, bytes: null, mark }
}
