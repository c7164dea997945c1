import Flatbush from 'flatbush'
import { planeArea } from '../engine/geometry/area.ts'
import { ellipsoidalArea } from '../engine/geometry/ellipsoidal-area.ts'
import { anchorOf } from '../engine/geometry/anchor.ts'
import { type Frame, threeDegreeFrame, threeDegreeZone } from '../engine/geometry/frame.ts'
import { reframe } from '../engine/geometry/reframe.ts'
import { type Bounds, boundsOf, joinBounds, type Shape } from '../engine/geometry/shape.ts'
import { measureTo, positionOf } from '../engine/model/placement.ts'
import { hasSinglePoints } from '../engine/model/single-points.ts'
import { shapeAt } from '../engine/model/table.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import type { FormatFile } from '../formats/format.ts'
import { idOf, type Item, itemsOf, type PlacedRows, readRows } from './placed-rows.ts'
import { readOnlyLayer } from './read-only-layer.ts'
import { isNoFarther, screenSinglePoints } from './screen-single-points.ts'

export interface ScreenOptions {
  readonly withinMetres: number | null
  readonly zoneId: string | null
  readonly targetId: string | null
}

export interface ScreenRow {
  readonly targetId: string
  readonly zoneId: string
  readonly verdict: 'inside' | 'on-line' | 'straddling' | 'within'
  readonly distanceMetres: number
  /** Share of a polygon target's own area that is inside; null for points and lines. */
  readonly share: number | null
  readonly target: Shape
}

export interface ScreenZone {
  readonly id: string
  readonly ellipsoidalSquareMetres: number
  readonly planeSquareMetres: number
  readonly perimeterMetres: number
}

export interface ScreenResult {
  readonly zones: readonly ScreenZone[]
  readonly rows: readonly ScreenRow[]
  readonly notes: readonly Note[]
}

/** Which targets lie in, on, across or near which zones. Zone edges are straight in the zone file's coordinates. */
export async function screen(
  zoneFile: FormatFile,
  targetFile: FormatFile,
  options: ScreenOptions,
  beside: { readonly zones: readonly FormatFile[]; readonly targets: readonly FormatFile[] } = {
    zones: [],
    targets: [],
  },
): Promise<ScreenResult> {
  const notes: Note[] = []
  const zoneRows = readRows(await readOnlyLayer(zoneFile, beside.zones), zoneFile.name, options.zoneId, notes)
  const zones = itemsOf(zoneRows, notes).filter(({ shape, row }) => {
    if (shape.kind === 'polygon') return true
    notes.push({
      level: 'error',
      code: 'zones-not-areas',
      params: { found: shape.kind },
      where: { file: zoneFile.name, row },
    })
    return false
  })
  const targets = readRows(await readOnlyLayer(targetFile, beside.targets), targetFile.name, options.targetId, notes)
  if (looksSwapped(zones, targets)) throw new InputError('swapped-files', {}, { file: targetFile.name })
  const rows = hasSinglePoints(targets.table)
    ? screenPoints(zones, targets, options.withinMetres)
    : screenItems(zones, itemsOf(targets, notes), options.withinMetres)
  return { zones: zones.map(zoneFigures), rows, notes }
}

/** Two files of longitudes and latitudes that only meet when the axes of one are exchanged. */
function looksSwapped(zones: readonly Item[], { table, frame }: PlacedRows): boolean {
  const a = joinBounds(zones.map(({ shape }) => shape.bounds))
  const b = boundsOf([[table.geometry.positions]])
  if (!a || b[0] > b[2] || zones[0]!.shape.frame.kind !== 'geographic' || frame.kind !== 'geographic') return false
  const meet = (p: Bounds, q: Bounds, margin: number) =>
    p[0] - margin <= q[2] && q[0] - margin <= p[2] && p[1] - margin <= q[3] && q[1] - margin <= p[3]
  return !meet(a, b, 1) && meet(a, [b[1], b[0], b[3], b[2]], 0)
}

function zoneFigures({ id, shape }: Item): ScreenZone {
  const { areaSquareMetres, perimeterMetres } = ellipsoidalArea(shape)
  const plane =
    shape.frame.zone !== null ? shape : reframe(shape, threeDegreeFrame(threeDegreeZone(anchorOf(shape)[0])))
  return {
    id,
    ellipsoidalSquareMetres: areaSquareMetres,
    planeSquareMetres: planeArea(plane),
    perimeterMetres,
  }
}

/** Points, each a row, need no shape until they are in a pair. */
function screenPoints(
  zones: readonly Item[],
  { table, frame, idField }: PlacedRows,
  withinMetres: number | null,
): ScreenRow[] {
  const shapes = zones.map(({ shape }) => shape)
  const rows: ScreenRow[] = []
  for (const { point, zone, ...row } of screenSinglePoints(table.geometry.positions, frame, shapes, withinMetres))
    rows.push({
      targetId: idOf(table, point, idField),
      zoneId: zones[zone]!.id,
      share: null,
      target: shapeAt(table, point, frame)!,
      ...row,
    })
  return rows
}

/** Rows by target, then by zone, in the order of the files. */
function screenItems(zones: readonly Item[], targets: readonly Item[], withinMetres: number | null): ScreenRow[] {
  const frame = zones[0]?.shape.frame
  if (!frame) return []
  const index = new Flatbush(zones.length)
  for (const { shape } of zones) index.add(...shape.bounds)
  index.finish()
  const rows: ScreenRow[] = []
  for (const { id, shape: original } of targets) {
    const target = reframe(original, frame)
    const near = index.search(...widen(target.bounds, frame, withinMetres ?? 0)).sort((a, b) => a - b)
    for (const k of near) {
      const row = screenPair(target, zones[k]!.shape, withinMetres)
      if (row) rows.push({ targetId: id, zoneId: zones[k]!.id, target: original, ...row })
    }
  }
  return rows
}

function screenPair(
  target: Shape,
  zone: Shape,
  withinMetres: number | null,
): Pick<ScreenRow, 'verdict' | 'distanceMetres' | 'share'> | null {
  const { position, share } = positionOf(target, zone)
  if (position === 'outside') {
    if (withinMetres === null) return null
    const measure = measureTo(target, zone)
    return measure && isNoFarther(measure, withinMetres)
      ? { verdict: 'within', distanceMetres: measure.distanceMetres, share }
      : null
  }
  const measured = target.kind === 'point' && position === 'inside' ? measureTo(target, zone) : null
  return { verdict: position, distanceMetres: measured?.distanceMetres ?? 0, share }
}

/** Bounds widened by a distance: 2 % more than enough for the change of scale across them. */
function widen([x0, y0, x1, y1]: Bounds, frame: Frame, metres: number): [number, number, number, number] {
  const scales = [y0, y1].map((y) => frame.metresPerUnit(x0, y))
  const dy = (metres * 1.02) / Math.min(...scales.map(([, sy]) => sy))
  const dx = (metres * 1.02) / Math.min(...scales.map(([sx]) => sx))
  return [x0 - dx, y0 - dy, x1 + dx, y1 + dy]
}
