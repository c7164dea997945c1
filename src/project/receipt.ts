import type { LayerKind } from '../engine/model/layer-kind.ts'
import type { Note } from '../engine/model/trouble.ts'
import type { ColumnMapping } from './guess-columns.ts'

export type Offset = 'gcj02' | 'bd09'

/** What an import takes for granted. Plain data: kept with the layer, so that it can be tried again otherwise. */
export interface ImportSettings {
  readonly kind: LayerKind
  readonly mapping: ColumnMapping
  /** Code of the coordinate system of the numbers; null while nobody knows it. */
  readonly crs: string | null
  /** Parameters from an old datum to CGCS2000, in the order of `frameByCode`. */
  readonly shift: readonly number[] | null
  /** The numbers are GCJ-02 or BD-09 on the user's word, and are converted. */
  readonly offset: Offset | null
  /** x and y are exchanged before anything else. */
  readonly swap: boolean
  readonly encoding: string | null
  readonly name: string | null
  readonly date: string | null
  readonly accuracyMetres: number | null
  /** File of the layer that it takes the place of: the same file again. */
  readonly replaces: string | null
  /** The rows go onto those of that layer instead: what they say replaces what its objects say, and places stay. */
  readonly update?: boolean
}

/** Who said it: the file itself, Sizhi's guess, or the user. */
export type SaidBy = 'file' | 'guess' | 'user'

/** What became of a file: stays with its layer. */
export interface Receipt {
  readonly files: readonly ReceiptFile[]
  readonly format: string
  /** Name of the layer inside the file. */
  readonly source: string
  /** ISO date and time. */
  readonly importedAt: string
  readonly read: number
  readonly kept: number
  readonly crs: { readonly code: string; readonly by: SaidBy; readonly named: string | null }
  readonly axes: { readonly swapped: boolean; readonly by: SaidBy }
  readonly encoding: { readonly name: string; readonly rule: string } | null
  /** Column of the stable key; null: the file's own feature ids, or derived from content and place. */
  readonly key: { readonly column: string | null; readonly derived: boolean }
  /** Dropped rows are the notes of level error; the rest are repairs and assumptions. */
  readonly notes: readonly Note[]
  readonly facts: Readonly<Record<string, string>>
  readonly settings: ImportSettings
  /** Of a layer that was updated: where its objects came from before, the latest last. */
  readonly earlier?: readonly Receipt[]
}

export interface ReceiptFile {
  readonly name: string
  readonly bytes: number
  /** Hexadecimal; '' where the page cannot compute it. */
  readonly sha256: string
  /** Name in the store, so that it can be read again with other settings; null while it is not stored. */
  readonly stored: string | null
}
