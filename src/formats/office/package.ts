import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { ReadJob } from '../format.ts'

/** A part of a file of Office: its name, and its text in pieces. */
export interface OfficePart {
  readonly name: string
  readonly pieces: Iterable<string>
}

/** Beyond this a piece is handed on, and the job is asked whether to stop. */
const PIECE_CHARACTERS = 65_536

/**
 * Parts as one file of Office (OPC, ECMA-376 part 2). Texts are packed as they come, so a large table is never held
 * whole, and between pieces the job can be stopped. The same parts give the same bytes.
 */
export async function officeFile(parts: readonly OfficePart[], total: number, job: ReadJob): Promise<Blob> {
  const packed: Uint8Array<ArrayBuffer>[] = []
  let failed: Error | null = null
  const zip = new Zip((error, piece) => {
    if (error) failed = error
    else packed.push(piece as Uint8Array<ArrayBuffer>)
  })
  let done = 0
  for (const { name, pieces } of parts) {
    const entry = new ZipDeflate(name, { level: 6 })
    entry.mtime = new Date(1980, 0, 1)
    zip.add(entry)
    let waiting = ''
    for (const piece of pieces) {
      waiting += piece
      done++
      if (waiting.length < PIECE_CHARACTERS) continue
      entry.push(strToU8(waiting))
      waiting = ''
      await job.report(Math.min(done, total), total)
    }
    entry.push(strToU8(waiting), true)
    if (failed) throw failed as Error
  }
  zip.end()
  return new Blob(packed)
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
