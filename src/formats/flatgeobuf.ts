import { InputError } from '../engine/model/trouble.ts'
import { rowsOfFeatures } from './features.ts'
import type { Format } from './format.ts'

const MAGIC = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62]

/** FlatGeobuf 3. The reader is loaded only when a file needs it. */
export const flatgeobuf: Format = {
  id: 'flatgeobuf',
  extensions: ['fgb'],
  fetched: true,
  sniff(head, name) {
    if (MAGIC.every((byte, i) => head[i] === byte)) return 1
    return /\.fgb$/i.test(name) ? 0.6 : 0
  },
  async read(file) {
    if (file.bytes.length === 0) throw new InputError('empty-file', {}, { file: file.name })
    if (!MAGIC.every((byte, i) => file.bytes[i] === byte))
      throw new InputError('not-flatgeobuf', {}, { file: file.name })
    const { deserialize } = await import('flatgeobuf/lib/mjs/geojson.js')
    let crs: string | null = null
    let promised = 0
    const features: unknown[] = []
    try {
      const read = deserialize(file.bytes, {
        headerMetaFn: ({ crs: named, featuresCount }) => {
          promised = featuresCount
          if (named?.code) crs = `${named.org ?? 'EPSG'}:${named.code}`
        },
      })
      for await (const feature of read) features.push(feature)
    } catch {
      throw new InputError('broken-flatgeobuf', { read: features.length }, { file: file.name })
    }
    // A file that was cut off between two features reads well as far as it goes. A count of 0 is unknown.
    if (features.length < promised)
      throw new InputError('broken-flatgeobuf', { read: features.length }, { file: file.name })
    return { ...rowsOfFeatures(features, file.name), crs }
  },
}
