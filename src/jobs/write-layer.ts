import { frameOf, type Layer } from '../engine/model/park.ts'
import { writableFormatOf } from '../formats/writable-format.ts'

/**
 * The file of a layer, in the format of its name, in pieces: rows in their order, as this device keeps them, or sorted by
 * place with an index, so that others can read a part of it.
 */
export async function* layerFile(layer: Layer, order: 'rows' | 'place' = 'rows'): AsyncGenerator<Uint8Array> {
  const format = await writableFormatOf(layer.file)
  yield* format.write({
    name: layer.name ?? layer.file,
    table: layer.table,
    crs: frameOf(layer).code,
    keepsOrder: order === 'rows',
  })
}
