import type { Geometry } from '../engine/model/table.ts'

const NAMES = ['', 'POINT', 'LINESTRING', 'POLYGON'] as const

/** A row's shape as WKT (OGC 06-103r4), '' without one; shortest numbers that read back the same. */
export function wktOf(geometry: Geometry, row: number): string {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = geometry
  const code = shapeCodes[row]!
  if (code === 0) return ''
  const ring = (r: number) => {
    const corners: string[] = []
    for (let i = ringOffsets[r]!; i < ringOffsets[r + 1]!; i++)
      corners.push(`${number(positions[i * 2]!)} ${number(positions[i * 2 + 1]!)}`)
    return `(${corners.join(', ')})`
  }
  const parts: string[] = []
  for (let p = featureOffsets[row]!; p < featureOffsets[row + 1]!; p++) {
    const rings: string[] = []
    for (let r = partOffsets[p]!; r < partOffsets[p + 1]!; r++) rings.push(ring(r))
    parts.push(code === 3 ? `(${rings.join(', ')})` : rings.join(', '))
  }
  if (parts.length === 0) return `${NAMES[code]!} EMPTY`
  return parts.length === 1 ? `${NAMES[code]!} ${parts[0]!}` : `MULTI${NAMES[code]!} (${parts.join(', ')})`
}

const number = (value: number) => (Object.is(value, -0) ? '-0' : String(value))
