import { resized } from '../engine/model/resized.ts'
import { filterRows } from '../engine/model/select-rows.ts'
import { type Geometry, SHAPE_CODES, type Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import type { RawLayer } from './format.ts'
import { DUPLICATE, OPEN, ringFaults, SHORT, WOUND } from './ring-faults.ts'

/**
 * The layer with every ring of its polygons closed, wound with the interior to the left and free of repeated corners.
 * A hole of fewer than three different corners goes; so does the whole row of such an outer ring, or of a line of fewer
 * than two different points. Everything is in a note, only not that all rings were wound the other way: that is the
 * habit of a format. A layer without fault comes back as it is. `file` is the place to name.
 */
export function repairRings(layer: RawLayer, file: string): RawLayer {
  const faults = ringFaults(layer.table.geometry)
  if (!faults) return layer
  const ledger = new Ledger()
  const leftOut = [...(layer.leftOut ?? [])]
  const kept = filterRows(layer.table, (index) => !droppedFor(layer.table, index, faults.bits, ledger, leftOut))
  // The rings that are left have other numbers.
  const left = kept === layer.table ? faults : ringFaults(kept.geometry)
  const table = left ? { ...kept, geometry: repaired(kept, left.bits, faults.oneWay, ledger) } : kept
  const notes = ledger.notes(file)
  return { ...layer, table, leftOut, notes: [...layer.notes, ...notes] }
}

/** Rings by what was done to them, with their rows. */
class Ledger {
  #entries = new Map<string, { level: Note['level']; count: number; rows: number[] }>()

  add(level: Note['level'], code: string, row: number): void {
    const entry = this.#entries.get(code)
    if (!entry) this.#entries.set(code, { level, count: 1, rows: [row] })
    else {
      entry.count++
      if (entry.rows.at(-1) !== row) entry.rows.push(row)
    }
  }

  notes(file: string): Note[] {
    return [...this.#entries].map(([code, { level, count, rows }]) => ({
      level,
      code,
      params: { count },
      where: { file, row: rows[0]! },
      ...(rows.length > 1 && { rows }),
    }))
  }
}

/** Whether a row has to go because a line or an outer ring of it is none; ledger and `leftOut` then have it. */
function droppedFor(table: Table, index: number, bits: Uint8Array, ledger: Ledger, leftOut: number[]): boolean {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  for (let p = featureOffsets[index]!; p < featureOffsets[index + 1]!; p++) {
    // A line is a part with one ring, so its first is all of it.
    if (!(bits[partOffsets[p]!]! & SHORT)) continue
    const isLine = shapeCodes[index] === SHAPE_CODES.line
    ledger.add('error', isLine ? 'short-line' : 'short-ring', table.rows[index]!)
    const startOf = (feature: number) => ringOffsets[partOffsets[featureOffsets[feature]!]!]! * 2
    for (let i = startOf(index); i < startOf(index + 1); i++) leftOut.push(positions[i]!)
    return true
  }
  return false
}

/** Which way all rings of a file run is the habit of its format and not told. */
function repaired(table: Table, bits: Uint8Array, oneWay: boolean, ledger: Ledger): Geometry {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  // Closing adds one position to a ring.
  const target = new Float64Array(positions.length + 2 * bits.filter((fault) => fault & OPEN).length)
  const rings = new Uint32Array(ringOffsets.length)
  const parts = new Uint32Array(partOffsets.length)
  let at = 0
  let ring = 0
  for (let f = 0; f < shapeCodes.length; f++)
    for (let p = featureOffsets[f]!; p < featureOffsets[f + 1]!; p++) {
      for (let r = partOffsets[p]!; r < partOffsets[p + 1]!; r++) {
        const source = positions.subarray(ringOffsets[r]! * 2, ringOffsets[r + 1]! * 2)
        const fault = bits[r]!
        const row = table.rows[f]!
        if (fault & SHORT) {
          ledger.add('note', 'short-hole', row)
          continue
        }
        if (fault & DUPLICATE) ledger.add('note', 'duplicate-corners', row)
        if (fault & OPEN) ledger.add('note', 'rings-closed', row)
        if (!oneWay && fault & WOUND) ledger.add('note', 'rings-wound', row)
        at = fault === 0 ? append(source, target, at) : appendRepaired(source, fault, target, at)
        rings[++ring] = at / 2
      }
      parts[p + 1] = ring
    }
  return {
    shapeCodes,
    positions: resized(target, at),
    ringOffsets: rings.slice(0, ring + 1),
    partOffsets: parts,
    featureOffsets,
  }
}

function append(source: Float64Array, target: Float64Array, at: number): number {
  target.set(source, at)
  return at + source.length
}

function appendRepaired(source: Float64Array, fault: number, target: Float64Array, at: number): number {
  const first = at
  for (let i = 0; i < source.length; i += 2) {
    // Turned, a ring starts and ends at the same corner as before.
    const from = fault & WOUND && i > 0 ? turnedIndex(source, fault, i) : i
    const x = source[from]!
    const y = source[from + 1]!
    if (at > first && target[at - 2] === x && target[at - 1] === y) continue
    target[at] = x
    target[at + 1] = y
    at += 2
  }
  if (target[first] !== target[at - 2] || target[first + 1] !== target[at - 1]) {
    target[at] = target[first]!
    target[at + 1] = target[first + 1]!
    at += 2
  }
  return at
}

/** Where the i-th number of a ring stands when the ring is run through backwards from its first corner. */
function turnedIndex(source: Float64Array, fault: number, i: number): number {
  return fault & OPEN ? source.length - i : source.length - 2 - i
}
