import { type Frame, frameByCode } from '../../engine/geometry/frame.ts'
import { cellAt, type Table } from '../../engine/model/table.ts'
import type { ImportSettings, Receipt } from '../../project/receipt.ts'
import type { Draft } from './draft.ts'
import { swapAxes } from './swap-axes.ts'
import type { Trial } from './try-import.ts'

export interface ColumnView {
  readonly name: string
  /** First values, as text. */
  readonly samples: readonly string[]
}

/** Where a reading of the numbers would put the data: degrees, x and y interleaved. */
export interface Interpretation {
  readonly crs: string
  readonly swap: boolean
  readonly positions: Float64Array
}

/** A draft as the page shows it: what would happen, and what can be chosen. */
export interface DraftView {
  readonly id: string
  readonly file: string
  /** Layer inside the file, when it holds several or names it otherwise. */
  readonly layer: string
  readonly receipt: Receipt
  readonly settings: ImportSettings
  readonly usable: boolean
  readonly columns: readonly ColumnView[]
  /** Rows by geometry: none, points, lines, areas. */
  readonly shapes: readonly [number, number, number, number]
  readonly candidates: readonly string[]
  /** Readings to choose from by eye, when the numbers leave it open. */
  readonly interpretations: readonly Interpretation[]
}

const SAMPLES = 3
/** As many positions as a small map can show. */
const SKETCH_POSITIONS = 400

export function draftView(draft: Draft, trial: Trial): DraftView {
  const { table } = draft.raw
  const shapes: [number, number, number, number] = [0, 0, 0, 0]
  for (const code of table.geometry.shapeCodes) shapes[code as 0]++
  return {
    id: draft.id,
    file: draft.source.main.name,
    layer: draft.raw.name,
    receipt: trial.receipt,
    settings: draft.settings,
    usable: trial.layer !== null,
    columns: [...table.columns].map(([name, column]) => ({
      name,
      samples: samplesOf(table, (index) => cellAt(column, index)),
    })),
    shapes,
    candidates: draft.candidates,
    interpretations: interpretationsOf(draft),
  }
}

function samplesOf(table: Table, at: (index: number) => unknown): string[] {
  const samples: string[] = []
  for (let index = 0; index < table.length && samples.length < SAMPLES; index++) {
    const value = at(index)
    if (value !== null) samples.push(typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  return samples
}

/** Both orders of the axes when they are in doubt, and every coordinate system that the numbers may be in. */
function interpretationsOf({ raw, candidates, settings, axesDoubtful }: Draft): Interpretation[] {
  const codes = candidates.length > 1 ? candidates.slice(0, 4) : settings.crs === null ? [] : [settings.crs]
  if (codes.length < 2 && !axesDoubtful) return []
  return codes.flatMap((crs) => {
    const frame = frameByCode(crs, settings.shift)
    if (!frame) return []
    const swaps = axesDoubtful ? [false, true] : [settings.swap]
    return swaps.map((swap) => ({ crs, swap, positions: sketch(raw.table, frame, swap) }))
  })
}

function sketch(table: Table, frame: Frame, swap: boolean): Float64Array {
  const { positions } = (swap ? swapAxes(table) : table).geometry
  const count = positions.length / 2
  const every = Math.max(1, Math.ceil(count / SKETCH_POSITIONS))
  const sketched: number[] = []
  for (let i = 0; i < count; i += every) {
    const [lng, lat] = frame.toLngLat(positions[i * 2]!, positions[i * 2 + 1]!)
    if (Number.isFinite(lng) && Number.isFinite(lat)) sketched.push(lng, lat)
  }
  return Float64Array.from(sketched)
}
