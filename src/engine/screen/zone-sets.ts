import { resized } from '../model/resized.ts'

/**
 * Sets of zones, each distinct set kept once under a number; 0 is the empty set. A cell or a point then holds one
 * number instead of a list, and asking whether two lie in the same zones is comparing two numbers.
 *
 * A set is another set and one zone more. Its hash is the exclusive or of a number for each of its zones, so it does not
 * depend on the order in which they came; a set that is found by its hash is compared member by member before it is
 * taken for the same.
 */
export class ZoneSets {
  /** For each set the set that it was made from, the zone that was added, and how many zones it holds. */
  #parents = new Uint32Array(1024)
  #zones = new Uint32Array(1024)
  #sizes = new Uint32Array(1024)
  #hashes = new Uint32Array(1024)
  #count = 1
  /** Numbers of sets by hash; 0 is an empty place. */
  #byHash = new Uint32Array(4096)
  /** What adding a zone to a set gave, as base, zone and result; result 0 is an empty place. */
  #added = new Uint32Array(3 * 4096)
  #addedCount = 0
  readonly #members: (Uint32Array | undefined)[] = [new Uint32Array(0)]

  /** How many sets there are, the empty one among them. */
  get count(): number {
    return this.#count
  }

  sizeOf(set: number): number {
    return this.#sizes[set]!
  }

  /** For a walk over the zones of a set that makes nothing: `zoneOf(set)`, then on with `rest(set)`, until 0. */
  zoneOf(set: number): number {
    return this.#zones[set]!
  }
  rest(set: number): number {
    return this.#parents[set]!
  }

  /** The zones of a set, ascending. The array is kept: do not write to it. */
  members(set: number): Uint32Array {
    let members = this.#members[set]
    if (!members) {
      members = new Uint32Array(this.#sizes[set]!)
      for (let at = 0, rest = set; rest !== 0; rest = this.#parents[rest]!) members[at++] = this.#zones[rest]!
      this.#members[set] = members.sort()
    }
    return members
  }

  has(set: number, zone: number): boolean {
    for (let rest = set; rest !== 0; rest = this.#parents[rest]!) if (this.#zones[rest] === zone) return true
    return false
  }

  /** The set with one zone more, which it does not hold yet. */
  add(set: number, zone: number): number {
    const added = this.#added
    const mask = added.length / 3 - 1
    let slot = mixed(set ^ hashOf(zone)) & mask
    while (added[slot * 3 + 2] !== 0) {
      if (added[slot * 3] === set && added[slot * 3 + 1] === zone) return added[slot * 3 + 2]!
      slot = (slot + 1) & mask
    }
    const result = this.#find(set, zone)
    added[slot * 3] = set
    added[slot * 3 + 1] = zone
    added[slot * 3 + 2] = result
    if (++this.#addedCount * 2 > mask) this.#growAdded()
    return result
  }

  /** The set without a zone; the same set if it does not hold it. */
  without(set: number, zone: number): number {
    if (!this.has(set, zone)) return set
    let rest = 0
    for (const member of this.members(set)) if (member !== zone) rest = this.add(rest, member)
    return rest
  }

  #find(set: number, zone: number): number {
    const hash = (this.#hashes[set]! ^ hashOf(zone)) >>> 0
    const mask = this.#byHash.length - 1
    let slot = mixed(hash) & mask
    for (let found; (found = this.#byHash[slot]!) !== 0; slot = (slot + 1) & mask)
      if (this.#hashes[found] === hash && this.#isSame(found, set, zone)) return found
    const made = this.#count++
    if (made === this.#parents.length) this.#growSets()
    this.#parents[made] = set
    this.#zones[made] = zone
    this.#sizes[made] = this.#sizes[set]! + 1
    this.#hashes[made] = hash
    this.#byHash[slot] = made
    if (this.#count * 2 > this.#byHash.length) this.#growByHash()
    return made
  }

  /** Whether a set is another one and one zone more. */
  #isSame(found: number, set: number, zone: number): boolean {
    if (this.#sizes[found] !== this.#sizes[set]! + 1) return false
    if (this.#parents[found] === set && this.#zones[found] === zone) return true
    const all = this.members(found)
    const most = this.members(set)
    let at = 0
    for (const member of all) {
      if (member === most[at]) at++
      else if (member !== zone) return false
    }
    return at === most.length
  }

  #growSets(): void {
    this.#parents = resized(this.#parents, this.#parents.length * 2)
    this.#zones = resized(this.#zones, this.#zones.length * 2)
    this.#sizes = resized(this.#sizes, this.#sizes.length * 2)
    this.#hashes = resized(this.#hashes, this.#hashes.length * 2)
  }

  #growByHash(): void {
    const byHash = new Uint32Array(this.#byHash.length * 2)
    const mask = byHash.length - 1
    for (let set = 1; set < this.#count; set++) {
      let slot = mixed(this.#hashes[set]!) & mask
      while (byHash[slot] !== 0) slot = (slot + 1) & mask
      byHash[slot] = set
    }
    this.#byHash = byHash
  }

  #growAdded(): void {
    const before = this.#added
    const added = new Uint32Array(before.length * 2)
    const mask = added.length / 3 - 1
    for (let i = 0; i < before.length; i += 3) {
      if (before[i + 2] === 0) continue
      let slot = mixed(before[i]! ^ hashOf(before[i + 1]!)) & mask
      while (added[slot * 3 + 2] !== 0) slot = (slot + 1) & mask
      added.set(before.subarray(i, i + 3), slot * 3)
    }
    this.#added = added
  }
}

/** A number for a zone, spread over all 32 bits. */
const hashOf = (zone: number) => mixed(Math.imul(zone + 1, 0x9e3779b1))

/** Every bit of the result depends on every bit given (the finish of MurmurHash3). */
function mixed(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
