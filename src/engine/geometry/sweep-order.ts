const NONE = -1

/**
 * Numbers in an order that is asked for when one comes: a treap (Seidel and Aragon) with a list through it. `isAbove` says
 * whether a number that comes stands behind one that is there; it is asked for no pair again.
 */
export class SweepOrder {
  readonly #isAbove: (added: number, there: number) => boolean
  readonly #left: Int32Array
  readonly #right: Int32Array
  readonly #parent: Int32Array
  readonly #before: Int32Array
  readonly #after: Int32Array
  #root = NONE

  constructor(count: number, isAbove: (added: number, there: number) => boolean) {
    this.#isAbove = isAbove
    const links = () => new Int32Array(count).fill(NONE)
    this.#left = links()
    this.#right = links()
    this.#parent = links()
    this.#before = links()
    this.#after = links()
  }

  /** The neighbours of a number that is in the order; -1 at an end. */
  before(item: number): number {
    return this.#before[item]!
  }

  after(item: number): number {
    return this.#after[item]!
  }

  add(item: number): void {
    let [parent, before, after] = [NONE, NONE, NONE]
    let isRight = false
    for (let at = this.#root; at !== NONE;) {
      parent = at
      isRight = this.#isAbove(item, at)
      if (isRight) before = at
      else after = at
      at = isRight ? this.#right[at]! : this.#left[at]!
    }
    this.#left[item] = this.#right[item] = NONE
    this.#parent[item] = parent
    if (parent === NONE) this.#root = item
    else if (isRight) this.#right[parent] = item
    else this.#left[parent] = item
    this.#link(before, item)
    this.#link(item, after)
    while (this.#parent[item] !== NONE && priority(item) < priority(this.#parent[item]!)) this.#lift(item)
  }

  remove(item: number): void {
    for (;;) {
      const [left, right] = [this.#left[item]!, this.#right[item]!]
      if (left === NONE && right === NONE) break
      const isLeft = right === NONE || (left !== NONE && priority(left) < priority(right))
      this.#lift(isLeft ? left : right)
    }
    this.#replace(this.#parent[item]!, item, NONE)
    this.#link(this.#before[item]!, this.#after[item]!)
  }

  #link(before: number, after: number): void {
    if (before !== NONE) this.#after[before] = after
    if (after !== NONE) this.#before[after] = before
  }

  #replace(parent: number, child: number, by: number): void {
    if (parent === NONE) this.#root = by
    else if (this.#left[parent] === child) this.#left[parent] = by
    else this.#right[parent] = by
    if (by !== NONE) this.#parent[by] = parent
  }

  /** Puts an item in the place of its parent, which becomes its child. */
  #lift(item: number): void {
    const parent = this.#parent[item]!
    this.#replace(this.#parent[parent]!, parent, item)
    const [from, to] = this.#left[parent] === item ? [this.#left, this.#right] : ([this.#right, this.#left] as const)
    const moved = to[item]!
    from[parent] = moved
    if (moved !== NONE) this.#parent[moved] = parent
    to[item] = parent
    this.#parent[parent] = item
  }
}

/** Numbers without an order of their own, the same in every run. */
function priority(item: number): number {
  let hash = Math.imul(item ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
