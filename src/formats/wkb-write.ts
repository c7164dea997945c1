import { type Geometry, SHAPE_CODES } from '../engine/model/table.ts'

/** Of a shape with so many positions, rings and parts. */
const wkbBytes = (positions: number, rings: number, parts: number) => 9 + parts * 9 + rings * 4 + positions * 16

/** The shape of a row as well-known binary, lower byte first, from this place of `view` on; returns where it ends. */
export function writeWkb(view: DataView, start: number, geometry: Geometry, index: number): number {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = geometry
  const code = shapeCodes[index]!
  const [first, end] = [featureOffsets[index]!, featureOffsets[index + 1]!]
  let at = start
  const begin = (type: number) => {
    view.setUint8(at, 1)
    view.setUint32(at + 1, type, true)
    at += 5
  }
  const count = (value: number) => {
    view.setUint32(at, value, true)
    at += 4
  }
  const several = end - first > 1
  if (several) {
    begin(code + 3)
    count(end - first)
  }
  for (let p = first; p < end; p++) {
    begin(code)
    if (code === SHAPE_CODES.polygon) count(partOffsets[p + 1]! - partOffsets[p]!)
    for (let r = partOffsets[p]!; r < partOffsets[p + 1]!; r++) {
      if (code !== SHAPE_CODES.point) count(ringOffsets[r + 1]! - ringOffsets[r]!)
      for (let i = ringOffsets[r]! * 2; i < ringOffsets[r + 1]! * 2; i++) {
        view.setFloat64(at, positions[i]!, true)
        at += 8
      }
    }
  }
  return at
}

/** At least as many bytes as the shape of a row takes. */
export function wkbRoom({ ringOffsets, partOffsets, featureOffsets }: Geometry, index: number): number {
  const [firstPart, endPart] = [featureOffsets[index]!, featureOffsets[index + 1]!]
  const [firstRing, endRing] = [partOffsets[firstPart]!, partOffsets[endPart]!]
  return wkbBytes(ringOffsets[endRing]! - ringOffsets[firstRing]!, endRing - firstRing, endPart - firstPart)
}
