import { TableBuilder } from '../engine/model/table-builder.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { Format } from './format.ts'
import { addFeature } from './geojson.ts'
import { RowFaults } from './row-faults.ts'

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
  async read({ main: file }) {
    if (file.bytes.length === 0) throw new InputError('empty-file', {}, { file: file.name })
    if (!MAGIC.every((byte, i) => file.bytes[i] === byte))
      throw new InputError('not-flatgeobuf', {}, { file: file.name })
    const broken = (read: number) => new InputError('broken-flatgeobuf', { read }, { file: file.name })
    const view = new DataView(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
    const headerEnd = view.byteLength < 12 ? Infinity : 12 + view.getUint32(8, true)
    if (headerEnd === 12 || headerEnd > view.byteLength) throw broken(0)
    const { deserialize } = await import('flatgeobuf/lib/mjs/geojson.js')
    const { calcTreeSize } = await import('flatgeobuf/lib/mjs/packedrtree.js')
    let crs: string | null = null
    let readable = 0
    const features: unknown[] = []
    try {
      const read = deserialize(file.bytes, {
        headerMetaFn: (header) => {
          // An index over nothing has no size; the reader would count for ever.
          if (header.featuresCount === 0) header.indexNodeSize = 0
          const { crs: named, featuresCount, indexNodeSize } = header
          if (named?.code) crs = `${named.org ?? 'EPSG'}:${named.code}`
          const indexSize = indexNodeSize > 0 ? calcTreeSize(featuresCount, indexNodeSize) : 0
          const { whole, cutOff } = wholeFeatures(view, headerEnd + indexSize)
          // A count of 0 is unknown.
          if (!cutOff && whole >= featuresCount) return
          readable = whole
          throw broken(whole)
        },
      })
      for await (const feature of read) features.push(feature)
    } catch {
      throw broken(Math.max(readable, features.length))
    }
    const table = new TableBuilder()
    const faults = new RowFaults()
    features.forEach((feature, i) => {
      addFeature(table, feature, i + 1, faults)
    })
    return { layers: [{ name: file.name, table: table.build(), crs, notes: faults.notes(file.name) }], refused: [] }
  },
}

/** How many features lie whole in the file, and whether it ends within one: the reader itself does not look. */
function wholeFeatures(view: DataView, first: number): { whole: number; cutOff: boolean } {
  let offset = first
  for (let whole = 0; ; whole++) {
    if (offset === view.byteLength) return { whole, cutOff: false }
    const end = offset + 4 > view.byteLength ? Infinity : offset + 4 + view.getUint32(offset, true)
    if (end === offset + 4 || end > view.byteLength) return { whole, cutOff: true }
    offset = end
  }
}
