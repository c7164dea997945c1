import type { LayerPart } from '../engine/model/park.ts'
import type { Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'

export interface FormatFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file with those that belong to it by name: `.dbf`, `.prj` and `.cpg` of a `.shp`. */
export interface FormatSource {
  readonly main: FormatFile
  readonly companions: readonly FormatFile[]
}

/** What the user said; null leaves it to the file. */
export interface ReadOptions {
  /** Label of an encoding as TextDecoder knows it, for example `gb18030`. */
  readonly encoding: string | null
  /** The coordinate system, for readers whose file contradicts itself: its code, or that the user will say. */
  readonly crs: string | null
  /** A feature of several kinds of shapes is to be a row of each, under one number; without, such a row is refused. */
  readonly apart?: boolean
  /** Tables of a database that its own list of layers leaves out are wanted, too. */
  readonly unlisted?: boolean
  /** Only what touches a box is wanted: the box in the numbers of the layer's system, null where that cannot be said. */
  readonly boxOf?: (crs: string | null) => Box | null
}
/** Least x, least y, greatest x, greatest y. */
export type Box = readonly [number, number, number, number]
export const NO_OPTIONS: ReadOptions = { encoding: null, crs: null }
/** The user will be asked for the coordinate system, so a file is read that says two different things of it. */
export const ASKED_LATER = 'asked later'

/** How a reader says where it is; awaiting it is where it can be stopped. */
export interface ReadJob {
  /** Bytes or rows; the unit is the reader's own. Throws when the job is to stop. */
  report(done: number, total: number): void | Promise<void>
}
export const SILENT_JOB: ReadJob = { report: () => undefined }

/** How a text was decoded, and which rule chose that: `user`, `bom`, `utf16-shape`, `declared`, `ldid`, `utf8-valid`, `vote`, `default`. */
export interface Encoding {
  readonly name: string
  readonly rule: string
}

/**
 * One layer of a file as the file gives it: `ids` are the features' own ids or '', `rows` count from 1, columns have
 * the file's own names. Coordinates are as written, x (easting, longitude) first; rings of an area may be open, wound
 * either way or hold a point twice, but the first ring of a part is its outer one.
 */
export interface RawLayer {
  /** What a receipt remembers it by. */
  readonly name: string
  /** What the file calls it, where the name has the name of the file in front. */
  readonly title?: string
  readonly table: Table
  /**
   * What the fields are called in the file, where the columns of the table may need other names: one that comes twice
   * stands twice; a blank heading of a text is `field_3`, the blank name of a field is blank.
   */
  readonly fieldNames?: readonly string[]
  /** The coordinate system that the file names, or null. */
  readonly crs: string | null
  /** Parameters to CGCS2000 that the file carries: dx, dy, dz (m), rx, ry, rz (″), scale (ppm). */
  readonly shift?: readonly number[] | null
  /** Coordinate systems that the numbers may be in, when the file does not say; the likeliest first. */
  readonly candidates?: readonly string[]
  /** The file says something of its system that cannot be followed: only the user's word counts, and no guess. */
  readonly undecided?: boolean
  readonly encoding?: Encoding | null
  /** What the file says of itself: the head of a corner file. */
  readonly facts?: ReadonlyMap<string, string>
  readonly notes: readonly Note[]
  /** Without it the whole file was read. */
  readonly part?: LayerPart
  /** Features that the file holds, kept or not, where its rows are not its features: several lines make a parcel. */
  readonly features?: number
  /** Features of it have no list of properties: their other members stand for them. */
  readonly isBare?: boolean
  /** Shapes that are there and have no position; their rows are those of no shape. */
  readonly emptyShapes?: number
  /** Positions of shapes that could not be used, x and y in turn: with those of the table they say where the layer lies. */
  readonly leftOut?: readonly number[]
}

export interface ReadResult {
  readonly layers: readonly RawLayer[]
  /** Layers that cannot be used; the others still are. */
  readonly refused: readonly { readonly layer: string; readonly note: Note }[]
}

/** A layer to be written; coordinates in `crs`, easting or longitude first. */
export interface WriteLayer {
  readonly name: string
  readonly table: Table
  readonly crs: string | null
  readonly facts?: ReadonlyMap<string, string>
  /** Of the texts, where a format has a choice; UTF-8 without. */
  readonly textEncoding?: 'utf-8' | 'gbk'
  /** Rows stay in their order, where a format would rather sort them by place for an index. */
  readonly keepsOrder?: boolean
  /** Is told what the format could not hold as it was. */
  readonly say?: (note: Note) => void
}

/** Bytes to rows and back. To add a format: one file and one line in index.ts. */
export interface Format {
  readonly id: string
  readonly extensions: readonly string[]
  /** Extensions of files that belong to it and are nothing by themselves. */
  readonly companions?: readonly string[]
  /** How sure it is, 0 to 1, from the first bytes and the name. */
  sniff(head: Uint8Array, name: string): number
  /** Throws InputError when nothing of the file can be used. */
  read(source: FormatSource, options: ReadOptions, job: ReadJob): Promise<ReadResult>
  /** Extensions of what `write` gives, where they are others. */
  readonly writtenExtensions?: readonly string[]
  /** The file in pieces. Throws InputError for what the format cannot hold. */
  write?(layer: WriteLayer): Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}
