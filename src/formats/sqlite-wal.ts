const HEADER_BYTES = 32
const FRAME_BYTES = 24
const MAGIC = 0x377f0682

/**
 * The pages that a write-ahead log of SQLite has in place of those of its database: of all whole transactions, the last
 * of each. A frame whose salt or checksum does not fit ends the log, as it does for SQLite; a log of another page size,
 * or that is none, has nothing.
 */
export function walPages(bytes: Uint8Array, pageBytes: number): Map<number, Uint8Array> {
  const pages = new Map<number, Uint8Array>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER_BYTES || (view.getUint32(0) | 1) !== (MAGIC | 1)) return pages
  if (view.getUint32(8) !== pageBytes) return pages
  const isLittle = (view.getUint32(0) & 1) === 0
  const sum: [number, number] = [0, 0]
  addTo(sum, view, 0, 24, isLittle)
  if (sum[0] !== view.getUint32(24) || sum[1] !== view.getUint32(28)) return pages
  const waiting = new Map<number, Uint8Array>()
  for (let at = HEADER_BYTES; at + FRAME_BYTES + pageBytes <= bytes.length; at += FRAME_BYTES + pageBytes) {
    if (view.getUint32(at + 8) !== view.getUint32(16) || view.getUint32(at + 12) !== view.getUint32(20)) break
    addTo(sum, view, at, 8, isLittle)
    addTo(sum, view, at + FRAME_BYTES, pageBytes, isLittle)
    if (sum[0] !== view.getUint32(at + 16) || sum[1] !== view.getUint32(at + 20)) break
    waiting.set(view.getUint32(at), bytes.subarray(at + FRAME_BYTES, at + FRAME_BYTES + pageBytes))
    // The frame that ends a transaction says how many pages the database has.
    if (view.getUint32(at + 4) === 0) continue
    for (const [page, content] of waiting) pages.set(page, content)
    waiting.clear()
  }
  return pages
}

function addTo(sum: [number, number], view: DataView, from: number, length: number, isLittle: boolean): void {
  let [a, b] = sum
  for (let at = from; at < from + length; at += 8) {
    a = (a + view.getUint32(at, isLittle) + b) >>> 0
    b = (b + view.getUint32(at + 4, isLittle) + a) >>> 0
  }
  sum[0] = a
  sum[1] = b
}
