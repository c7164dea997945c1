import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import { type Bounds, joinBounds } from '../../engine/geometry/shape.ts'
import type { Finding } from '../../engine/model/finding.ts'
import type { LayerKind } from '../../engine/model/layer-kind.ts'
import type { Ground } from './ground.ts'

/** Objects that a page shows whole; of lines around the park only the place of the finding. */
const WHOLE: readonly LayerKind[] = ['protection_target', 'hazard_source', 'enterprise']

const isLngLat = (value: unknown): value is LngLat =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number')

/** The measured line of a finding: from and to. */
export function measuredLine({ evidence, distanceMetres }: Finding): readonly [LngLat, LngLat] | null {
  const { from, to } = evidence
  return distanceMetres && isLngLat(from) && isLngLat(to) ? [from, to] : null
}

/** So many metres around are shown with it, so that its neighbours are seen. */
const AROUND_METRES = 50

/** What has to be on the page of a finding, in the plane; null when it has no place. */
export function subjectOf(finding: Finding, ground: Ground): Bounds | null {
  const places = [finding.at, ...(measuredLine(finding) ?? [])].filter(isLngLat)
  const wanted = new Set(finding.objects.filter(({ layer }) => WHOLE.includes(layer as LayerKind)).map(({ id }) => id))
  const objects = WHOLE.flatMap((kind) =>
    finding.objects.some(({ layer }) => layer === kind)
      ? ground.rows(kind).filter(({ layer, index }) => wanted.has(layer.table.ids[index]!))
      : [],
  )
  const bounds = joinBounds([
    ...places.map(([lng, lat]): Bounds => {
      const [x, y] = ground.frame.fromLngLat(lng, lat)
      return [x, y, x, y]
    }),
    ...objects.map(({ bounds }) => bounds),
  ])
  return (
    bounds && [
      bounds[0] - AROUND_METRES,
      bounds[1] - AROUND_METRES,
      bounds[2] + AROUND_METRES,
      bounds[3] + AROUND_METRES,
    ]
  )
}
