import { resized } from '../model/resized.ts'

/** Places near one plant, a value for each and no object. */
export interface Neighbours {
  /** Index in the list of layers, and row of its table. */
  readonly layers: Uint16Array
  readonly rows: Uint32Array
  /** From edge to edge on the ellipsoid; 0 for what lies on or in the plant. */
  readonly metres: Float64Array
  /** Places in RING_PLACES. */
  readonly places: Uint8Array
}

/** Collects places near many plants as they are found, and gives them plant by plant. */
export class NeighbourLists {
  #plants = new Uint32Array(1024)
  #layers = new Uint32Array(1024)
  #rows = new Uint32Array(1024)
  #metres = new Float64Array(1024)
  #places = new Uint8Array(1024)
  #count = 0

  add(plant: number, layer: number, row: number, metres: number, place: number): void {
    if (this.#count === this.#plants.length) this.#resize(this.#count * 2)
    const at = this.#count++
    this.#plants[at] = plant
    this.#layers[at] = layer
    this.#rows[at] = row
    this.#metres[at] = metres
    this.#places[at] = place
  }

  /** Makes room for so many more at once. */
  reserve(more: number): void {
    const needed = this.#count + more
    if (needed > this.#plants.length) this.#resize(Math.max(needed, this.#plants.length * 2))
  }

  /** For each of so many plants what was added, in that order. */
  ofPlants(count: number): Neighbours[] {
    const sizes = new Uint32Array(count)
    for (let k = 0; k < this.#count; k++) sizes[this.#plants[k]!]!++
    const lists = Array.from(sizes, (size) => ({
      layers: new Uint16Array(size),
      rows: new Uint32Array(size),
      metres: new Float64Array(size),
      places: new Uint8Array(size),
    }))
    const filled = new Uint32Array(count)
    for (let k = 0; k < this.#count; k++) {
      const plant = this.#plants[k]!
      const list = lists[plant]!
      const at = filled[plant]!++
      list.layers[at] = this.#layers[k]!
      list.rows[at] = this.#rows[k]!
      list.metres[at] = this.#metres[k]!
      list.places[at] = this.#places[k]!
    }
    return lists
  }

  #resize(length: number): void {
    this.#plants = resized(this.#plants, length)
    this.#layers = resized(this.#layers, length)
    this.#rows = resized(this.#rows, length)
    this.#metres = resized(this.#metres, length)
    this.#places = resized(this.#places, length)
  }
}
