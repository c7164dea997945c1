import type { Frame } from '../../engine/geometry/frame.ts'
import { ellipsoidalMetres } from '../../engine/geometry/geodesic.ts'
import { textAt } from '../../engine/model/table.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import { cornerCount, type NamedCorner, namedCorners, placeOf, type Rings } from './outline-corners.ts'

export interface CornerRow extends NamedCorner {
  readonly x: number
  readonly y: number
  /** To the next corner by number. */
  readonly lengthMetres: number
  /** From the nearest corner that the version before has and this one has not; 0 where it has this one, too. */
  readonly movedMetres: number | null
}

/** Of each part of a version the row that it comes from, in the order of the outline. */
export function partRows({ park }: ParkView, version: string): { id: string }[] {
  return park.layers.flatMap(({ kind, table }) =>
    kind !== 'boundary'
      ? []
      : table.ids.flatMap((id, row) => {
          if ((textAt(table, 'version', row) ?? id) !== version) return []
          const { featureOffsets } = table.geometry
          return Array.from({ length: featureOffsets[row + 1]! - featureOffsets[row]! }, () => ({ id }))
        }),
  )
}

/** The corners of an outline by number. Rows are made when they are looked at. */
export function cornerRows(parts: Rings, rows: readonly { readonly id: string }[], frame: Frame, before: Rings | null) {
  const names = namedCorners(parts, rows)
  const gone = before && missingCorners(before, parts)
  const kept = before && keysOf(before)
  return {
    length: names.length,
    names,
    at(number: number): CornerRow {
      const named = names[number]!
      const [x, y] = placeOf(parts, named)!
      const count = cornerCount(parts[named.part]![named.ring]!)
      const next = placeOf(parts, { ...named, corner: (named.corner - 1 + count) % count })!
      const metres = (a: readonly [number, number], b: readonly [number, number]) =>
        ellipsoidalMetres(frame.toLngLat(a[0], a[1]), frame.toLngLat(b[0], b[1]))
      const moved = () => (gone && gone.length > 0 ? Math.min(...gone.map((corner) => metres([x, y], corner))) : null)
      return {
        ...named,
        x,
        y,
        lengthMetres: metres([x, y], next),
        movedMetres: kept?.has(`${x} ${y}`) ? 0 : moved(),
      }
    },
  }
}

const keysOf = (parts: Rings) => new Set(cornersOf(parts).map(([x, y]) => `${x} ${y}`))

function missingCorners(before: Rings, now: Rings): (readonly [number, number])[] {
  const kept = keysOf(now)
  return cornersOf(before).filter(([x, y]) => !kept.has(`${x} ${y}`))
}

function cornersOf(parts: Rings): (readonly [number, number])[] {
  return parts
    .flat()
    .flatMap((ring) => Array.from({ length: cornerCount(ring) }, (_, i) => [ring[i * 2]!, ring[i * 2 + 1]!] as const))
}

/** A corner that is typed farther off than this was meant elsewhere: its zone is missing, or a digit. */
export const FARTHEST_KILOMETRES = 100

export function isFarOff(frame: Frame, { x, y }: Pick<CornerRow, 'x' | 'y'>, axis: 'x' | 'y', value: number): boolean {
  const [sx, sy] = frame.metresPerUnit(x, y)
  return (axis === 'x' ? Math.abs(value - x) * sx : Math.abs(value - y) * sy) > FARTHEST_KILOMETRES * 1000
}

/** As a corner file writes it: three decimals of a metre or nine of a degree, and more where the number has them. */
export function coordinateText({ kind }: Frame, value: number): string {
  const fixed = value.toFixed(kind === 'plane' ? 3 : 9)
  return Number(fixed) === value ? fixed : String(value)
}
