import type { FormatFile, FormatSource } from './format.ts'
import { baseName, stemOf } from './stem.ts'

/** Files that belong to a .shp and are nothing by themselves; the .dbf is a table of its own when it stands alone. */
export const SHAPEFILE_COMPANIONS: readonly string[] = [
  'dbf',
  'shx',
  'prj',
  'cpg',
  'cst',
  'sbn',
  'sbx',
  'shp.xml',
  'qpj',
  'qix',
  'qmd',
  'ain',
  'aih',
  'atx',
  'fbn',
  'fbx',
  'ixs',
  'mxs',
  'dbt',
  'fpt',
]
export const DBF_COMPANIONS: readonly string[] = ['cpg', 'cst', 'dbt', 'fpt']

/** The companion with this ending, whatever its capitals. */
export function companionOf({ main, companions }: FormatSource, extension: string): FormatFile | null {
  const wanted = `${stemOf(main.name)}.${extension}`
  const same = companions.filter(({ name }) => baseName(name).toLowerCase() === wanted.toLowerCase())
  // Of two that differ in capitals alone, the one that is written like the main file.
  return same.find(({ name }) => baseName(name).startsWith(stemOf(main.name))) ?? same[0] ?? null
}
