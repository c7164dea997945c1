/** A village: houses in rows on both sides of slightly bent lanes, with gaps, around a main street. */
import { cm, point } from './plane.mjs'
import { random } from './random.mjs'

const PERSONS = [0.14, 0.27, 0.22, 0.2, 0.11, 0.06] // share of houses with 1 to 6 persons

/**
 * `spec`: code, name, name_en, at (plane), deg, lanes, length, count (at most; the farthest are left out),
 * first (number of the first house). `blocked(point)` says where nothing is built.
 */
export function village(spec, blocked) {
  const chance = random(`village ${spec.code} ${spec.first ?? 1}`)
  const c = Math.cos((spec.deg * Math.PI) / 180)
  const s = Math.sin((spec.deg * Math.PI) / 180)
  // An outline that is longer one way, with bulges and bays: villages are not round.
  const turn = [chance.between(0, 6.3), chance.between(0, 6.3)]
  const reach = (x, y) => {
    const angle = Math.atan2(y, x)
    return 1 + 0.2 * Math.sin(2 * angle + turn[0]) + 0.16 * Math.sin(3 * angle + turn[1])
  }
  const places = []
  for (let lane = 0; lane < spec.lanes; lane++) {
    const y = (lane - (spec.lanes - 1) / 2) * (spec.gap ?? 36) + chance.between(-3, 3)
    const half = (spec.length / 2) * chance.between(0.8, 1.1)
    const bend = chance.between(-5, 5)
    for (const side of [-1, 1])
      for (let x = -half; x < half; x += chance.between(13, 20)) {
        if (chance.next() < 0.13 || Math.abs(x) < 7) continue // a gap, and the main street
        const across = y + side * chance.between(7, 10) + bend * Math.sin((x / spec.length) * 5)
        const at = [cm(spec.at[0] + x * c - across * s), cm(spec.at[1] + x * s + across * c)]
        const persons = 1 + chance.weighted(PERSONS)
        const far = (Math.hypot(x, across) / reach(x, across)) * chance.between(0.85, 1.15)
        if (!blocked(at)) places.push({ at, persons, far })
      }
  }
  const limit = places.map((place) => place.far).sort((a, b) => a - b)[spec.count - 1] ?? Infinity
  return places
    .filter((place) => place.far <= limit)
    .map(({ at, persons }, i) => {
      const number = (spec.first ?? 1) + i
      return {
        geometry: point(at),
        properties: {
          id: `${spec.code}-${String(number).padStart(3, '0')}`,
          name: `${spec.name} ${number}号`,
          name_en: `${spec.name_en} village No. ${number}`,
          kind: 'residence',
          persons,
          households: 1,
          settlement: spec.name,
        },
      }
    })
}
