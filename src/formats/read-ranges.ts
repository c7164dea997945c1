import { InputError } from '../engine/model/trouble.ts'

/** A file that is read in pieces: on this device, or on a host that answers range requests. */
export interface RangeFile {
  readonly name: string
  /** Its length; null where the host does not say. */
  readonly bytes: number | null
  /** So many bytes from this place on; fewer only where the file ends. A signal may stop it; it rejects then. */
  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array>
}

export interface Range {
  readonly from: number
  readonly end: number
}

/** A gap between what is wanted that costs less than another request does. */
export const GAP_BYTES = 131_072

/** At once; browsers open six connections to a host. */
const AT_ONCE = 6

/** Ranges in order, those with less than `gap` bytes between them as one: a request costs more than such a gap. */
export function joinedRanges(ranges: readonly Range[], gap: number): Range[] {
  const joined: { from: number; end: number }[] = []
  for (const { from, end } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from - last.end <= gap) last.end = Math.max(last.end, end)
    else joined.push({ from, end })
  }
  return joined
}

/** The pieces of a file that were read, to be looked into by their places in it. */
export class ReadPieces {
  /** What it took. */
  requests = 0
  bytes = 0
  readonly #file: RangeFile
  readonly #pieces: { from: number; bytes: Uint8Array; view: DataView }[] = []

  constructor(file: RangeFile) {
    this.#file = file
  }

  /** Reads what is not there yet. A range may reach beyond the end of the file. */
  async read(ranges: readonly Range[], gap: number): Promise<void> {
    const missing = joinedRanges(
      ranges.filter((range) => this.#find(range.from, range.end) === null),
      gap,
    )
    let next = 0
    const worker = async () => {
      while (next < missing.length) await this.#readOne(missing[next++]!)
    }
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, missing.length) }, worker))
  }

  async #readOne({ from, end }: Range): Promise<void> {
    this.requests++
    const bytes = await this.#file.read(from, end - from)
    if (bytes.length > end - from) throw new InputError('range-refused', {}, { file: this.#file.name })
    this.bytes += bytes.length
    this.#pieces.push({ from, bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
  }

  /** The bytes between two places, which must have been read. Throws RangeError where they were not, or are not there. */
  at(from: number, end: number): { view: DataView; bytes: Uint8Array } {
    const piece = this.#find(from, end)
    if (!piece) throw new RangeError('not in the file')
    const bytes = piece.bytes.subarray(from - piece.from, end - piece.from)
    return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
  }

  /** From the beginning of the file to this place, as far as that was read. */
  upTo(end: number): Uint8Array {
    const starts = this.#pieces.filter(({ from }) => from === 0).sort((a, b) => b.bytes.length - a.bytes.length)
    return starts[0]?.bytes.subarray(0, end) ?? new Uint8Array(0)
  }

  #find(from: number, end: number) {
    return this.#pieces.find((piece) => piece.from <= from && piece.from + piece.bytes.length >= end) ?? null
  }
}
