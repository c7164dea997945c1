import { frameOf, type Layer } from '../engine/model/park.ts'
import { formatOf } from '../formats/format-of.ts'

/** The file of a layer, in the format of its name, in pieces. */
export function layerFile(layer: Layer): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  const write = formatOf(layer.file)?.write
  if (!write) throw new Error(`no writer for ${layer.file}`)
  return write({ name: layer.name ?? layer.file, table: layer.table, crs: frameOf(layer).code })
}
