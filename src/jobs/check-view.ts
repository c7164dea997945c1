import type { CheckAnswer } from '../engine/check.ts'
import { anchorOf } from '../engine/geometry/anchor.ts'
import { planeArea } from '../engine/geometry/area.ts'
import { ellipsoidalArea } from '../engine/geometry/ellipsoidal-area.ts'
import { type Frame, threeDegreeFrame } from '../engine/geometry/frame.ts'
import { reframe } from '../engine/geometry/reframe.ts'
import type { Finding } from '../engine/model/finding.ts'
import type { Ring } from '../engine/geometry/shape.ts'
import { type BoundaryVersion, frameOf } from '../engine/model/park.ts'
import { POSITIONS } from '../engine/model/placement.ts'
import { stateCodes } from '../engine/model/state-codes.ts'
import type { Coverage } from '../engine/model/scene.ts'
import { cellAt, shapeAt } from '../engine/model/table.ts'
import type { TargetLayer } from '../engine/model/target-layer.ts'
import { TARGET_STATES, type TargetState } from '../engine/model/target-state.ts'
import type { Note } from '../engine/model/trouble.ts'
import { RULE_BOOK, type RuleBook } from '../engine/rules/book.ts'
import { type GradingView, gradingView } from './grading-view.ts'

export type { TargetState } from '../engine/model/target-state.ts'

/** The protection targets of one layer, a value for each row of its table. */
export interface TargetsView {
  /** Index of the layer in the park. */
  readonly layer: number
  /** Places in TARGET_STATES, NO_STATE for a row without a shape: the ring around its symbol. */
  readonly states: Uint8Array
  /** Longitude and latitude of each, in turn; null where every row is one point, whose place the table has. */
  readonly anchors: Float64Array | null
  /**
   * Metres to the boundary that is checked, of rows that are areas, lines or several points and not outside; NaN of
   * others, and null where there are only single points: those are measured when somebody looks (`outline`).
   */
  readonly boundaryMetres: Float64Array | null
}

/** The boundary that is checked as it was approved: its edges are straight in this frame. */
export interface Outline {
  readonly frame: string
  readonly shift: readonly number[] | null
  readonly parts: readonly (readonly Ring[])[]
}

const OUTSIDE = POSITIONS.indexOf('outside')

/** Areas of a boundary version: in the plane of the named frame, and on the ellipsoid. */
export interface VersionFigures {
  readonly frame: string
  readonly planeSquareMetres: number
  readonly ellipsoidalSquareMetres: number
  readonly perimeterMetres: number
}

export interface Headcount {
  readonly places: number
  readonly persons: number
}

/** What a check says, as the page shows it. */
export interface CheckView {
  readonly asOf: string
  readonly inForce: string | null
  readonly checked: string | null
  readonly figures: Readonly<Record<string, VersionFigures>>
  readonly controlLines: readonly string[]
  readonly findings: readonly Finding[]
  /** Basis and words of the rules, for whoever explains the findings. */
  readonly book: RuleBook
  readonly notes: readonly Note[]
  readonly coverage: Coverage
  /** The surveys that count: layer of the park and row of its table; null where there is no layer of them. */
  readonly surveyed: readonly { readonly layer: number; readonly row: number }[] | null
  readonly gradings: GradingView
  readonly outline: Outline | null
  readonly targets: readonly TargetsView[]
  /** The three never overlap; near-limit is of the boundary or of the control line. */
  readonly inside: Headcount
  readonly straddling: Headcount
  readonly nearLimit: Headcount
}

export function checkView({ scene, findings, notes }: CheckAnswer): CheckView {
  const { layers, zone } = scene.park
  const targets = scene.targets.map((target) => targetsView(target, layers.indexOf(target.layer)))
  const heads = headcounts(scene.targets, targets)
  const planeFrame = threeDegreeFrame(zone)
  return {
    asOf: scene.asOf,
    inForce: scene.inForce?.id ?? null,
    checked: scene.checked?.id ?? null,
    figures: Object.fromEntries(scene.versions.map((version) => [version.id, figuresOf(version, planeFrame)])),
    controlLines: scene.controlLines.map((line) => line.id),
    findings,
    book: RULE_BOOK,
    notes,
    coverage: scene.coverage,
    surveyed: scene.surveys && scene.surveys.map(({ layer, index }) => ({ layer: layers.indexOf(layer), row: index })),
    gradings: gradingView(scene),
    outline: scene.checked && outlineOf(scene.checked),
    targets,
    inside: heads('inside'),
    straddling: heads('straddling'),
    nearLimit: heads('near-limit'),
  }
}

function outlineOf({ shape, parts }: BoundaryVersion): Outline {
  const { frame, shift } = parts[0]!.layer
  return { frame, shift, parts: shape.parts }
}

function targetsView(targets: TargetLayer, layer: number): TargetsView {
  const states = stateCodes(targets)
  const { table } = targets.layer
  if (targets.singlePoints) return { layer, states, anchors: null, boundaryMetres: null }
  const frame = frameOf(targets.layer)
  const anchors = new Float64Array(table.length * 2).fill(NaN)
  const boundaryMetres = new Float64Array(table.length).fill(NaN)
  for (let row = 0; row < table.length; row++) {
    const shape = shapeAt(table, row, frame)
    if (!shape) continue
    anchors.set(anchorOf(shape), row * 2)
    if (targets.boundary && targets.boundary[row] !== OUTSIDE)
      boundaryMetres[row] = targets.target(row)?.boundary?.measure?.distanceMetres ?? NaN
  }
  return { layer, states, anchors, boundaryMetres }
}

/** Places and persons of each state; those who moved away count nowhere. */
function headcounts(layers: readonly TargetLayer[], views: readonly TargetsView[]): (state: TargetState) => Headcount {
  const places = TARGET_STATES.map(() => 0)
  const persons = TARGET_STATES.map(() => 0)
  layers.forEach(({ layer: { table } }, k) => {
    const { states } = views[k]!
    const column = table.columns.get('persons')
    for (let row = 0; row < states.length; row++) {
      const state = states[row]!
      if (state >= TARGET_STATES.length) continue
      places[state]!++
      const count = column && cellAt(column, row)
      if (typeof count === 'number') persons[state]! += count
    }
  })
  return (state) => {
    const code = TARGET_STATES.indexOf(state)
    return { places: places[code]!, persons: persons[code]! }
  }
}

function figuresOf({ shape }: BoundaryVersion, planeFrame: Frame): VersionFigures {
  const { areaSquareMetres, perimeterMetres } = ellipsoidalArea(shape)
  const plane = shape.frame.survey ? shape : reframe(shape, planeFrame)
  return {
    frame: plane.frame.code,
    planeSquareMetres: planeArea(plane),
    ellipsoidalSquareMetres: areaSquareMetres,
    perimeterMetres,
  }
}
