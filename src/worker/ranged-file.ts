import { InputError } from '../engine/model/trouble.ts'
import type { RangeFile } from '../formats/read-ranges.ts'
import { LARGE_FILE_BYTES } from '../jobs/file-source.ts'

/**
 * A large file of the site or another host, read by range requests; null where it is small, or the server says nothing of
 * ranges, so that it is read whole. Throws InputError `range-refused` when the server, or what stands between, does not
 * keep its word.
 */
export async function rangedFile(name: string, url: URL): Promise<RangeFile | null> {
  const head = await fetch(url, { method: 'HEAD' }).catch(() => null)
  const bytes = Number(head?.headers.get('content-length') ?? 0)
  const takesRanges = head?.ok === true && head.headers.get('accept-ranges') === 'bytes'
  // Packed on the way, its length is not that of the file.
  if (!takesRanges || head.headers.has('content-encoding') || bytes < LARGE_FILE_BYTES) return null
  return {
    name,
    bytes,
    async read(offset, length) {
      const last = Math.min(offset + length, bytes) - 1
      if (last < offset) return new Uint8Array(0)
      const response = await fetch(url, { headers: { Range: `bytes=${offset}-${last}` } }).catch(() => null)
      if (!response) throw new InputError('host-unreachable', { host: url.host }, { file: name })
      if (response.status !== 206) {
        // The whole file is not wanted.
        await response.body?.cancel()
        throw new InputError('range-refused', {}, { file: name })
      }
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}
