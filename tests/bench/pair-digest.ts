/** How many pairs of a point and a zone there are, and a hash of them that does not depend on their order. */
export interface PairDigest {
  readonly count: number
  readonly hash: number
}

/** A number for a pair, the same in SQL: see `PAIR_HASH_SQL`. */
const hashOf = (point: number, zone: number) => (Math.imul(point, 65_537) + Math.imul(zone + 1, 1_000_003)) >>> 0
const mixedOf = (hash: number) => Math.imul(hash ^ (hash >>> 15), 1_000_003) >>> 0

export class Digest {
  #count = 0
  #hash = 0

  add(point: number, zone: number): void {
    this.#count++
    this.#hash = (this.#hash + mixedOf(hashOf(point, zone))) >>> 0
  }

  done(): PairDigest {
    return { count: this.#count, hash: this.#hash }
  }
}

export function digestOf(
  { points, zones }: { points: ArrayLike<number>; zones: ArrayLike<number> },
  counts: (zone: number) => boolean = () => true,
): PairDigest {
  const digest = new Digest()
  for (let i = 0; i < points.length; i++) if (counts(zones[i]!)) digest.add(points[i]!, zones[i]!)
  return digest.done()
}

export const same = (a: PairDigest, b: PairDigest) => a.count === b.count && a.hash === b.hash

/** The two figures in SQL over columns `point` and `zone`, as `count|hash`. */
export const PAIR_DIGEST_SQL = `count(*), coalesce(sum(mixed) % 4294967296, 0) from (
  select ((h # (h >> 15)) * 1000003) % 4294967296 mixed
  from (select (point::bigint * 65537 + (zone::bigint + 1) * 1000003) % 4294967296 h from pairs) hashed) mixed`

export function digestOfRow(row: string): PairDigest {
  const [count, hash] = row.split('|').map(Number)
  return { count: count!, hash: hash! }
}
