import type { Value } from '../engine/model/table.ts'
import { parseAngle } from '../engine/geometry/angle.ts'
import { halfWidth } from '../engine/model/half-width.ts'

const PLAIN = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i
const UNIT = /\s*(?:m|米|metres?|meters?)$/i
const GROUPED = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** One coordinate from a cell: a number, `3941160.73 米`, `110.98°`, `110°58′48″`, `E110.98`; null when it is none. */
export function coordinateOf(value: Value): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || value.length > 64) return null
  const text = halfWidth(value).trim().replace(UNIT, '')
  const number = PLAIN.test(text) ? Number(text) : GROUPED.test(text) ? Number(text.replaceAll(',', '')) : NaN
  if (Number.isFinite(number)) return number
  return parseAngle(text)?.degrees ?? null
}

const BRACKETS = /^[([{]\s*(.*?)\s*[)\]}]$/s

/** Both coordinates from one cell, in its order: `110.98,35.6`, `(110.98 35.6)`, `110°58′48″，35°36′0″`; or null. */
export function pairOf(value: Value): [number, number] | null {
  if (typeof value !== 'string' || value.length > 128) return null
  const text = halfWidth(value).trim()
  const bare = BRACKETS.exec(text)?.[1] ?? text
  const [first, second, ...more] = /[,;/|]/.test(bare) ? bare.split(/[,;/|]/) : bare.split(/\s+/)
  if (first === undefined || second === undefined || more.length > 0) return null
  const x = coordinateOf(first)
  const y = coordinateOf(second)
  return x === null || y === null ? null : [x, y]
}
