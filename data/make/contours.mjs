/**
 * Risk contours, invented: around some corners at a distance that the wind makes longer to one side. No assessment was
 * made; the numbers are there to show what is judged by a contour.
 */
import { cm, polygon } from './plane.mjs'

const DIRECTIONS = 24
/** How much longer the distance is down the wind, and shorter against it. */
const STRETCH = 0.2

/** `downwind`: degrees from the east, counter-clockwise. */
function around(corners, metres, downwind) {
  const ring = Array.from({ length: DIRECTIONS }, (_, i) => {
    const angle = (i * 2 * Math.PI) / DIRECTIONS
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    const far = corners.reduce((best, at) => (at[0] * c + at[1] * s > best[0] * c + best[1] * s ? at : best))
    const reach = metres * (1 + STRETCH * Math.cos(angle - (downwind * Math.PI) / 180))
    return [cm(far[0] + reach * c), cm(far[1] + reach * s)]
  })
  return polygon(ring)
}

const WORDS = { 3e-7: '3×10⁻⁷', 3e-6: '3×10⁻⁶', 1e-5: '1×10⁻⁵' }

/** `sets`: of whom {name, name_en, enterprise, stage, date, source, shapes, downwind}, and metres by frequency. */
export function contours(sets) {
  return sets
    .flatMap(({ name, name_en, shapes, downwind, metres, ...facts }) =>
      metres.map(([frequency, distance]) => ({
        geometry: around(
          shapes.flatMap(({ coordinates }) => coordinates[0]),
          distance,
          downwind,
        ),
        properties: {
          name: `${name} ${WORDS[frequency]}`,
          name_en: `${name_en} ${WORDS[frequency]}`,
          frequency,
          ...facts,
        },
      })),
    )
    .map(({ geometry, properties }, i) => ({
      geometry,
      properties: { id: `C-${String(i + 1).padStart(2, '0')}`, ...properties },
    }))
}

/** Whose contours they are: a plant, by its id, and its outline. */
export function ofPlant(plants, id) {
  const { name, name_en, geometry } = plants.get(id)
  return { name, name_en, enterprise: id, shapes: [geometry] }
}
