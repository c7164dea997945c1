import type { Finding, Verdict } from '../../engine/model/finding.ts'
import { frameOf, type Layer } from '../../engine/model/park.ts'

/**
 * How a hazard lies to the boundary that is checked, by what was found of it; null where nobody can tell: no boundary was
 * checked (`checked`), or the hazard has no place, or one in an old datum without parameters.
 */
export function hazardPosition(
  layer: Layer,
  row: number,
  checked: string | null,
  findings: readonly Finding[],
): Verdict | null {
  const isPlaced = layer.table.geometry.shapeCodes[row] !== 0 && !frameOf(layer).approximate
  if (checked === null || !isPlaced) return null
  return findings.find(({ rule }) => rule === 'hazard-outside-boundary')?.verdict ?? 'inside'
}
