import type { Frame } from '../engine/geometry/frame.ts'
import { threeDegreeFrame, threeDegreeZone } from '../engine/geometry/frame.ts'
import { makeShape, type Shape } from '../engine/geometry/shape.ts'
import { compareOutlines } from '../engine/diff/compare-outlines.ts'
import type { SideChange } from '../engine/diff/object-change.ts'
import type { OutlineComparison } from '../engine/diff/outline-comparison.ts'
import { type Tolerance, toleranceOf } from '../engine/diff/tolerance.ts'
import { polygonCentroid } from '../engine/diff/side-of-change.ts'
import { valueAt } from '../engine/model/table.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import type { FormatFile } from '../formats/format.ts'
import { plainNumber } from '../formats/plain-number.ts'
import { sideChange } from './diff-targets.ts'
import { outlineFault } from './outline-fault.ts'
import { itemsOf, type PlacedRows, readRows } from './placed-rows.ts'
import { readOnlyLayer } from './read-only-layer.ts'

/** A file, and those that belong to it. */
export type FileGroup = readonly [FormatFile, ...FormatFile[]]

export interface DiffOptions {
  /** Null: the sum of the stated accuracies, at least 1 m. */
  readonly toleranceMetres: number | null
  /** Null: that of the outlines, else the 3° zone of the old one's centroid. */
  readonly zone: Frame | null
}

export interface DiffTargets {
  /** As it is named in the answer. */
  readonly name: string
  readonly files: FileGroup
}

export interface TargetChange {
  readonly file: string
  readonly id: string
  readonly change: SideChange
}

export interface DiffResult extends Tolerance {
  /** Names of the files. */
  readonly old: string
  readonly now: string
  readonly comparison: OutlineComparison
  /** The frame of the change polygons. */
  readonly frame: Frame
  readonly plane: Frame
  readonly targets: readonly TargetChange[]
  readonly notes: readonly Note[]
}

/** What changed from one outline to another, and which targets changed sides. */
export async function diff(
  oldFile: FileGroup,
  nowFile: FileGroup,
  targets: readonly DiffTargets[],
  options: DiffOptions,
): Promise<DiffResult> {
  const notes: Note[] = []
  const old = await readOutline(oldFile, notes)
  const now = await readOutline(nowFile, notes)
  const tolerance = toleranceOf(options.toleranceMetres, old.accuracyMetres, now.accuracyMetres)
  const plane = options.zone ?? zoneOf(old.shape, now.shape)
  const changes: TargetChange[] = []
  for (const { name, files } of targets) {
    const [main, ...beside] = files
    const rows = readRows(await readOnlyLayer(main, beside), main.name, null, notes)
    for (const { id, shape } of itemsOf(rows, notes))
      changes.push({ file: name, id, change: sideChange(shape, old.shape, now.shape) })
  }
  return {
    old: oldFile[0].name,
    now: nowFile[0].name,
    comparison: compareOutlines(old.shape, now.shape, { toleranceMetres: tolerance.toleranceMetres, plane }),
    frame: now.shape.frame,
    ...tolerance,
    plane,
    targets: changes,
    notes,
  }
}

const NOT_AREA = { line: 'outline-is-line', point: 'outline-is-point' } as const

/** All features of a file together are one outline. A row that cannot be used leaves no outline to compare. */
async function readOutline(
  [main, ...beside]: FileGroup,
  notes: Note[],
): Promise<{ shape: Shape; accuracyMetres: number | null }> {
  const own: Note[] = []
  const rows = readRows(await readOnlyLayer(main, beside), main.name, null, own)
  const items = itemsOf(rows, own)
  const wrong = own.find(({ level }) => level === 'error')
  if (wrong) throw new InputError(wrong.code, wrong.params, wrong.where)
  notes.push(...own)
  for (const { shape, row } of items) {
    const where = { file: main.name, row }
    if (shape.kind !== 'polygon') throw new InputError(NOT_AREA[shape.kind], {}, where)
    const fault = outlineFault(shape)
    if (fault) throw new InputError(fault.code, { x: fault.at[0], y: fault.at[1] }, where)
  }
  const versions = versionsIn(rows)
  if (versions.length > 1)
    throw new InputError('several-versions', { versions: versions.join(', ') }, { file: main.name })
  const shape = makeShape(
    'polygon',
    rows.frame,
    items.flatMap((item) => item.shape.parts),
  )
  if (shape.parts.length === 0) throw new InputError('no-outline', {}, { file: main.name })
  return { shape, accuracyMetres: accuracyOf(rows, notes) }
}

function versionsIn({ table }: PlacedRows): string[] {
  const versions = new Set<string>()
  for (let index = 0; index < table.length; index++) {
    const version = valueAt(table, 'version', index)
    if (version !== null && version !== '') versions.add(String(version))
  }
  return [...versions]
}

/** The coarsest of the accuracies that its rows state; some formats know only texts. */
function accuracyOf({ file, table }: PlacedRows, notes: Note[]): number | null {
  let coarsest: number | null = null
  for (let index = 0; index < table.length; index++) {
    const value = valueAt(table, 'accuracy_m', index)
    if (value === null || value === '') continue
    const metres = typeof value === 'string' ? plainNumber(value.trim()) : Number(value)
    if (metres >= 0) coarsest = Math.max(coarsest ?? 0, metres)
    else {
      const where = { file, row: table.rows[index]! }
      notes.push({ level: 'note', code: 'accuracy-not-read', params: { value: String(value) }, where })
    }
  }
  return coarsest
}

function zoneOf(old: Shape, now: Shape): Frame {
  for (const { frame } of [now, old]) if (frame.survey) return frame
  const [lng] = old.frame.toLngLat(...polygonCentroid(old))
  return threeDegreeFrame(threeDegreeZone(lng))
}
