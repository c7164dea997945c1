import { InputError } from '../engine/model/trouble.ts'
import type { RangeFile } from '../formats/read-ranges.ts'
import { LARGE_FILE_BYTES } from '../jobs/file-source.ts'

/**
 * A large file of the site or another host, read by range requests; null where it is small, or the server gives no
 * ranges, so that it is read whole. Throws InputError `range-refused` when the server, or what stands between, does not
 * go on giving them, and `host-unreachable`.
 */
export async function rangedFile(name: string, url: URL): Promise<RangeFile | null> {
  const head = await fetch(url, { method: 'HEAD' }).catch(() => null)
  const bytes = Number(head?.headers.get('content-length') ?? 0)
  // Packed on the way, its length is not that of the file.
  if (!head?.ok || head.headers.has('content-encoding') || bytes < LARGE_FILE_BYTES) return null
  // Not every server that gives ranges says so before it is asked for one.
  const first = await fetchRange(url, 0, 1).catch(() => null)
  if (!first) return null
  return {
    name,
    bytes,
    async read(offset, length) {
      const last = Math.min(offset + length, bytes) - 1
      if (last < offset) return new Uint8Array(0)
      const piece = await fetchRange(url, offset, last).catch(() => {
        throw new InputError('host-unreachable', { host: url.host }, { file: name })
      })
      if (!piece) throw new InputError('range-refused', {}, { file: name })
      return piece
    },
  }
}

/** From one byte to another, both with; null from a server that would give the whole file. */
async function fetchRange(url: URL, from: number, last: number): Promise<Uint8Array | null> {
  const response = await fetch(url, { headers: { Range: `bytes=${from}-${last}` } })
  const length = Number(response.headers.get('content-length') ?? 0)
  if (response.status === 206 && length <= last - from + 1) return new Uint8Array(await response.arrayBuffer())
  await response.body?.cancel()
  return null
}
