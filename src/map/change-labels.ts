import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { ChangePieceView } from '../jobs/ledger-view.ts'
import { type Feature, lineFeature, pointFeature } from './geojson.ts'

/** From longitude and latitude to px of the screen and back. */
export interface Screen {
  project(at: LngLat): readonly [number, number]
  unproject(x: number, y: number): LngLat
}

/** A piece thinner than this has no hatch that can be seen, px: its label says what it is, with a leader. */
const THIN_PIXELS = 6
/** From the edge of a piece to its label, and from a thin piece to the label at the end of its leader. */
const BESIDE = 6
const LEADER = 30
/** More labels than this say nothing on a map; the table has every piece. */
const MOST = 60

const OUTWARD = { east: [1, 0], south: [0, 1], west: [-1, 0], north: [0, -1] } as const
const ANCHOR = { east: 'left', south: 'top', west: 'right', north: 'bottom' } as const

/** Labels outside of what they measure, on the side that the piece lies; leaders to those that are too thin to see. */
export function changeLabels(
  pieces: readonly ChangePieceView[],
  label: (piece: ChangePieceView) => string,
  screen: Screen,
): { labels: Feature[]; leaders: Feature[] } {
  const labels: Feature[] = []
  const leaders: Feature[] = []
  for (const [rank, piece] of pieces.slice(0, MOST).entries()) {
    const { kind, side, at } = piece
    const [dx, dy] = OUTWARD[side]
    const thin = thicknessPixels(piece, screen) < THIN_PIXELS
    const from = thin ? screen.project(at) : edgeOf(piece, screen)
    const far = thin ? LEADER : BESIDE
    const to = screen.unproject(from[0] + dx * far, from[1] + dy * far)
    labels.push(pointFeature(to, { text: label(piece), kind, rank, anchor: ANCHOR[side] }))
    if (thin) leaders.push(lineFeature([at, to], {}))
  }
  return { labels, leaders }
}

/** The middle of the edge of its bounds that looks out. */
function edgeOf({ bounds: [west, south, east, north], side }: ChangePieceView, screen: Screen) {
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  const at = { east: [east, y], south: [x, south], west: [west, y], north: [x, north] } as const
  return screen.project(at[side])
}

/** How wide a piece is on the screen when it is laid out straight: twice its area over its perimeter. */
export function thicknessPixels({ parts }: ChangePieceView, screen: Screen): number {
  let doubled = 0
  let perimeter = 0
  for (const ring of parts.flat()) {
    let [x0, y0] = screen.project([ring[0]!, ring[1]!])
    for (let i = 2; i < ring.length; i += 2) {
      const [x, y] = screen.project([ring[i]!, ring[i + 1]!])
      doubled += x0 * y - x * y0
      perimeter += Math.hypot(x - x0, y - y0)
      ;[x0, y0] = [x, y]
    }
  }
  return perimeter === 0 ? 0 : Math.abs(doubled) / perimeter
}
