import { type Frame, frameByCode } from '../engine/geometry/frame.ts'
import { neighbourhoodOf } from '../engine/model/neighbourhood.ts'
import type { Layer } from '../engine/model/park.ts'
import { readFlatgeobufWithin } from '../formats/flatgeobuf-range.ts'
import type { LayerEntry } from '../project/park-schema.ts'
import type { RawLayer, ReadJob } from '../formats/format.ts'
import type { RangeFile } from '../formats/read-ranges.ts'
import { repairRings } from '../formats/repair-rings.ts'
import { boxInFrame } from './box-in-frame.ts'
import type { FileSource } from './file-source.ts'
import type { Progress } from './progress.ts'
import type { ReadRaw } from './read-park.ts'
import { keepRest } from './rest-of-part.ts'

/**
 * Of a large FlatGeobuf what is near to the ground of these layers, by its index. null where that cannot be said, and the
 * whole file has to be read: without ground, without an index, or in a system that nobody knows (`frame` is the user's
 * word for one that the file does not name). Throws InputError for a file that cannot be read.
 */
export async function readNear(
  file: RangeFile,
  frame: Frame | null,
  layers: readonly Layer[],
  job: ReadJob,
): Promise<RawLayer | null> {
  const bounds = neighbourhoodOf(layers)
  if (!bounds) return null
  const boxOf = (crs: string | null) => {
    const own = crs === null ? frame : frameByCode(crs)
    return own && !own.approximate ? boxInFrame(own, bounds) : null
  }
  const read = await readFlatgeobufWithin(file, boxOf, job)
  if (!read) return null
  const part = { bounds, total: read.total }
  keepRest(part, file)
  return { ...repairRings(read.layer, file.name), part }
}

/** Whether a file of this name is of a format that can be read in part. */
export const isReadInPart = (name: string) => /\.fgb$/i.test(name)

/** A file of people that is worth reading in pieces: nobody is missed by it, for others are checked against the park. */
export async function largeFile(source: FileSource, { kind, file }: LayerEntry): Promise<RangeFile | null> {
  if (kind !== 'protection_target' || !isReadInPart(file)) return null
  return (await source.large?.(file)) ?? null
}

/** How a large layer is had: what of it is near to these layers, else the whole. */
export function readPart(large: RangeFile, layers: readonly Layer[], whole: ReadRaw, progress: Progress): ReadRaw {
  return async (file, frame) => {
    const report = (done: number, total: number) => progress.report({ phase: 'reading', file, done, total })
    return (await readNear(large, frame, layers, { report })) ?? whole(file, frame)
  }
}
