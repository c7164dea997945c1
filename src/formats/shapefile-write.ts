import { SHAPE_CODES, type Table } from '../engine/model/table.ts'
import { selectRows } from '../engine/model/select-rows.ts'
import { InputError } from '../engine/model/trouble.ts'
import { writeDbf } from './dbf-write.ts'
import type { WriteLayer } from './format.ts'
import { encodeGbk, isGbk } from './gbk.ts'
import { prjOf } from './prj-write.ts'
import { shpBytes, shpPieces, shxPieces } from './shp-write.ts'

/** What ArcGIS and most programs can open. */
const MOST_BYTES = 2 ** 31 - 1
const KIND_NAMES = ['', 'point', 'line', 'polygon'] as const

export interface NamedFile {
  readonly name: string
  readonly bytes: number
  pieces(): Iterable<Uint8Array>
}

/**
 * A layer as the files of a Shapefile: .shp, .shx, .dbf, .cpg and, with a coordinate system, .prj. Points, lines and
 * areas cannot stand in one, so a mixed layer gives several, with the kind in their names; rows without shape go with the
 * first. Without any shape there is the table alone. Throws InputError for what would be larger than 2 GB.
 */
export function shapefileFiles(layer: WriteLayer, stem: string): NamedFile[] {
  const { table } = layer
  const { shapeCodes } = table.geometry
  const kinds = [1, 2, 3].filter((code) => shapeCodes.includes(code))
  const files = kinds.length < 2 ? filesOf(layer, table, stem, kinds[0] ?? 0) : []
  if (kinds.length > 1)
    for (const code of kinds) {
      const rows = Uint32Array.from(shapeCodes.keys()).filter(
        (row) => shapeCodes[row] === code || (shapeCodes[row] === 0 && code === kinds[0]),
      )
      files.push(...filesOf(layer, selectRows(table, rows), `${stem}_${KIND_NAMES[code as 1]}`, code))
    }
  for (const { name, bytes } of files)
    if (bytes > MOST_BYTES) throw new InputError('shapefile-too-large', { gb: 2 }, { file: name })
  return files
}

function filesOf(layer: WriteLayer, table: Table, stem: string, code: number): NamedFile[] {
  const encoding = encodingFor(layer, table)
  const encode = encoding === 'gbk' ? encodeGbk : (text: string) => new TextEncoder().encode(text)
  const say = (noteCode: string, params: Record<string, string | number>) =>
    layer.say?.({ level: 'note', code: noteCode, params, where: { file: `${stem}.dbf` } })
  const dbf = writeDbf(table, { encode, languageDriver: encoding === 'gbk' ? 0x4d : 0, say })
  const text = (ending: string, content: string): NamedFile => ({
    name: `${stem}.${ending}`,
    bytes: content.length,
    pieces: () => [new TextEncoder().encode(content)],
  })
  const files: NamedFile[] = []
  if (code !== 0 || table.length === 0) {
    const type = code === 0 ? SHAPE_CODES.point : code
    const bytes = shpBytes(table.geometry, type)
    files.push(
      { name: `${stem}.shp`, bytes, pieces: () => shpPieces(table.geometry, type) },
      { name: `${stem}.shx`, bytes: 100 + table.length * 8, pieces: () => shxPieces(table.geometry, type) },
    )
  }
  files.push({ name: `${stem}.dbf`, bytes: dbf.bytes, pieces: dbf.pieces })
  const prj = layer.crs === null ? null : prjOf(layer.crs)
  if (prj !== null) files.push(text('prj', prj))
  files.push(text('cpg', encoding === 'gbk' ? 'GBK' : 'UTF-8'))
  return files
}

/** GBK where it was asked for and has all characters. */
function encodingFor({ textEncoding, say }: WriteLayer, { columns, ids }: Table): 'gbk' | 'utf-8' {
  if (textEncoding !== 'gbk') return 'utf-8'
  const texts = function* () {
    yield* ids
    for (const [name, column] of columns) {
      yield name
      if (column instanceof Float64Array) continue
      if (column.codes) for (const word of column.words) yield typeof word === 'string' ? word : JSON.stringify(word)
      else yield new TextDecoder().decode(column.bytes)
    }
  }
  for (const text of texts())
    if (!isGbk(text)) {
      say?.({ level: 'note', code: 'gbk-lacks-characters', params: {}, where: {} })
      return 'utf-8'
    }
  return 'gbk'
}

/** A name that every file system takes. */
export const fileStem = (name: string) =>
  // eslint-disable-next-line no-control-regex -- these are what is not allowed
  name.replace(/\.(?:gpkg|fgb|geojson|json|shp|csv|kml|dxf|txt)$/i, '').replace(/[\\/:*?"<>|\0-\x1f]/g, '_') || 'layer'

/** The files of a Shapefile as one zip, in pieces. */
export async function* shapefileZip(layer: WriteLayer): AsyncGenerator<Uint8Array> {
  const { Zip, ZipDeflate } = await import('fflate')
  const files = shapefileFiles(layer, fileStem(layer.name))
  let ready: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, piece) => {
    if (error) failed = error
    else ready.push(piece)
  })
  const taken = () => {
    if (failed) throw failed
    const pieces = ready
    ready = []
    return pieces
  }
  for (const { name, pieces } of files) {
    const entry = new ZipDeflate(name, { level: 6 })
    // The same layer gives the same bytes: no time of day inside.
    entry.mtime = new Date(1980, 0, 1)
    zip.add(entry)
    for (const piece of pieces()) {
      entry.push(piece)
      yield* taken()
    }
    entry.push(new Uint8Array(), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
