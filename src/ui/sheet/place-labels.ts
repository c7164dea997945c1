/** A sign on the map and the size of the label that names it, CSS pixels. */
export interface Sign {
  readonly x: number
  readonly y: number
  /** Half of the sign's width and height. */
  readonly half: number
  readonly width: number
  readonly height: number
}

/** Where a label begins, and from where a thin line leads to its sign if it had to stand away from it. */
export interface PlacedLabel {
  readonly x: number
  readonly y: number
  readonly leader: boolean
}

/** Where no label may stand. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

/** Beside the sign, then farther and farther out. */
const DISTANCES = [2, 14, 30, 50, 76]
/** Right, left, below, above, then between: the order of the directions in which a label is tried. */
const DIRECTIONS = [0, 4, 2, 6, 1, 7, 3, 5].map((eighth) => (eighth * Math.PI) / 4)

/**
 * Places for all labels, so that none covers a sign or another label and all are on the sheet: every hazard of the table
 * has to be found on the map, so a label may move away from its sign, with a line to it, but is never left out.
 */
export function placeLabels(
  signs: readonly Sign[],
  width: number,
  height: number,
  obstacles: readonly Box[] = [],
): PlacedLabel[] {
  const taken: Box[] = signs.map(({ x, y, half }) => [x - half, y - half, x + half, y + half])
  taken.push(...obstacles)
  return signs.map((sign) => {
    const place = candidates(sign).find(({ x, y }) => {
      const box: Box = [x, y, x + sign.width, y + sign.height]
      return (
        box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height && !taken.some((other) => meet(box, other))
      )
    }) ?? { x: sign.x + sign.half + 2, y: sign.y - sign.height / 2, leader: false }
    taken.push([place.x, place.y, place.x + sign.width, place.y + sign.height])
    return place
  })
}

function candidates({ x, y, half, width, height }: Sign): PlacedLabel[] {
  return DISTANCES.flatMap((distance) =>
    DIRECTIONS.map((angle): PlacedLabel => {
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
      const away = half + distance
      // The label touches the circle around the sign with the side or corner that is nearest.
      const centreX = x + dx * away + Math.sign(Math.round(dx * 10)) * (width / 2)
      const centreY = y + dy * away + Math.sign(Math.round(dy * 10)) * (height / 2)
      return { x: centreX - width / 2, y: centreY - height / 2, leader: distance > DISTANCES[0]! }
    }),
  )
}

const meet = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
