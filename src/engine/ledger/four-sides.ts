import type { LngLat } from '../geometry/ellipsoid.ts'
import type { Frame } from '../geometry/frame.ts'
import { inDegrees } from '../geometry/in-degrees.ts'
import type { Measure } from '../geometry/nearest.ts'
import { reframe } from '../geometry/reframe.ts'
import type { Ring, Shape } from '../geometry/shape.ts'
import type { ObjectRef } from '../model/finding.ts'
import { type BoundaryVersion, frameOf, type Park, type Place, placesOf, placeText } from '../model/park.ts'
import { type Side, SIDES } from '../diff/outline-comparison.ts'
import { OPPOSITE, sideEdges } from './side-edges.ts'
import { greatestGap, leastGap } from './side-gap.ts'
import { clausesOf, textOfSide } from './side-text.ts'

/** One side of a part beside its text. */
export interface SideText {
  /** Index of the part in its version. */
  readonly part: number
  readonly partName: string | null
  readonly side: Side
  readonly text: string | null
  /** Roads and waters that the side is tied to, and who said so. */
  readonly along: readonly ObjectRef[]
  readonly tiedBy: 'user' | 'name' | null
  /** From the side's edges to the nearest of them; null without a tie. `from` and `to` are the ends of the least. */
  readonly gap: {
    readonly leastMetres: number
    readonly greatestMetres: number
    readonly from: LngLat
    readonly to: LngLat
  } | null
  /** The edges that face this side and see out, as lines; longitude and latitude in turn. */
  readonly lines: readonly Ring[]
}

/** Sides that end at one corner may be equally near to a line. */
const SAME_METRES = 0.001

/** Roads or waters of one name, or the row that a user named: where the text says the side is. */
export interface Tie {
  readonly name: string
  readonly nameEn: string | null
  readonly places: readonly Place[]
  readonly least: Measure
  /** No side is nearer to it than the opposite one, and this one is farther by more than half the width of the part. */
  readonly onOtherSide: boolean
}

/** What one statement of the text, or of the user, ties the side to: at least one of them should run along it. */
export interface Statement {
  readonly ties: readonly Tie[]
  readonly beside: boolean
  readonly offsetMetres: number
}

/** One side as it is judged. */
export interface SideReading {
  /** Index of the part in its version. */
  readonly index: number
  readonly part: Place
  readonly side: Side
  readonly text: string | null
  readonly tiedBy: 'user' | 'name' | null
  readonly statements: readonly Statement[]
  /** Ties of a user that name nothing on record. */
  readonly unknown: readonly string[]
  /** In the frame of the part. */
  readonly edges: readonly Ring[]
}

/** Roads and waters that a text may name; those in an old datum without parameters may lie far off. */
export const namedLines = (park: Park): Place[] =>
  (['road', 'water'] as const)
    .flatMap((kind) => placesOf(park, kind))
    .filter(({ layer }) => !frameOf(layer).approximate)

/** All four sides of every part of a version, for the page. */
export function fourSides(version: BoundaryVersion, lines: readonly Place[]): SideText[] {
  return readSides(version, lines).map(({ index, part, side, text, tiedBy, statements, edges }) => {
    const { frame } = part.shape
    const places = [...new Set(statements.flatMap(({ ties }) => ties.flatMap((tie) => tie.places)))]
    const least = statements
      .flatMap(({ ties }) => ties.map((tie) => tie.least))
      .reduce<Measure | null>((a, b) => (a && a.distanceMetres <= b.distanceMetres ? a : b), null)
    const greatestMetres = least && greatestGap(edges, shapesIn(places, frame))
    return {
      part: index,
      partName: part.name,
      side,
      text,
      along: places.map(({ layer, id }) => ({ layer: layer.kind, id })),
      tiedBy,
      gap:
        least && greatestMetres !== null
          ? { leastMetres: least.distanceMetres, greatestMetres, from: least.from, to: least.to }
          : null,
      lines: edges.map((line) => inDegrees(line, frame)),
    }
  })
}

/** Every side of every part with what it is tied to. */
export function readSides(version: BoundaryVersion, lines: readonly Place[]): SideReading[] {
  return version.parts.flatMap((part, index) => {
    const edgesOf = new Map(
      SIDES.map((side) => [side, part.shape.parts.flatMap(([outer]) => sideEdges(outer!, part.shape.frame, side))]),
    )
    return SIDES.map((side): SideReading => {
      const text = placeText(part, side)
      const along = placeText(part, `${side}_along`)
      const tie = (places: readonly Place[]) => tieTo(places, part, side, edgesOf)
      const { statements, unknown } = along
        ? saidByUser(along, text, side, lines, tie)
        : saidByText(text, side, lines, tie)
      const tied = statements.length > 0 || unknown.length > 0
      const tiedBy = tied ? (along ? 'user' : 'name') : null
      return { index, part, side, text, tiedBy, statements, unknown, edges: edgesOf.get(side)! }
    })
  })
}

type Said = Pick<SideReading, 'statements' | 'unknown'>
type TieTo = (places: readonly Place[]) => Tie | null

/** `road/R-01;water/W-2`: each of them is a statement of its own. */
function saidByUser(along: string, text: string | null, side: Side, lines: readonly Place[], tie: TieTo): Said {
  const named = along.split(/[;；,，]/).map((word) => word.trim())
  const known = new Map(lines.map((place) => [`${place.layer.kind}/${place.id}`, place]))
  const clauses = text ? clausesOf(plain(textOfSide(text, side)), [...namesOf(lines).keys()]) : []
  const offsetMetres = Math.max(0, ...clauses.map((clause) => clause.offsetMetres))
  return {
    statements: named.flatMap((word) => {
      const place = known.get(word)
      const made = place && tie([place])
      return made ? [{ ties: [made], beside: false, offsetMetres }] : []
    }),
    unknown: named.filter((word) => word !== '' && !known.has(word)),
  }
}

function saidByText(text: string | null, side: Side, lines: readonly Place[], tie: TieTo): Said {
  if (!text) return { statements: [], unknown: [] }
  const byName = namesOf(lines)
  const statements = clausesOf(plain(textOfSide(text, side)), [...byName.keys()]).map((clause) => ({
    ties: clause.names.map((name) => tie(byName.get(name)!)).filter((made) => made !== null),
    beside: clause.beside,
    offsetMetres: clause.offsetMetres,
  }))
  return { statements: statements.filter(({ ties }) => ties.length > 0), unknown: [] }
}

/** One road may be several rows. */
function namesOf(lines: readonly Place[]): Map<string, Place[]> {
  const byName = new Map<string, Place[]>()
  for (const place of lines) {
    if (place.name === null) continue
    const name = plain(place.name).replace(/\s+/g, '')
    byName.set(name, [...(byName.get(name) ?? []), place])
  }
  return byName
}

/** Letters and digits in one form; brackets and commas of both kinds are known. */
const plain = (text: string) => text.normalize('NFKC')

function tieTo(
  places: readonly Place[],
  part: Place,
  side: Side,
  edgesOf: ReadonlyMap<Side, readonly Ring[]>,
): Tie | null {
  const shapes = shapesIn(places, part.shape.frame)
  const distances = new Map(SIDES.map((each) => [each, leastGap(edgesOf.get(each)!, shapes)]))
  const least = distances.get(side)
  if (!least) return null
  const metresTo = (each: Side) => distances.get(each)?.distanceMetres ?? Infinity
  const opposite = metresTo(OPPOSITE[side])
  return {
    name: places[0]!.name ?? places[0]!.id,
    nameEn: places[0]!.nameEn,
    places,
    least,
    onOtherSide:
      SIDES.every((each) => opposite <= metresTo(each) + SAME_METRES) &&
      least.distanceMetres - opposite > widthAcross(part.shape, side) / 2,
  }
}

/** Metres from a side to the opposite one. */
function widthAcross({ bounds: [x0, y0, x1, y1], frame }: Shape, side: Side): number {
  const [sx, sy] = frame.metresPerUnit((x0 + x1) / 2, (y0 + y1) / 2)
  return side === 'east' || side === 'west' ? (x1 - x0) * sx : (y1 - y0) * sy
}

const shapesIn = (places: readonly Place[], frame: Frame): Shape[] => places.map(({ shape }) => reframe(shape, frame))
