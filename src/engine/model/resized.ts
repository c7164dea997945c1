type Numbers = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>

/** Of ES2024; browsers that do not have it get a copy. */
type Transferable = ArrayBuffer & { transfer?(byteLength: number): ArrayBuffer }

/**
 * The same numbers in an array of another length, new places being 0. Where the browser can, the memory itself is made
 * longer or shorter, so that no copy is left to be collected; the array that is given is then of no more use.
 */
export function resized<T extends Numbers>(array: T, length: number): T {
  if (array.length === length) return array
  const make = array.constructor as new (from: number | ArrayBuffer) => T
  const buffer: Transferable = array.buffer
  if (buffer.transfer && array.byteLength === buffer.byteLength)
    return new make(buffer.transfer(length * array.BYTES_PER_ELEMENT))
  const next = new make(length)
  next.set(array.length > length ? array.subarray(0, length) : array)
  return next
}
