import type { Row, Value } from '../engine/model/table.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { readGeometry } from './geojson-geometry.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** GeoJSON features to rows, with a note for what was repaired or cannot be used. Rows count from 1. */
export function rowsOfFeatures(features: readonly unknown[], file: string): { rows: Row[]; notes: Note[] } {
  const rows: Row[] = []
  const notes: Note[] = []
  let closed = 0
  let wound = 0
  features.forEach((feature, i) => {
    const row = i + 1
    try {
      if (!isObject(feature) || feature['type'] !== 'Feature') throw new InputError('not-a-feature')
      const geometry = readGeometry(feature['geometry'])
      closed += geometry?.closed ?? 0
      wound += geometry?.wound ?? 0
      const id = feature['id']
      const properties = feature['properties']
      rows.push({
        id: typeof id === 'string' || typeof id === 'number' ? String(id) : '',
        row,
        shape: geometry && { kind: geometry.kind, parts: geometry.parts },
        values: new Map(isObject(properties) ? (Object.entries(properties) as [string, Value][]) : []),
      })
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      notes.push({ level: 'error', code: error.code, params: error.params, where: { file, row } })
    }
  })
  if (closed > 0) notes.push({ level: 'note', code: 'rings-closed', params: { count: closed }, where: { file } })
  if (wound > 0) notes.push({ level: 'note', code: 'rings-wound', params: { count: wound }, where: { file } })
  return { rows, notes }
}
