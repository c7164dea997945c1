import { frameOf, type Place } from '../model/park.ts'
import type { TargetLayer } from '../model/target-layer.ts'
import type { Neighbours } from './neighbour-lists.ts'
import { nearFirst } from './near-first.ts'
import { plantNeighbours } from './plant-neighbours.ts'
import { FIRST_NOT_COUNTED, RING_PLACES } from './standings.ts'
import { type Count, WhoCounts } from './who-counts.ts'

/** The places near one plant and how they count, those that do first, then by distance; a value for each. */
export interface RingPeople extends Neighbours {
  /** Places in STANDINGS. */
  readonly standings: Uint8Array
  /** As it counts, NaN where that is not known; of what does not count the people on record. */
  readonly persons: Float64Array
  /** How many of the places count: the first so many. */
  readonly counted: number
  /** Permanent residents: the sum over what counts and has a head-count. */
  readonly residents: number
  /** Of these, the people of places that count only by the stricter reading of near-limit. */
  readonly nearLimitResidents: number
  /** How many of the places that count have no head-count. */
  readonly unknownHeads: number
}

const NEAR: ReadonlySet<number> = new Set([RING_PLACES.indexOf('near-limit'), RING_PLACES.indexOf('near-outline')])

/** The people around each plant. Layers in an old datum without parameters are not looked at. */
export function ringPeople(
  plants: readonly Place[],
  targets: readonly TargetLayer[],
  countsDormitories: boolean,
): RingPeople[] {
  const judged = targets.filter(({ layer }) => !frameOf(layer).approximate)
  const numbers = judged.map((target) => targets.indexOf(target))
  const who = judged.map((target) => new WhoCounts(target, countsDormitories))
  const found = plantNeighbours(
    plants,
    judged.map(({ layer }) => layer),
  )
  return found.map((near, k) => counted(near, plants[k]!.id, who, numbers))
}

function counted(near: Neighbours, plant: string, who: readonly WhoCounts[], numbers: readonly number[]): RingPeople {
  const length = near.rows.length
  const standings = new Uint8Array(length)
  const persons = new Float64Array(length)
  const counting = new Uint32Array(length)
  const others = new Uint32Array(length)
  const count: Count = { standing: 0, persons: 0 }
  let counts = 0
  let residents = 0
  let nearLimitResidents = 0
  let unknownHeads = 0
  for (let k = 0; k < length; k++) {
    who[near.layers[k]!]!.count(near.rows[k]!, plant, near.places[k]!, count)
    standings[k] = count.standing
    persons[k] = count.persons
    if (count.standing >= FIRST_NOT_COUNTED) {
      others[k - counts] = k
      continue
    }
    counting[counts++] = k
    if (Number.isNaN(count.persons)) unknownHeads++
    else {
      residents += count.persons
      if (NEAR.has(near.places[k]!)) nearLimitResidents += count.persons
    }
  }
  const order = new Uint32Array(length)
  order.set(nearFirst(counting.subarray(0, counts), near.metres))
  order.set(nearFirst(others.subarray(0, length - counts), near.metres), counts)
  const ordered = {
    layers: new Uint16Array(length),
    rows: new Uint32Array(length),
    metres: new Float64Array(length),
    places: new Uint8Array(length),
    standings: new Uint8Array(length),
    persons: new Float64Array(length),
  }
  for (let at = 0; at < length; at++) {
    const k = order[at]!
    ordered.layers[at] = numbers[near.layers[k]!]!
    ordered.rows[at] = near.rows[k]!
    ordered.metres[at] = near.metres[k]!
    ordered.places[at] = near.places[k]!
    ordered.standings[at] = standings[k]!
    ordered.persons[at] = persons[k]!
  }
  return { ...ordered, counted: counts, residents, nearLimitResidents, unknownHeads }
}
