import { resized } from '../engine/model/resized.ts'
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
  /** Byte where the content of each record begins, 0 for one that is lost. */
  readonly starts: Uint32Array
  /** Bytes of the content of each record. */
  readonly lengths: Uint32Array
  /** Whether the file ends before its records do. */
  readonly isCutOff: boolean
  /** Records whose place had to be taken from the .shx. */
  readonly rescued: number
  /** Records that a later one with the same number replaces: an edited file that was never packed. */
  readonly replaced: number
}

type Places = Pick<ShpRecords, 'starts' | 'lengths'>
type Walk = Omit<ShpRecords, 'rescued'>

/** The content length of a record whose header is at this byte, or -1 when there cannot be one. */
function contentAt(view: DataView, at: number): number {
  if (at < HEADER_BYTES || at + RECORD_HEADER_BYTES > view.byteLength) return -1
  const length = view.getInt32(at + 4) * WORD
  return length >= 4 && at + RECORD_HEADER_BYTES + length <= view.byteLength ? length : -1
}

/** From record to record by their own headers. `expected` there will be, as far as is known. */
function walk(view: DataView, expected: number): Walk {
  let starts = new Uint32Array(Math.max(expected, 1))
  let lengths = new Uint32Array(starts.length)
  let count = 0
  let replaced = 0
  let isNumbered = true
  let at = HEADER_BYTES
  while (at + RECORD_HEADER_BYTES <= view.byteLength) {
    const length = contentAt(view, at)
    if (length === -1) break
    const number = view.getInt32(at)
    isNumbered &&= number >= 1 && number <= count + 1
    // A record that has grown is written again at the end, with its old number.
    const index = isNumbered && number <= count ? number - 1 : count
    if (index < count) replaced++
    else if (++count > starts.length) {
      starts = resized(starts, count * 2)
      lengths = resized(lengths, count * 2)
    }
    starts[index] = at + RECORD_HEADER_BYTES
    lengths[index] = length
    at += RECORD_HEADER_BYTES + length
  }
  // What lies behind the end that the header states is no part of the file.
  const isCutOff = at < view.getInt32(24) * WORD
  return { starts: resized(starts, count), lengths: resized(lengths, count), isCutOff, replaced }
}

/** The .shx as it can be read, or null when it is none. */
function indexOf(shx: FormatFile | null): DataView | null {
  if (!shx || !isShp(shx.bytes) || shx.bytes.length < HEADER_BYTES) return null
  return new DataView(shx.bytes.buffer, shx.bytes.byteOffset, shx.bytes.byteLength)
}

/** How many records an index lists. */
const countOf = (index: DataView) => Math.floor((index.byteLength - HEADER_BYTES) / 8)

/** The places that an index gives, 0 where no record can be. */
function indexed(view: DataView, index: DataView): Places {
  const starts = new Uint32Array(countOf(index))
  const lengths = new Uint32Array(starts.length)
  for (let i = 0; i < starts.length; i++) {
    const place = index.getInt32(HEADER_BYTES + i * 8) * WORD
    const length = contentAt(view, place)
    if (length === -1) continue
    starts[i] = place + RECORD_HEADER_BYTES
    lengths[i] = length
  }
  return { starts, lengths }
}

/** Those that were walked to, and behind them what the index knows of, up to its last whole record. */
function rescued(walked: Walk, { starts, lengths }: Places): ShpRecords {
  let end = starts.length
  // Lost records behind the last whole one are the part that is cut off, not holes.
  while (end > walked.starts.length && starts[end - 1] === 0) end--
  if (end <= walked.starts.length) return { ...walked, rescued: 0 }
  const more = starts.subarray(walked.starts.length, end)
  const both = { starts: new Uint32Array(end), lengths: new Uint32Array(end) }
  both.starts.set(walked.starts)
  both.starts.set(more, walked.starts.length)
  both.lengths.set(walked.lengths)
  both.lengths.set(lengths.subarray(walked.starts.length, end), walked.starts.length)
  return { ...walked, ...both, rescued: more.reduce((count, start) => count + (start === 0 ? 0 : 1), 0) }
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
  const shxView = indexOf(shx)
  const walked = walk(view, Math.min(shxView ? countOf(shxView) : 0, Math.floor(bytes.length / RECORD_HEADER_BYTES)))
  if (!shxView) return { ...walked, rescued: 0 }

  const index = indexed(view, shxView)
  if (walked.isCutOff) return rescued(walked, index)
  const isWhole = index.starts.every((start, i) => start !== 0 && view.getInt32(start - 8) === i + 1)
  const isStale = dbfLength === walked.starts.length && dbfLength !== index.starts.length
  if (!isWhole || isStale || index.starts.length === 0) return { ...walked, rescued: 0 }
  return {
    ...index,
    isCutOff: false,
    rescued: 0,
    replaced: Math.max(walked.replaced, walked.starts.length - index.starts.length),
  }
}
