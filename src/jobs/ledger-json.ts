import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import { anchorOf } from '../engine/geometry/anchor.ts'
import type { ControlAudit } from '../engine/ledger/control-audit.ts'
import type { SideText } from '../engine/ledger/four-sides.ts'
import type { Ledger, PieceOfChange, VersionChange } from '../engine/ledger/ledger.ts'
import type { LeftTarget } from '../engine/ledger/left-people.ts'
import type { ChangedObject } from '../engine/ledger/side-changes.ts'
import { type Place, placeNumber, placeText } from '../engine/model/park.ts'
import { comparisonRecord } from './diff-output.ts'

/** The ledger as `sizhi check --against` writes it: numbers are not rounded, what was compared is as in `sizhi diff`. */
export function ledgerRecord({ change, materials, control, sides, declared }: Ledger) {
  return {
    ...(change && changeRecord(change)),
    materials: materials.rows.map(({ material, cells }) => ({
      id: material,
      cites: cells[0]?.cited ?? null,
      versions: Object.fromEntries(
        cells.map(({ state, days }, i) => [materials.versions[i]!, days === null ? { state } : { state, days }]),
      ),
    })),
    control_line: control && controlRecord(control),
    four_sides: sides.map(sideRecord),
    declared: declared.map(
      ({ version, number, part, declaredHectares, planeSquareMetres, ellipsoidalSquareMetres }) => ({
        version,
        number,
        part,
        declared_ha: declaredHectares,
        plane_m2: planeSquareMetres,
        ellipsoidal_m2: ellipsoidalSquareMetres,
      }),
    ),
  }
}

function changeRecord({ a, b, comparison, ...change }: VersionChange) {
  return {
    from: a.id,
    to: b.id,
    tolerance_m: change.toleranceMetres,
    ...comparisonRecord(comparison),
    pieces: change.pieces.map(pieceRecord),
    objects: change.objects.map(objectRecord),
    left_people: change.leftPeople.map(leftRecord),
  }
}

const pieceRecord = ({ kind, shape, side, part, objects, ...piece }: PieceOfChange) => ({
  kind,
  side,
  part: part + 1,
  plane_m2: piece.planeSquareMetres,
  ellipsoidal_m2: piece.ellipsoidalSquareMetres,
  within_tolerance: piece.withinTolerance,
  at: anchorOf(shape),
  objects: objects.map(refOf),
})

const objectRecord = ({ place, target, change, before, after }: ChangedObject) => ({
  ...refOf(place),
  change,
  before,
  after,
  ...(target && { persons: placeNumber(place, 'persons'), moved_away: !target.livingThere }),
})

const leftRecord = ({ target: { place }, group, measure, controlLine, hazard }: LeftTarget) => ({
  ...refOf(place),
  group,
  persons: placeNumber(place, 'persons'),
  record: {
    status: placeText(place, 'status'),
    date: placeText(place, 'status_date'),
    source: placeText(place, 'source'),
  },
  distance_m: measure?.distanceMetres ?? null,
  nearest: (measure?.to ?? null) as LngLat | null,
  control_line: controlLine,
  hazard: hazard && { id: hazard.hazard.id, distance_m: hazard.distanceMetres },
})

const controlRecord = ({ lines, parts }: ControlAudit) => ({
  lines: lines.map(({ id, date, cites, daysAfterApproval }) => ({
    id,
    date,
    cites,
    days_after_approval: daysAfterApproval,
  })),
  parts: parts.map(({ name, encloses, beyondMetres, least, greatest }) => ({
    part: name,
    encloses,
    beyond_m: beyondMetres,
    least: { distance_m: least.metres, at: least.at },
    greatest: { distance_m: greatest.metres, at: greatest.at },
  })),
})

const sideRecord = ({ part, side, text, along, tiedBy, gap }: SideText) => ({
  part: part + 1,
  side,
  text,
  along: along.map(({ layer, id }) => ({ layer, id })),
  tied_by: tiedBy,
  least_m: gap?.leastMetres ?? null,
  greatest_m: gap?.greatestMetres ?? null,
})

const refOf = ({ layer, id }: Place) => ({ layer: layer.kind, id })
