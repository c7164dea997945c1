/** Everything that hangs on the chain of boundary versions of a park. */
import { compareOutlines } from '../diff/compare-outlines.ts'
import type { ChangePiece, OutlineComparison } from '../diff/outline-comparison.ts'
import { type Tolerance, toleranceOf } from '../diff/tolerance.ts'
import { threeDegreeFrame } from '../geometry/frame.ts'
import { type BoundaryVersion, type Park, type Place, placesOf } from '../model/park.ts'
import { groundOf } from '../model/scene.ts'
import { type ControlAudit, controlAudit } from './control-audit.ts'
import { type DeclaredArea, declaredAreas } from './declared-areas.ts'
import { fourSides, namedLines, type SideText } from './four-sides.ts'
import { type LeftTarget, leftPeople } from './left-people.ts'
import { type MaterialsMatrix, materialsMatrix } from './materials-matrix.ts'
import { objectsOnGround, partOf } from './piece-details.ts'
import { type ChangedObject, sideChanges } from './side-changes.ts'

export interface LedgerQuestion {
  /** YYYY-MM-DD. */
  readonly asOf: string
  /** Ids of the versions that are compared, from a to b; null for none. */
  readonly a: string | null
  readonly b: string | null
  /** Null: the sum of both stated accuracies, at least 1 m. */
  readonly toleranceMetres: number | null
}

export interface PieceOfChange extends ChangePiece {
  /** Number of the part of the version that has it, from 0. */
  readonly part: number
  readonly objects: readonly Place[]
}

export interface VersionChange extends Tolerance {
  readonly a: BoundaryVersion
  readonly b: BoundaryVersion
  readonly comparison: OutlineComparison
  readonly pieces: readonly PieceOfChange[]
  readonly objects: readonly ChangedObject[]
  readonly leftPeople: readonly LeftTarget[]
}

export interface Ledger {
  readonly asOf: string
  /** Null without two versions, or when one of them lies in an old datum without parameters. */
  readonly change: VersionChange | null
  readonly materials: MaterialsMatrix
  /** Of the version b; null without one that may be judged, or without a control line. */
  readonly control: ControlAudit | null
  readonly sides: readonly SideText[]
  /** Of every version. */
  readonly declared: readonly DeclaredArea[]
}

/** Yields how many objects were placed. A version that the park does not have is none. */
export function* buildLedger(
  park: Park,
  { asOf, a, b, toleranceMetres }: LedgerQuestion,
): Generator<{ done: number; total: number }, Ledger> {
  const { versions, sure, controlLines } = groundOf(park, asOf, b)
  const versionOf = (id: string | null) => versions.find((version) => version.id === id) ?? null
  const [old, now] = [versionOf(a), versionOf(b)]
  const comparable = old && now && !old.shape.frame.approximate && !now.shape.frame.approximate
  const change = comparable ? yield* changeOf(sure, old, now, controlLines, asOf, toleranceMetres) : null
  const judged = now && !now.shape.frame.approximate ? now : null
  return {
    asOf,
    change,
    materials: materialsMatrix(park.materials, versions, asOf),
    control: judged && controlAudit(judged, controlLines, versions),
    sides: judged ? fourSides(judged, namedLines(park)) : [],
    declared: declaredAreas(versions, park.zone),
  }
}

function* changeOf(
  park: Park,
  a: BoundaryVersion,
  b: BoundaryVersion,
  controlLines: readonly Place[],
  asOf: string,
  wanted: number | null,
): Generator<{ done: number; total: number }, VersionChange> {
  const tolerance = toleranceOf(wanted, a.accuracyMetres, b.accuracyMetres)
  const { toleranceMetres } = tolerance
  const plane = b.shape.frame.survey ? b.shape.frame : threeDegreeFrame(park.zone)
  const comparison = compareOutlines(a.shape, b.shape, { toleranceMetres, plane })
  const objects = yield* sideChanges(park, a, b, controlLines, asOf)
  const left = yield* leftPeople(objects, placesOf(park, 'hazard_source'), asOf)
  const objectsOn = objectsOnGround(objects, b.shape.frame)
  return {
    a,
    b,
    ...tolerance,
    comparison,
    pieces: comparison.pieces.map((piece) => ({
      ...piece,
      part: partOf(piece, piece.kind === 'added' ? b : a),
      objects: objectsOn(piece),
    })),
    objects,
    leftPeople: left,
  }
}
