/** Single farmsteads and small groups, scattered where nothing else is. */
import { distance } from './near.mjs'
import { point } from './plane.mjs'
import { random } from './random.mjs'

const HOUSEHOLDS = [1, 1, 1, 1, 2, 2, 3, 5]

/**
 * `spec`: seed, names (pairs zh, en), area [u0, v0, u1, v1] in the frame, keep: list of [geometry, metres]
 * that a farmstead stays away from.
 */
export function scatter(spec, frame) {
  const chance = random(spec.seed)
  const keep = [...spec.keep]
  const [u0, v0, u1, v1] = spec.area
  return spec.names.map(([name, name_en]) => {
    for (;;) {
      const geometry = point(frame.at(chance.between(u0, u1), chance.between(v0, v1)))
      if (keep.some(([other, metres]) => distance(geometry, other) < metres)) continue
      keep.push([geometry, 90])
      const households = HOUSEHOLDS[Math.floor(chance.between(0, HOUSEHOLDS.length))]
      let persons = 0
      for (let i = 0; i < households; i++) persons += 1 + Math.floor(chance.between(0.5, 4.5))
      return { geometry, properties: { name, name_en, kind: 'residence', persons, households } }
    }
  })
}
