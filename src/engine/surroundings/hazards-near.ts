import type { LngLat } from '../geometry/ellipsoid.ts'
import { reframe } from '../geometry/reframe.ts'
import { type Park, type Place, placeNumber, placesOf, placeText } from '../model/park.ts'
import { boundsApart, jointAccuracy } from '../model/placement.ts'
import { edgeDistance } from '../reach/edge-distance.ts'
import { measuredPlace, metresApart } from '../reach/measured-place.ts'
import { toMillimetre, toNanodegree } from '../rules/rule.ts'

/** The hazard source of one kind of plant that is nearest to a place, from edge to edge as in the table of distances. */
export interface HazardNear {
  readonly id: string
  readonly name: string | null
  readonly nameEn: string | null
  readonly grade: number | null
  /** `own`: of the enterprise that the place belongs to; `other`: of another one, or the place belongs to none. */
  readonly plant: 'own' | 'other'
  /** To the millimetre. */
  readonly distanceMetres: number
  /** Both stated accuracies together; null when one is unknown. */
  readonly accuracyMetres: number | null
  readonly from: LngLat
  readonly to: LngLat
}

/** The nearest hazard source of the own plant, where the places have one, and the nearest of the others. */
export function hazardsNear(park: Park, places: readonly Place[]): HazardNear[] {
  if (places.length === 0) return []
  const hazards = placesOf(park, 'hazard_source').filter(({ shape }) => !shape.frame.approximate)
  return [nearest(places, hazards, 'own'), nearest(places, hazards, 'other')].filter((near) => near !== null)
}

function nearest(places: readonly Place[], hazards: readonly Place[], plant: HazardNear['plant']): HazardNear | null {
  let best: { place: Place; hazard: Place; metres: number } | null = null
  for (const place of places) {
    const owner = placeText(place, 'enterprise')
    for (const hazard of hazards) {
      const isOwn = owner !== null && placeText(hazard, 'enterprise') === owner
      if (isOwn !== (plant === 'own')) continue
      const shape = reframe(place.shape, hazard.shape.frame)
      if (best && boundsApart(shape, hazard.shape) > best.metres) continue
      const metres = metresApart(measuredPlace(shape), measuredPlace(hazard.shape))
      if (!best || metres < best.metres) best = { place, hazard, metres }
    }
  }
  if (!best) return null
  const { place, hazard, metres } = best
  const line = edgeDistance(reframe(place.shape, hazard.shape.frame), hazard.shape)
  return (
    line && {
      id: hazard.id,
      name: hazard.name,
      nameEn: hazard.nameEn,
      grade: placeNumber(hazard, 'grade'),
      plant,
      distanceMetres: toMillimetre(metres),
      accuracyMetres: jointAccuracy(place.accuracyMetres, hazard.accuracyMetres),
      from: toNanodegree(line.from),
      to: toNanodegree(line.to),
    }
  )
}
