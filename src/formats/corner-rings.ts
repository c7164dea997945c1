import { nestRings } from '../engine/geometry/nest.ts'
import { ringArea } from '../engine/geometry/area.ts'
import type { Ring, ShapeKind } from '../engine/geometry/shape.ts'
import type { TableBuilder } from '../engine/model/table-builder.ts'

/** The column with the numbers of the corners (see CornerShape). */
export const CORNER_NUMBERS = '角点号'

/** A corner of a parcel: x the easting or longitude, y the northing or latitude. */
export interface Corner {
  readonly line: number
  /** 点号 and 圈号 as written; '' where there is none. */
  readonly number: string
  readonly ring: string
  readonly x: number
  readonly y: number
}

/** Rings of a parcel with the numbers of their corners, in the order in which they stand in the table. */
export interface CornerShape {
  readonly kind: ShapeKind
  readonly parts: readonly (readonly Ring[])[]
  /** Numbers of the corners, `,` between corners and `;` between rings; null where no corner has one. */
  readonly numbers: string | null
  /** Corners without closing rows and repetitions. */
  readonly count: number
  /** Lines of corners that stood twice in a row, and of rings that stood twice. */
  readonly repeatedCorners: readonly number[]
  readonly repeatedRings: readonly number[]
}

const samePlace = (a: Corner, b: Corner) => a.x === b.x && a.y === b.y
const equalNumbers = (a: Corner, b: Corner) =>
  a.number.length === b.number.length && a.number.toUpperCase() === b.number.toUpperCase()

/**
 * Where one ring ends and the next begins: at another 圈号, after the first place comes again, before the first number
 * comes again at another place. Rings come without their closing corner.
 */
function splitRings(corners: readonly Corner[], kind: ShapeKind): { rings: Corner[][]; repeated: number[] } {
  const rings: Corner[][] = []
  const repeated: number[] = []
  let ring: Corner[] | null = null
  let last: Corner | null = null
  // One number for all corners is that of the parcel.
  const numbered = corners.some((corner) => !equalNumbers(corner, corners[0]!))
  const sameNumber = (a: Corner, b: Corner) => numbered && a.number !== '' && equalNumbers(a, b)
  for (const corner of corners) {
    if (last && last.ring === corner.ring && samePlace(last, corner) && (ring !== null || sameNumber(last, corner))) {
      repeated.push(corner.line)
      continue
    }
    const first: Corner | undefined = ring?.[0]
    if (last && last.ring !== corner.ring) ring = null
    else if (kind === 'polygon' && first && sameNumber(first, corner) && !samePlace(first, corner)) ring = null
    last = corner
    if (
      kind === 'polygon' &&
      ring &&
      first &&
      samePlace(first, corner) &&
      (ring.length > 2 || sameNumber(first, corner))
    ) {
      ring = null
      continue
    }
    if (ring) ring.push(corner)
    else rings.push((ring = [corner]))
  }
  return { rings, repeated }
}

/** The corners of one parcel as a shape; null when a ring has too few of them. */
export function shapeCorners(corners: readonly Corner[], kind: ShapeKind): CornerShape | null {
  const { rings, repeated } = splitRings(corners, kind)
  if (kind === 'point') {
    const parts = corners.map((corner) => [Float64Array.of(corner.x, corner.y)])
    return { kind, parts, ...describe(corners.map((corner) => [corner])), repeatedCorners: [], repeatedRings: [] }
  }
  if (rings.length === 0 || rings.some((ring) => differentPlaces(ring) < (kind === 'line' ? 2 : 3))) return null
  if (kind === 'line') {
    const parts = rings.map((ring) => [positionsOf(ring, false)])
    return { kind, parts, ...describe(rings), repeatedCorners: repeated, repeatedRings: [] }
  }
  const known = new Set<string>()
  const repeatedRings: number[] = []
  const corneredBy = new Map<Ring, readonly Corner[]>()
  for (const ring of rings) {
    const positions = positionsOf(ring, true)
    const key = rings.length > 1 ? outlineKey(ring) : ''
    if (known.has(key)) repeatedRings.push(ring[0]!.line)
    else corneredBy.set(positions, ring)
    known.add(key)
  }
  const wound = nestRings([...corneredBy.keys()]).map((part) =>
    part.map((ring, k) => {
      const cornersOf = corneredBy.get(ring)!
      const area = ringArea(ring)
      // The same first corner, the others the other way round.
      const turned = area !== 0 && area > 0 !== (k === 0)
      const inOrder = turned ? [cornersOf[0]!, ...cornersOf.slice(1).reverse()] : cornersOf
      return { ring: turned ? positionsOf(inOrder, true) : ring, corners: inOrder }
    }),
  )
  return {
    kind,
    parts: wound.map((part) => part.map(({ ring }) => ring)),
    ...describe(wound.flatMap((part) => part.map((ring) => ring.corners))),
    repeatedCorners: repeated,
    repeatedRings,
  }
}

/** Adds the geometry of a shape and the numbers of its corners to the row under way. */
export function addCornerShape(table: TableBuilder, shape: CornerShape): void {
  for (const part of shape.parts) {
    for (const ring of part) {
      for (let i = 0; i < ring.length; i += 2) table.addPosition(ring[i]!, ring[i + 1]!)
      table.endRing()
    }
    table.endPart()
  }
  table.setValue(CORNER_NUMBERS, shape.numbers)
}

function describe(rings: readonly (readonly Corner[])[]): { numbers: string | null; count: number } {
  const named = rings.some((ring) => ring.some(({ number }) => number !== ''))
  return {
    numbers: named ? rings.map((ring) => ring.map(({ number }) => number).join(',')).join(';') : null,
    count: rings.reduce((sum, ring) => sum + ring.length, 0),
  }
}

function positionsOf(corners: readonly Corner[], closed: boolean): Ring {
  const ring = new Float64Array((corners.length + (closed ? 1 : 0)) * 2)
  corners.forEach(({ x, y }, i) => {
    ring[i * 2] = x
    ring[i * 2 + 1] = y
  })
  if (closed) {
    ring[corners.length * 2] = corners[0]!.x
    ring[corners.length * 2 + 1] = corners[0]!.y
  }
  return ring
}

/** Counted up to three. */
function differentPlaces(ring: readonly Corner[]): number {
  const first = ring[0]!
  const second = ring.find((corner) => !samePlace(corner, first))
  if (!second) return 1
  return ring.some((corner) => !samePlace(corner, first) && !samePlace(corner, second)) ? 3 : 2
}

/** The same for the same outline, from whichever corner and whichever way it goes round. */
function outlineKey(ring: readonly Corner[]): string {
  const edges = ring.map((corner, i) => {
    const [a, b] = [`${corner.x} ${corner.y}`, `${ring[(i + 1) % ring.length]!.x} ${ring[(i + 1) % ring.length]!.y}`]
    return a < b ? `${a} ${b}` : `${b} ${a}`
  })
  return edges.sort().join('|')
}
