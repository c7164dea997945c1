import type { Note } from '../../engine/model/trouble.ts'
import type { FormatSource, RawLayer } from '../../formats/format.ts'
import type { ImportSettings, ReceiptFile, SaidBy } from '../../project/receipt.ts'

/** One layer of a file that was read and is not adopted yet. */
export interface Draft {
  readonly id: string
  /** What it was read from, to be read again with another encoding. */
  readonly source: FormatSource
  readonly files: readonly ReceiptFile[]
  readonly format: string
  readonly raw: RawLayer
  readonly settings: ImportSettings
  /** Who decided the coordinate system and the order of the axes. */
  readonly crsBy: SaidBy
  readonly axesBy: SaidBy
  /** Coordinate systems that the numbers may be in, the likeliest first. */
  readonly candidates: readonly string[]
  /** What speaks against the guess, until the user decides. */
  readonly doubts: readonly Note[]
  /** The numbers do not say which axis is which: the user looks at both. */
  readonly axesDoubtful: boolean
}
