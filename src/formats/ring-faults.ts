import { ringArea } from '../engine/geometry/area.ts'
import { type Geometry, SHAPE_CODES } from '../engine/model/table.ts'

/** What is the matter with a ring: bits of a byte. */
export const OPEN = 1
export const DUPLICATE = 2
/** Fewer than three different positions, or two of a line. */
export const SHORT = 4
export const WOUND = 8

/**
 * What is the matter with each ring of a layer, or null when nothing is. `oneWay` says that every ring is wound the
 * wrong way round, or none. Points have no faults, lines can only be short.
 */
export function ringFaults(geometry: Geometry): { bits: Uint8Array; oneWay: boolean } | null {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = geometry
  let bits: Uint8Array | null = null
  let right = 0
  let wrong = 0
  for (let f = 0; f < shapeCodes.length; f++) {
    const code = shapeCodes[f]
    if (code !== SHAPE_CODES.line && code !== SHAPE_CODES.polygon) continue
    for (let p = featureOffsets[f]!; p < featureOffsets[f + 1]!; p++)
      for (let r = partOffsets[p]!; r < partOffsets[p + 1]!; r++) {
        const ring = positions.subarray(ringOffsets[r]! * 2, ringOffsets[r + 1]! * 2)
        let fault: number
        if (code === SHAPE_CODES.line) fault = differentPositions(ring, 2) < 2 ? SHORT : 0
        else {
          const area = ringArea(ring)
          const wound = area !== 0 && area > 0 !== (r === partOffsets[p])
          if (wound) wrong++
          else if (area !== 0) right++
          fault = polygonRingFault(ring) | (wound ? WOUND : 0)
        }
        if (fault === 0) continue
        bits ??= new Uint8Array(ringOffsets.length - 1)
        bits[r] = fault
      }
  }
  return bits && { bits, oneWay: right === 0 || wrong === 0 }
}

function polygonRingFault(ring: Float64Array): number {
  const n = ring.length
  if (differentPositions(ring, 3) < 3) return SHORT
  let fault = ring[0] === ring[n - 2] && ring[1] === ring[n - 1] ? 0 : OPEN
  for (let i = 2; i < n; i += 2)
    if (ring[i] === ring[i - 2] && ring[i + 1] === ring[i - 1]) {
      fault |= DUPLICATE
      break
    }
  return fault
}

/** How many different positions there are, counted up to two or three. */
function differentPositions(ring: Float64Array, enough: 2 | 3): number {
  if (ring.length === 0) return 0
  const differs = (i: number, j: number) => ring[i] !== ring[j] || ring[i + 1] !== ring[j + 1]
  let second = 2
  while (second < ring.length && !differs(second, 0)) second += 2
  if (second >= ring.length) return 1
  if (enough === 2) return 2
  for (let i = second + 2; i < ring.length; i += 2) if (differs(i, 0) && differs(i, second)) return 3
  return 2
}
