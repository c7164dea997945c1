import type { Row } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'

export interface FormatFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Rows as the file gives them: `id` is the feature's own id or ''. Nothing is transformed. */
export interface ReadResult {
  readonly rows: readonly Row[]
  /** The coordinate system that the file names, or null. */
  readonly crs: string | null
  readonly notes: readonly Note[]
}

/** Bytes to rows. To add a format: one file and one line in index.ts. */
export interface Format {
  readonly id: string
  readonly extensions: readonly string[]
  /** Its reader is fetched only for a file that needs it, so such files are read last. */
  readonly fetched?: boolean
  /** How sure it is, 0 to 1, from the first bytes and the name. */
  sniff(head: Uint8Array, name: string): number
  /** Throws InputError when nothing of the file can be used. */
  read(file: FormatFile): Promise<ReadResult>
}
