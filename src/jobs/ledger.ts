import type { CornerChange, CornerPlace } from '../engine/diff/outline-comparison.ts'
import { anchorOf } from '../engine/geometry/anchor.ts'
import { inDegrees } from '../engine/geometry/in-degrees.ts'
import { boundsOf } from '../engine/geometry/shape.ts'
import {
  buildLedger,
  type Ledger,
  type LedgerQuestion,
  type PieceOfChange,
  type VersionChange,
} from '../engine/ledger/ledger.ts'
import type { LeftTarget } from '../engine/ledger/left-people.ts'
import type { ChangedObject } from '../engine/ledger/side-changes.ts'
import type { ObjectRef } from '../engine/model/finding.ts'
import {
  type BoundaryVersion,
  type Park,
  type Place,
  placeNumber,
  placeText,
  versionsOf,
} from '../engine/model/park.ts'
import { InputError } from '../engine/model/trouble.ts'
import type {
  ChangePieceView,
  ChangeView,
  CornerChangeView,
  LedgerView,
  LeftPeople,
  ObjectChange,
} from './ledger-view.ts'
import { drive, type Progress } from './progress.ts'

/** The ledger of a park. Throws InputError for a version that it does not have. */
export async function ledger(park: Park, question: LedgerQuestion, progress: Progress): Promise<Ledger> {
  const known = versionsOf(park).map(({ id }) => id)
  for (const version of [question.a, question.b])
    if (version !== null && !known.includes(version))
      throw new InputError('unknown-version', { version, known: known.join(', ') || '—' })
  return drive(buildLedger(park, question), progress)
}

/** The same with every place in longitude and latitude. */
export function ledgerView({ change, ...ledger }: Ledger): LedgerView {
  return { ...ledger, change: change && changeView(change) }
}

function changeView(change: VersionChange): ChangeView {
  const { a, b, comparison } = change
  const { largestOffset, plane, ellipsoidal, bySide, classification } = comparison
  return {
    a: a.id,
    b: b.id,
    classification,
    toleranceMetres: change.toleranceMetres,
    toleranceFrom: change.toleranceFrom,
    largestOffset: largestOffset && {
      metres: largestOffset.distanceMetres,
      from: largestOffset.from,
      to: largestOffset.to,
    },
    cornersOld: cornersOf(a),
    cornersNow: cornersOf(b),
    plane,
    ellipsoidal,
    bySide,
    pieces: change.pieces.map((piece) => pieceView(piece, piece.kind === 'added' ? b : a)),
    kept: comparison.kept.map((line) => inDegrees(line, b.shape.frame)),
    corners: comparison.corners.map((corner) => cornerView(corner, a, b)),
    objects: change.objects.map(objectChange),
    leftPeople: change.leftPeople.map(leftView),
  }
}

function pieceView({ shape, part, objects, ...piece }: PieceOfChange, version: BoundaryVersion): ChangePieceView {
  const parts = shape.parts.map((rings) => rings.map((ring) => inDegrees(ring, shape.frame)))
  const several = version.parts.length > 1
  const name = several ? (version.parts[part]!.name ?? String(part + 1)) : null
  return {
    ...piece,
    part: name,
    partEn: several ? (version.parts[part]!.nameEn ?? name) : null,
    at: anchorOf(shape),
    bounds: boundsOf(parts) as ChangePieceView['bounds'],
    parts,
    objects: objects.map(refOf),
  }
}

function cornerView(
  { kind, from, to, distanceMetres }: CornerChange,
  a: BoundaryVersion,
  b: BoundaryVersion,
): CornerChangeView {
  const number = to ? numberOf(to, b) : numberOf(from!, a)
  return {
    kind,
    number,
    from: from?.lngLat ?? null,
    to: to?.lngLat ?? null,
    xyFrom: from?.xy ?? null,
    xyTo: to?.xy ?? null,
    distanceMetres,
  }
}

function numberOf({ number: { part, ring, corner } }: CornerPlace, version: BoundaryVersion): string {
  const before = ring > 1 ? `${part}-${ring}-` : version.shape.parts.length > 1 ? `${part}-` : ''
  return `${before}J${corner}`
}

function objectChange({ place, target, change, before, after }: ChangedObject): ObjectChange {
  return {
    ref: refOf(place),
    change,
    before,
    after,
    persons: target && placeNumber(place, 'persons'),
    movedAway: target !== null && !target.livingThere,
  }
}

function leftView({ target: { place }, group, measure, controlLine, hazard }: LeftTarget): LeftPeople {
  return {
    ref: refOf(place),
    group,
    persons: placeNumber(place, 'persons'),
    households: placeNumber(place, 'households'),
    status: placeText(place, 'status'),
    statusDate: placeText(place, 'status_date'),
    source: placeText(place, 'source'),
    distanceMetres: measure?.distanceMetres ?? null,
    from: measure?.from ?? null,
    to: measure?.to ?? null,
    controlLine,
    hazard: hazard && { ref: refOf(hazard.hazard), distanceMetres: hazard.distanceMetres },
  }
}

const refOf = ({ layer, id }: Place): ObjectRef => ({ layer: layer.kind, id })

const cornersOf = ({ shape }: BoundaryVersion) =>
  shape.parts.reduce((sum, part) => sum + part.reduce((inPart, ring) => inPart + ring.length / 2 - 1, 0), 0)
