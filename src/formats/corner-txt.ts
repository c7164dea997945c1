import { readCornerTxt } from './corner-txt-read.ts'
import { writeCornerTxt } from './corner-txt-write.ts'
import { fieldsOf, readCornerLines } from './corner-lines.ts'
import { layoutOf } from './corner-parcel.ts'
import type { Format } from './format.ts'

/**
 * 界址点坐标 TXT, the exchange format of land registration: [属性描述] with keys, [地块坐标] with parcels, each a header
 * that ends in `@` and a line `点号,圈号,X,Y` for each corner, X the northing. Read with everything that offices make of
 * it: holes and parts told by containment, axes by magnitude, rings closed or not, any encoding, no head. A `.txt` with
 * lines of numbers alone is read as a table of corners.
 */
export const cornerTxt: Format = {
  id: 'corner-txt',
  extensions: ['txt'],
  sniff(head, name) {
    const texts = ['gb18030', 'utf-8', 'utf-16le', 'utf-16be'].map((label) => new TextDecoder(label).decode(head))
    if (texts.some((text) => /属性描述|地块坐标/.test(text))) return 0.95
    const isTxt = /\.txt$/i.test(name)
    for (const text of texts) {
      // The last line may be cut.
      const lines = text.split(/[\r\n]+/)
      if (lines.length > 1) lines.pop()
      const { recognised, parcels } = readCornerLines(lines.join('\n'), name)
      if (recognised && parcels.length > 0) return isTxt ? 0.9 : 0.7
      const corners = parcels.flatMap((parcel) => parcel.corners.map((corner) => fieldsOf(corner.text)))
      const isCorner = (fields: readonly string[]) =>
        fields.length >= 2 && fields.length <= 5 && /^[-+]?\d+\.\d+$/.test(fields[1]!)
      const isNumbered = (fields: readonly string[]) =>
        fields.length === 4 &&
        /^[A-Za-z]*\d+$/.test(fields[0]!) &&
        /^\d{0,3}$/.test(fields[1]!) &&
        /\d/.test(fields[2]!) &&
        /\d/.test(fields[3]!)
      const layout = layoutOf(parcels)
      const fitting = corners.filter(layout === 4 ? isNumbered : isCorner).length
      if (isTxt && fitting > 0 && fitting * 2 > corners.length) return layout === 4 ? 0.6 : 0.4
    }
    return isTxt ? 0.1 : 0
  },
  read: ({ main }, options, job) => readCornerTxt(main, options, job),
  write: writeCornerTxt,
}
