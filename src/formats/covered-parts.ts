import { locate } from '../engine/geometry/contains.ts'
import { frameByCode } from '../engine/geometry/frame.ts'
import { relateLine } from '../engine/geometry/relate.ts'
import { selfCrossing } from '../engine/geometry/self-crossing.ts'
import { makeShape, type Shape, type ShapeKind } from '../engine/geometry/shape.ts'
import { repairRing } from '../engine/geometry/validity.ts'

/** A part of a feature: rings of x and y interleaved, one for a point or a line. */
export interface Part {
  readonly kind: ShapeKind
  readonly rings: readonly (readonly number[])[]
}

/** Edges against edges; a feature beyond it keeps its parts as they are. */
const MOST_COMPARISONS = 10_000_000

/** Only the frame of numbers: nothing is measured. */
const FRAME = frameByCode('EPSG:4490')!

/**
 * The parts that are a place of their own: not a point or a line that lies wholly in an area of the same feature (its
 * label, its border), nor a point at a corner of one of its lines. What is left covers all of what there was, so nobody
 * is further away or outside by it. An area that crosses itself covers nothing, because it may not be used.
 */
export function ownParts(parts: readonly Part[]): readonly Part[] {
  const areas = parts.filter(({ kind }) => kind === 'polygon')
  const others = parts.filter(({ kind }) => kind !== 'polygon')
  const lines = others.filter(({ kind }) => kind === 'line')
  if (others.length === 0 || areas.length + lines.length === 0 || lines.length === parts.length) return parts
  if (corners(areas) * corners(others) + corners(lines) * others.length > MOST_COMPARISONS) return parts
  const sound = areas.map(areaOf).filter((area) => selfCrossing(area) === null)
  const covered = (part: Part) =>
    sound.some((area) => isWithin(part, area)) || (part.kind === 'point' && lines.some((line) => isCorner(part, line)))
  return parts.filter((part) => part.kind === 'polygon' || !covered(part))
}

const corners = (parts: readonly Part[]) =>
  parts.reduce((sum, { rings }) => rings.reduce((count, ring) => count + ring.length / 2, sum), 0)

const areaOf = ({ rings }: Part): Shape =>
  makeShape('polygon', FRAME, [rings.map((ring, i) => repairRing(Float64Array.from(ring), i === 0).ring)])

/** Whether a point or a line has nothing outside an area; on its edge is within. */
function isWithin({ kind, rings: [ring] }: Part, area: Shape): boolean {
  if (kind === 'point') return locate(area, ring![0]!, ring![1]!) >= 0
  for (let i = 0; i < ring!.length; i += 2) if (locate(area, ring![i]!, ring![i + 1]!) < 0) return false
  return !relateLine(makeShape('line', FRAME, [[Float64Array.from(ring!)]]), area).outside
}

function isCorner({ rings: [place] }: Part, { rings: [line] }: Part): boolean {
  for (let i = 0; i < line!.length; i += 2) if (line![i] === place![0] && line![i + 1] === place![1]) return true
  return false
}
