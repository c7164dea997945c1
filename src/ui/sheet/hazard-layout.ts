import { isUpright, type Paper } from './paper.ts'

/** Title and foot of a page, the metres around the neat line, and what is between or below, millimetres. */
const [TITLE, FOOT, EDGE, GAP, BELOW] = [17, 9, 12, 4, 104]

/** How the hazard map divides a paper, millimetres. */
export class HazardLayout {
  readonly upright: boolean
  /** Between title and foot. */
  readonly body: number
  /** Width and height within the neat line. */
  readonly plate: readonly [number, number]

  constructor(paper: Paper) {
    this.upright = isUpright(paper)
    this.body = paper.height - 0.3 - TITLE - FOOT
    this.plate = this.upright
      ? [paper.width - EDGE, this.body - BELOW - EDGE]
      : [paper.width - paper.column - GAP - EDGE, this.body - EDGE - 1]
  }
}
