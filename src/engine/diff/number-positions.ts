/**
 * Numbers for positions, so that what follows compares whole numbers instead of coordinates: the number of a position
 * is the place at which the same two coordinates, bit for bit, stand first in the list.
 */

/** `coordinates` are interleaved x, y without −0. Time and memory grow linearly. */
export function numberPositions(coordinates: Float64Array): Int32Array {
  const count = coordinates.length / 2
  const words = new Uint32Array(coordinates.buffer, coordinates.byteOffset, coordinates.length * 2)
  const slots = 2 ** Math.ceil(Math.log2(2 * count + 2))
  const table = new Int32Array(slots).fill(-1)
  const numbers = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const w = i * 4
    let slot = slotOf(mix(words[w]!, words[w + 1]!), mix(words[w + 2]!, words[w + 3]!), slots)
    let found = table[slot]!
    while (found >= 0 && !isSame(coordinates, found, i)) {
      slot = (slot + 1) & (slots - 1)
      found = table[slot]!
    }
    if (found < 0) table[slot] = found = i
    numbers[i] = found
  }
  return numbers
}

/** A place in a hash table of so many slots, a power of two, for a pair of whole numbers. */
export function slotOf(a: number, b: number, slots: number): number {
  const mixed = mix(a, b)
  return (mixed ^ (mixed >>> 15)) & (slots - 1)
}

function mix(a: number, b: number): number {
  const mixed = Math.imul(a ^ (b >>> 16) ^ (b << 16), 0x9e3779b1)
  return Math.imul(mixed ^ (mixed >>> 13) ^ b, 0x85ebca6b)
}

const isSame = (coordinates: Float64Array, i: number, j: number) =>
  coordinates[i * 2] === coordinates[j * 2] && coordinates[i * 2 + 1] === coordinates[j * 2 + 1]
