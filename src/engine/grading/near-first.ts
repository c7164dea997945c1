/** Whole numbers up to here are exact. */
const EXACT = 2 ** 52

/**
 * The given numbers of places, the nearest first. Distance and number go into one number each, because numbers sort
 * without a function that compares them; equal within some nanometres of each other, they keep their order.
 */
export function nearFirst(numbers: Uint32Array, metres: Float64Array): Uint32Array {
  const { length } = numbers
  const room = 2 ** Math.ceil(Math.log2(Math.max(length, 1)))
  let farthest = 0
  for (const number of numbers) farthest = Math.max(farthest, metres[number]!)
  const perMetre = EXACT / room / (farthest + 1)
  // Loops and not `from`, which asks an iterator and a function for each.
  const keys = new Float64Array(length)
  for (let k = 0; k < length; k++) keys[k] = Math.floor(metres[numbers[k]!]! * perMetre) * room + k
  keys.sort()
  const sorted = new Uint32Array(length)
  for (let k = 0; k < length; k++) sorted[k] = numbers[keys[k]! % room]!
  return sorted
}
