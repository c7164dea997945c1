import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import type { Evidence, Finding } from '../../engine/model/finding.ts'
import type { HazardNear } from '../../engine/surroundings/hazards-near.ts'
import type { Notation } from '../../i18n/template.ts'
import type { Dimension } from '../../map/map-layer.ts'

const isLngLat = (value: unknown): value is LngLat =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number')

/** The distances of an object's findings as lines, each once; the chosen finding's is the main one. */
export function dimensionsOf(findings: readonly Finding[], chosen: string | null, notation: Notation): Dimension[] {
  const drawn = new Map<string, Dimension>()
  const add = (
    from: Evidence[string] | undefined,
    to: Evidence[string] | undefined,
    metres: unknown,
    main: boolean,
  ) => {
    if (typeof metres !== 'number' || metres === 0 || !isLngLat(from) || !isLngLat(to)) return
    const key = `${from.join()}:${to.join()}`
    if (!drawn.has(key) || main) drawn.set(key, { from, to, main, label: notation.metres(metres) })
  }
  for (const { id, distanceMetres, evidence } of findings) {
    add(evidence['from'], evidence['to'], distanceMetres, id === (chosen ?? findings[0]?.id))
    add(evidence['boundary_from'], evidence['boundary_to'], evidence['boundary_distance_m'], false)
  }
  return [...drawn.values()]
}

/** The nearest hazard sources of a finding; one that the finding itself is measured to has its line already. */
export const hazardDimensions = (
  { objects, evidence }: Finding,
  hazards: readonly HazardNear[],
  notation: Notation,
): Dimension[] =>
  hazards
    .filter(({ id, distanceMetres }) => {
      const isMeasured = evidence['measured_to'] === 'hazard' && objects.some((object) => object.id === id)
      return distanceMetres > 0 && !isMeasured
    })
    .map(({ from, to, distanceMetres }) => ({ from, to, main: false, label: notation.metres(distanceMetres) }))
