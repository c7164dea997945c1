import type { Area } from './area.ts'
import type { Disc } from './disc.ts'
import { CellRuns, COVERED } from './cell-runs.ts'
import { drawArea } from './draw-area.ts'
import { drawDisc } from './draw-disc.ts'
import type { Lattice } from './lattice.ts'
import { reachOf } from './reach.ts'
import { ZoneSets } from './zone-sets.ts'

/** A polygon, or the places within some metres of a point; in the frame of the lattice. */
export type Zone = Area | Disc

/**
 * Zones drawn on a lattice. Each cell holds two numbers of sets: the zones that surely cover all of it, and those that
 * are open, because an edge may reach it. One look answers for every point of a cell without open zones; in the others
 * the exact test is asked, and only about those zones. Zones are known by their place in the list.
 */
export class ZoneGrid {
  readonly lattice: Lattice
  sets = new ZoneSets()
  readonly cover: Uint32Array
  readonly open: Uint32Array
  /** For each row the columns from … up to … that are not empty. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** Areas and discs apart, each at the number of its zone: the inner loops then know what they have at hand. */
  areas: (Area | null)[] = []
  discs: (Disc | null)[] = []
  readonly #marginMetres: number
  readonly #runs = new CellRuns()

  /** A place nearer to an edge of an area than `marginMetres` (metres) is in an open cell. */
  constructor(lattice: Lattice, zones: readonly Zone[], marginMetres = 0) {
    this.lattice = lattice
    this.#marginMetres = marginMetres
    this.cover = new Uint32Array(lattice.columns * lattice.rows)
    this.open = new Uint32Array(lattice.columns * lattice.rows)
    this.from = new Uint32Array(lattice.rows).fill(lattice.columns)
    this.to = new Uint32Array(lattice.rows)
    zones.forEach((zone, index) => this.set(index, zone))
  }

  /** Draws other zones in the place of all, from nothing, in the memory that there is. */
  redraw(zones: readonly Zone[]): void {
    this.sets = new ZoneSets()
    this.areas = []
    this.discs = []
    this.cover.fill(0)
    this.open.fill(0)
    this.from.fill(this.lattice.columns)
    this.to.fill(0)
    zones.forEach((zone, index) => this.set(index, zone))
  }

  /** Whether no zone reaches an outer cell of the lattice, so that what lies beyond it lies in none. */
  get isEmptyOutside(): boolean {
    const { columns, rows } = this.lattice
    const empty = (row: number) => this.from[row]! >= this.to[row]!
    if (!empty(0) || !empty(rows - 1)) return false
    return this.from.every((from, row) => empty(row) || (from > 0 && this.to[row]! < columns))
  }

  /** Draws a zone in the place of another one, or of none; only the cells of the two are touched. */
  set(index: number, zone: Zone | null): void {
    const old = this.areas[index] ?? this.discs[index]
    if (old) this.#paint(old, index, false)
    this.areas[index] = zone && 'parts' in zone ? zone : null
    this.discs[index] = zone && !('parts' in zone) ? zone : null
    if (zone) this.#paint(zone, index, true)
  }

  #paint(zone: Zone, index: number, adds: boolean): void {
    const { lattice, sets } = this
    const runs = this.#runs
    runs.count = 0
    if ('parts' in zone) drawArea(lattice, zone, ...reachOf(zone.shape, this.#marginMetres), runs)
    else drawDisc(lattice, zone, runs)
    const { data, count } = runs
    for (let run = 0; run < count; run++) {
      const row = data[run * 4]!
      const first = data[run * 4 + 1]!
      const last = data[run * 4 + 2]!
      const cells = data[run * 4 + 3] === COVERED ? this.cover : this.open
      if (first < this.from[row]!) this.from[row] = first
      if (last >= this.to[row]!) this.to[row] = last + 1
      // Cells in a run mostly hold the same set, so it is changed once.
      let before = -1
      let after = 0
      const start = row * lattice.columns
      for (let cell = start + first; cell <= start + last; cell++) {
        if (cells[cell] !== before) {
          before = cells[cell]!
          after = adds ? sets.add(before, index) : sets.without(before, index)
        }
        cells[cell] = after
      }
    }
  }
}
