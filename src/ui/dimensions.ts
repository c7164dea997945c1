import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { Finding } from '../engine/model/finding.ts'
import type { Dimension } from '../map/map-layer.ts'
import type { Desk } from './state/desk.svelte.ts'

const isLngLat = (value: unknown): value is LngLat =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number')

/** The distances of an object's findings as lines, each once; the chosen finding's is the main one. */
export function dimensionsOf(desk: Desk, findings: readonly Finding[]): Dimension[] {
  const drawn = new Map<string, Dimension>()
  for (const finding of findings) {
    const { from, to } = finding.evidence
    if (!finding.distanceMetres || !isLngLat(from) || !isLngLat(to)) continue
    const main = finding.id === (desk.finding ?? findings[0]?.id)
    const key = `${from.join()}:${to.join()}`
    if (drawn.has(key) && !main) continue
    drawn.set(key, { from, to, main, label: desk.words.notation.metres(finding.distanceMetres) })
  }
  return [...drawn.values()]
}
