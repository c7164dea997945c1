import { frameOf, type Layer } from '../engine/model/park.ts'
import { formatOf } from '../formats/index.ts'

/** The file of a layer, in the format of its name, in pieces. */
export async function* layerFile(layer: Layer): AsyncGenerator<Uint8Array> {
  const write = (await formatOf(layer.file))?.write
  if (!write) throw new Error(`no writer for ${layer.file}`)
  yield* write({ name: layer.name ?? layer.file, table: layer.table, crs: frameOf(layer).code })
}
