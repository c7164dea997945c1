import type { CornerChangeView } from '../../jobs/ledger-view.ts'
import { textWidth } from './ground-names.ts'
import { MILLIMETRE } from './paper.ts'
import { placeLabels } from './place-labels.ts'
import { lngLatOnPaper, type Plate } from './plate.ts'

export interface CornerMark {
  readonly corner: CornerChangeView
  /** Where it is now, or was when it is dropped; millimetres. */
  readonly x: number
  readonly y: number
  /** Where a moved corner was, when that can be told apart on paper. */
  readonly from: readonly [number, number] | null
  readonly label: { x: number; y: number; width: number; height: number; leader: boolean }
}

/** A move that is shorter on paper is no line, millimetres. */
const SHORTEST = 0.5
const HEIGHT = 2.8

/** The corners that differ on a plate, with places for their numbers; what is beyond the edge is in the table alone. */
export function cornerMarks(plate: Plate, corners: readonly CornerChangeView[]): CornerMark[] {
  const marks = corners.flatMap((corner) => {
    const at = corner.to ?? corner.from
    if (!at) return []
    const [x, y] = lngLatOnPaper(plate, at)
    if (x < 0 || y < 0 || x > plate.width || y > plate.height) return []
    const before = corner.to && corner.from ? lngLatOnPaper(plate, corner.from) : null
    const far = before && Math.hypot(before[0] - x, before[1] - y) > SHORTEST
    return [{ corner, x, y, from: far ? before : null }]
  })
  const placed = placeLabels(
    marks.map(({ corner, x, y }) => ({
      x: x * MILLIMETRE,
      y: y * MILLIMETRE,
      half: 3,
      width: textWidth(corner.number) * MILLIMETRE,
      height: HEIGHT * MILLIMETRE,
    })),
    plate.width * MILLIMETRE,
    plate.height * MILLIMETRE,
  )
  return marks.map((mark, i) => {
    const { x, y, leader } = placed[i]!
    const width = textWidth(mark.corner.number)
    return { ...mark, label: { x: x / MILLIMETRE, y: y / MILLIMETRE, width, height: HEIGHT, leader } }
  })
}
