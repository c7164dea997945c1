import { InputError } from '../engine/model/trouble.ts'
import type { FormatFile } from './format.ts'

const HEADER_BYTES = 100
const RECORD_HEADER_BYTES = 8
const WORD = 2

/** The file code 9994, upper byte first. */
export function isShp(head: Uint8Array): boolean {
  return head.length >= 4 && head[0] === 0 && head[1] === 0 && head[2] === 0x27 && head[3] === 0x0a
}

export interface ShpRecords {
  /** Byte where the content of each record begins, -1 for one that is lost. */
  readonly starts: readonly number[]
  /** Bytes of the content of each record. */
  readonly lengths: readonly number[]
  /** Whether the file ends before its records do. */
  readonly isCutOff: boolean
  /** Records whose place had to be taken from the .shx. */
  readonly rescued: number
  /** Records that a later one with the same number replaces: an edited file that was never packed. */
  readonly replaced: number
}

interface Walk {
  starts: number[]
  lengths: number[]
  isCutOff: boolean
  replaced: number
}

/** The content length of a record whose header is at this byte, or -1 when there cannot be one. */
function contentAt(view: DataView, at: number): number {
  if (at < HEADER_BYTES || at + RECORD_HEADER_BYTES > view.byteLength) return -1
  const length = view.getInt32(at + 4) * WORD
  return length >= 4 && at + RECORD_HEADER_BYTES + length <= view.byteLength ? length : -1
}

/** From record to record by their own headers. */
function walk(view: DataView): Walk {
  const read: Walk = { starts: [], lengths: [], isCutOff: false, replaced: 0 }
  const declaredEnd = view.getInt32(24) * WORD
  let isNumbered = true
  let at = HEADER_BYTES
  while (at + RECORD_HEADER_BYTES <= view.byteLength) {
    const length = contentAt(view, at)
    if (length === -1) break
    const number = view.getInt32(at)
    isNumbered &&= number >= 1 && number <= read.starts.length + 1
    // A record that has grown is written again at the end, with its old number.
    const index = isNumbered && number <= read.starts.length ? number - 1 : read.starts.length
    if (index < read.starts.length) read.replaced++
    read.starts[index] = at + RECORD_HEADER_BYTES
    read.lengths[index] = length
    at += RECORD_HEADER_BYTES + length
  }
  // What lies behind the end that the header states is no part of the file.
  read.isCutOff = at < declaredEnd
  return read
}

/** The places that the .shx gives, -1 where no record can be; null when it is no index. */
function indexed(view: DataView, shx: FormatFile | null): { starts: number[]; lengths: number[] } | null {
  if (!shx || !isShp(shx.bytes) || shx.bytes.length < HEADER_BYTES) return null
  const index = new DataView(shx.bytes.buffer, shx.bytes.byteOffset, shx.bytes.byteLength)
  const starts: number[] = []
  const lengths: number[] = []
  for (let at = HEADER_BYTES; at + 8 <= index.byteLength; at += 8) {
    const place = index.getInt32(at) * WORD
    const length = contentAt(view, place)
    starts.push(length === -1 ? -1 : place + RECORD_HEADER_BYTES)
    lengths.push(Math.max(length, 0))
  }
  return { starts, lengths }
}

/**
 * Where the records of a .shp are. Their own headers say it; the .shx helps where a header is nonsense, and where it
 * knows of another order: `dbfLength` (or null) tells which of the two counts is meant. Throws InputError for what is
 * no .shp.
 */
export function shpRecords(shp: FormatFile, shx: FormatFile | null, dbfLength: number | null): ShpRecords {
  const { bytes, name: file } = shp
  if (bytes.length === 0) throw new InputError('empty-file', {}, { file })
  if (!isShp(bytes)) throw new InputError('not-shapefile', {}, { file })
  if (bytes.length < HEADER_BYTES) throw new InputError('shp-header-cut', {}, { file })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const walked = walk(view)
  const index = indexed(view, shx)
  if (!index) return { ...walked, rescued: 0 }

  if (walked.isCutOff) {
    const starts = [...walked.starts]
    const lengths = [...walked.lengths]
    for (let i = starts.length; i < index.starts.length; i++) {
      starts.push(index.starts[i]!)
      lengths.push(index.lengths[i]!)
    }
    const rescued = starts.filter((start, i) => i >= walked.starts.length && start !== -1).length
    // Lost records behind the last whole one are the part that is cut off, not holes.
    while (starts.at(-1) === -1) starts.pop()
    lengths.length = starts.length
    return { ...walked, starts, lengths, rescued }
  }
  const isWhole = index.starts.every((start, i) => start !== -1 && view.getInt32(start - 8) === i + 1)
  const isStale = dbfLength === walked.starts.length && dbfLength !== index.starts.length
  if (!isWhole || isStale || index.starts.length === 0) return { ...walked, rescued: 0 }
  return {
    ...index,
    isCutOff: false,
    rescued: 0,
    replaced: Math.max(walked.replaced, walked.starts.length - index.starts.length),
  }
}
