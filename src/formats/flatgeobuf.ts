import { InputError } from '../engine/model/trouble.ts'
import { MAGIC } from './flatgeobuf-schema.ts'
import type { Format } from './format.ts'

/** The last byte is a patch version, which changes nothing for a reader. */
const startsRight = (bytes: Uint8Array) => MAGIC.subarray(0, 7).every((byte, i) => bytes[i] === byte)

/** FlatGeobuf 3. Reader and writer are loaded only when a file needs them. */
export const flatgeobuf: Format = {
  id: 'flatgeobuf',
  extensions: ['fgb'],
  sniff(head, name) {
    if (startsRight(head)) return 1
    return /\.fgb$/i.test(name) ? 0.6 : 0
  },
  async read({ main }, { apart }, job) {
    if (!startsRight(main.bytes)) throw new InputError('not-flatgeobuf', {}, { file: main.name })
    const { readFlatgeobuf } = await import('./flatgeobuf-read.ts')
    return { layers: [await readFlatgeobuf(main, job, apart)], refused: [] }
  },
  async *write(layer) {
    const { flatgeobufOf } = await import('./flatgeobuf-write.ts')
    yield* flatgeobufOf(layer)
  },
}
