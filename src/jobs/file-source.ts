import type { RangeFile } from '../formats/read-ranges.ts'

/** A file from this size on is read in pieces where that can be had: only what is near the park is asked for. */
export const LARGE_FILE_BYTES = 67_108_864

/** Where a job's files come from: a folder on disk, a dropped folder, or the site. Names are relative, with `/`. */
export interface FileSource {
  /** Throws InputError `file-missing` when there is no such file. */
  read(name: string): Promise<Uint8Array>
  /** The same file to be read in pieces; null where it is not large, or cannot be had in pieces. */
  large?(name: string): Promise<RangeFile | null>
}
