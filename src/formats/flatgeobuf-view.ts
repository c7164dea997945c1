import { brokenIndex, bytesOf, readHead, readRuns, runsOf } from './flatgeobuf-range.ts'
import { searchIndex } from './flatgeobuf-search.ts'
import { type Box, type RawLayer, SILENT_JOB } from './format.ts'
import { GAP_BYTES, joinedRanges, type RangeFile, ReadPieces } from './read-ranges.ts'

/** What a view costs at most: bytes of one level of the index, bytes and requests of features. */
const MOST_INDEX_BYTES = 4_194_304
const MOST_BYTES = 33_554_432
const MOST_REQUESTS = 64

/** The places that are looked at, in the numbers of the file. */
export interface ViewArea {
  /** The first of these that does not hold too much is read; the last is the view itself. */
  readonly boxes: readonly Box[]
  /** What lies wholly in here is known. */
  readonly except: Box | null
}

export interface ViewRead {
  /** Features of the whole file. */
  readonly total: number
  /** The features whose bounds touch a box, and which of the boxes it is; null where they are too many. */
  readonly layer: RawLayer | null
  readonly box: number
  /** So many there are at least, besides what is known; 0 where not even one is sure. */
  readonly sure: number
}

/**
 * The features of a FlatGeobuf that a view shows, if they are at most `most` and cost little; else how many there are, as
 * far as the upper levels of the index tell. null for a file without an index. Throws InputError as
 * `readFlatgeobufWithin` does.
 */
export async function readFlatgeobufView(
  file: RangeFile,
  areaOf: (crs: string | null) => ViewArea | null,
  most: number,
): Promise<ViewRead | null> {
  const pieces = new ReadPieces(file)
  try {
    const header = await readHead(pieces, file.name)
    if (header.nodeSize === 0) return null
    const { expected: total } = header
    const { boxes, except } = areaOf(header.crs) ?? { boxes: [], except: null }
    let [box, sure] = [0, 0]
    for (; box < boxes.length; box++) {
      const limits = { except, most, mostBytes: MOST_INDEX_BYTES }
      const found = await searchIndex(pieces, header, boxes[box]!, limits)
      sure = found.sure
      if (found.givenUp) continue
      const runs = await runsOf(pieces, found.ranges)
      const requests = joinedRanges(runs, GAP_BYTES)
      if (bytesOf(requests) > MOST_BYTES || requests.length > MOST_REQUESTS) continue
      const layer = await readRuns(pieces, header, runs, found.numbers.length, file.name, SILENT_JOB)
      return { total, layer, box, sure }
    }
    return { total, layer: null, box: boxes.length - 1, sure }
  } catch (error) {
    throw brokenIndex(error, file.name)
  }
}
