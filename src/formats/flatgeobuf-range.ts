import { InputError } from '../engine/model/trouble.ts'
import { NODE_BYTES } from './flatgeobuf-index.ts'
import { type FlatHeader, openHeader, readFeatures } from './flatgeobuf-read.ts'
import { MAGIC } from './flatgeobuf-schema.ts'
import { searchIndex } from './flatgeobuf-search.ts'
import type { Box, RawLayer, ReadJob } from './format.ts'
import { GAP_BYTES, type Range, type RangeFile, ReadPieces } from './read-ranges.ts'
import { boxNote, rowsWithin } from './rows-within.ts'

/** The header and the upper levels of the index, as a rule. */
const HEAD_BYTES = 16_384
/** A header is some kilobytes; a file may say anything. */
const MOST_HEADER_BYTES = 16_777_216
/** Of features that are read at once: what wants more is not a part of the file. */
const MOST_BYTES = 1_073_741_824

export interface PartRead {
  readonly layer: RawLayer
  /** Features of the whole file. */
  readonly total: number
  readonly requests: number
  readonly bytes: number
}

/**
 * The features of a FlatGeobuf whose bounds touch a box, and no others, read by ranges through its index; null for a
 * file without one, and where `boxOf` (see ReadOptions) knows no box. A note says how many of how many were read. Throws
 * InputError for what is no FlatGeobuf, or whose index cannot be followed.
 */
export async function readFlatgeobufWithin(
  file: RangeFile,
  boxOf: (crs: string | null) => Box | null,
  job: ReadJob,
): Promise<PartRead | null> {
  const pieces = new ReadPieces(file)
  try {
    const header = await readHead(pieces, file.name)
    const box = header.nodeSize === 0 ? null : boxOf(header.crs)
    if (box === null) return null
    const { numbers, ranges } = await searchIndex(pieces, header, box)
    const runs = await runsOf(pieces, ranges)
    if (bytesOf(runs) > MOST_BYTES)
      throw new InputError('range-too-large', { count: numbers.length }, { file: file.name })
    const read = await readRuns(pieces, header, runs, numbers.length, file.name, job)
    const { requests, bytes } = pieces
    return { layer: within(read, numbers, box, header.expected, file.name), total: header.expected, requests, bytes }
  } catch (error) {
    throw brokenIndex(error, file.name)
  }
}

/** What an error that reading by ranges ended with is to the user. */
export const brokenIndex = (error: unknown, file: string) =>
  error instanceof RangeError ? new InputError('broken-flatgeobuf', { read: 0 }, { file }) : error

/** The features that stand in these runs, and no others. */
export async function readRuns(
  pieces: ReadPieces,
  header: FlatHeader,
  runs: readonly Range[],
  expected: number,
  file: string,
  job: ReadJob,
): Promise<RawLayer> {
  const wanted = bytesOf(runs)
  await job.report(0, wanted)
  await pieces.read(runs, GAP_BYTES)
  // Before room is made: all of it has to be there.
  const parts = runs.map(({ from, end }) => pieces.at(from, end).bytes)
  const bytes = new Uint8Array(wanted)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return readFeatures(bytes, header, { first: 0, expected }, file, job)
}

export const bytesOf = (ranges: readonly Range[]) => ranges.reduce((sum, { from, end }) => sum + end - from, 0)

/** Reads the header, and what of the index comes with it. */
export async function readHead(pieces: ReadPieces, file: string): Promise<FlatHeader> {
  await pieces.read([{ from: 0, end: HEAD_BYTES }], 0)
  const start = pieces.upTo(HEAD_BYTES)
  if (start.length < MAGIC.length + 4 || !MAGIC.subarray(0, 7).every((byte, i) => start[i] === byte))
    throw new InputError('not-flatgeobuf', {}, { file })
  const length = new DataView(start.buffer, start.byteOffset).getUint32(MAGIC.length, true)
  if (length > MOST_HEADER_BYTES) throw new RangeError('no header')
  const end = MAGIC.length + 4 + length + NODE_BYTES
  if (end > start.length) await pieces.read([{ from: 0, end }], 0)
  return openHeader(pieces.upTo(Math.max(end, HEAD_BYTES)), file)
}

/** Features that stand one behind the other as one range. Where the last of the file ends, only its own length says. */
export async function runsOf(pieces: ReadPieces, ranges: readonly Range[]): Promise<Range[]> {
  const joined: { from: number; end: number }[] = []
  for (const range of ranges) {
    const { from } = range
    let { end } = range
    if (end === Infinity) {
      await pieces.read([{ from, end: from + 4 }], 0)
      end = from + 4 + pieces.at(from, from + 4).view.getUint32(0, true)
    }
    const last = joined.at(-1)
    if (last?.end === from) last.end = end
    else joined.push({ from, end })
  }
  return joined
}

/** With the numbers that the features have in the whole file, and without those that the index only says are near. */
function within(layer: RawLayer, numbers: readonly number[], box: Box, total: number, file: string): RawLayer {
  const { table } = layer
  const rows = table.rows.map((row) => numbers[row - 1]! + 1)
  const found = rowsWithin({ ...table, rows }, box)
  return { ...layer, table: found, notes: [...layer.notes, boxNote(found.length, total, file)] }
}
