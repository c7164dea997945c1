import { type Frame, frameByCode } from '../engine/geometry/frame.ts'
import { projectPoints } from '../engine/geometry/project-points.ts'
import type { Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import { type FormatFile, NO_OPTIONS, type RawLayer, SILENT_JOB } from '../formats/format.ts'
import { readSource } from '../formats/index.ts'
import { gatherSources } from '../formats/sources.ts'
import { droppedRows } from './dropped-rows.ts'
import { placedLayer } from './placed-layer.ts'

export interface InspectedLayer {
  readonly name: string
  readonly features: number
  readonly nullGeometry: number
  readonly types: readonly string[]
  readonly crs: string | null
  readonly fields: readonly string[]
  /** West, south, east, north of the transformed corners, degrees. */
  readonly bounds: readonly [number, number, number, number] | null
}

export interface Inspection {
  readonly layers: readonly InspectedLayer[]
  readonly refused: readonly { readonly layer: string; readonly note: Note }[]
  readonly notes: readonly Note[]
}

const GEOGRAPHIC = frameByCode('EPSG:4490')!

/** What is in a file, or in files that belong together. Throws InputError when nothing of it can be used. */
export async function inspect(files: readonly FormatFile[], encoding: string | null): Promise<Inspection> {
  const layers: InspectedLayer[] = []
  const refused: { layer: string; note: Note }[] = []
  const notes: Note[] = []
  const gathered = await gatherSources(files)
  notes.push(...gathered.notes)
  for (const source of gathered.sources) {
    const read = await readSource(source, { ...NO_OPTIONS, encoding }, SILENT_JOB)
    refused.push(...read.refused)
    for (const raw of read.layers) {
      const placed = placedLayer(raw, source.main.name, read.format)
      layers.push(inspectLayer(raw, placed.table, placed.frame))
      notes.push(...raw.notes, ...placed.notes)
    }
  }
  return { layers, refused, notes }
}

function inspectLayer(raw: RawLayer, table: Table, frame: Frame | null): InspectedLayer {
  const { shapeCodes } = table.geometry
  return {
    name: raw.name,
    features: table.length + droppedRows(raw),
    nullGeometry: shapeCodes.reduce((count, code) => count + (code === 0 ? 1 : 0), 0),
    types: typesOf(table),
    crs: frame && /^EPSG:/.test(frame.code) ? frame.code : null,
    fields: [...raw.table.columns.keys()],
    bounds: frame && boundsOf(projectPoints(table.geometry.positions, frame, GEOGRAPHIC)),
  }
}

const NAMES = ['', 'Point', 'LineString', 'Polygon'] as const

function typesOf({ geometry: { shapeCodes, featureOffsets } }: Table): string[] {
  const types = new Set<string>()
  shapeCodes.forEach((code, index) => {
    if (code === 0) return
    const several = featureOffsets[index + 1]! - featureOffsets[index]! > 1
    types.add(`${several ? 'Multi' : ''}${NAMES[code as 1]}`)
  })
  return [...types].sort()
}

function boundsOf(positions: Float64Array): InspectedLayer['bounds'] {
  if (positions.length === 0) return null
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < positions.length; i += 2) {
    west = Math.min(west, positions[i]!)
    east = Math.max(east, positions[i]!)
    south = Math.min(south, positions[i + 1]!)
    north = Math.max(north, positions[i + 1]!)
  }
  return [west, south, east, north]
}
