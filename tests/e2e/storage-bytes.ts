/** Content of test files, the same in the browser and in Node. */

const PIECE = 1 << 16

/** `length` bytes that depend on the seed, in pieces. */
export function* bytesOf(seed: number, length: number): Generator<Uint8Array> {
  let state = (seed * 2654435761) >>> 0 || 1
  for (let at = 0; at < length; at += PIECE) {
    const words = new Uint32Array(PIECE / 4)
    for (let i = 0; i < words.length; i++) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      words[i] = state >>> 0
    }
    yield new Uint8Array(words.buffer, 0, Math.min(PIECE, length - at))
  }
}
