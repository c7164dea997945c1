/** First 32 bits of the fractions of the roots of the first primes, as FIPS 180-4 has them: cube, then square. */
function fractions(count: number, root: (prime: number) => number): Uint32Array {
  const found = new Uint32Array(count)
  let filled = 0
  for (let n = 2; filled < count; n++) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= n; divisor++) isPrime &&= n % divisor !== 0
    if (isPrime) found[filled++] = (root(n) % 1) * 2 ** 32
  }
  return found
}
let roundWords: Uint32Array | null = null
let firstState: Uint32Array | null = null

const BLOCK_BYTES = 64

/** SHA-256 (FIPS 180-4) of bytes that come in pieces, without holding them; the same in every place, without a promise. */
export class Sha256 {
  readonly #state: Uint32Array
  readonly #words = new Uint32Array(64)
  readonly #rest = new Uint8Array(BLOCK_BYTES)
  #held = 0
  #bytes = 0

  constructor() {
    roundWords ??= fractions(64, Math.cbrt)
    firstState ??= fractions(8, Math.sqrt)
    this.#state = firstState.slice()
  }

  /** More bytes; gives itself back. */
  update(bytes: Uint8Array): this {
    this.#bytes += bytes.length
    let at = 0
    if (this.#held > 0) {
      at = Math.min(BLOCK_BYTES - this.#held, bytes.length)
      this.#rest.set(bytes.subarray(0, at), this.#held)
      this.#held += at
      if (this.#held < BLOCK_BYTES) return this
      this.#block(this.#rest, 0)
      this.#held = 0
    }
    for (; at + BLOCK_BYTES <= bytes.length; at += BLOCK_BYTES) this.#block(bytes, at)
    this.#rest.set(bytes.subarray(at))
    this.#held = bytes.length - at
    return this
  }

  /** The hash of all bytes as 64 hexadecimal digits; nothing can be added afterwards. */
  hex(): string {
    const bits = this.#bytes * 8
    const end = new Uint8Array(this.#held < 56 ? 64 - this.#held : 128 - this.#held)
    end[0] = 0x80
    const view = new DataView(end.buffer)
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(end.length - 4, bits >>> 0)
    this.update(end)
    return Array.from(this.#state, (word) => word.toString(16).padStart(8, '0')).join('')
  }

  #block(bytes: Uint8Array, start: number): void {
    const words = this.#words
    const constants = roundWords!
    for (let i = 0, at = start; i < 16; i++, at += 4)
      words[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
    for (let i = 16; i < 64; i++) {
      const early = words[i - 15]!
      const late = words[i - 2]!
      const small = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3)
      const large = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10)
      words[i] = (words[i - 16]! + small + words[i - 7]! + large) | 0
    }
    const state = this.#state
    let a = state[0]! | 0
    let b = state[1]! | 0
    let c = state[2]! | 0
    let d = state[3]! | 0
    let e = state[4]! | 0
    let f = state[5]! | 0
    let g = state[6]! | 0
    let h = state[7]! | 0
    for (let i = 0; i < 64; i++) {
      const turned = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const first = (h + turned + ((e & f) ^ (~e & g)) + constants[i]! + words[i]!) | 0
      const spun = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const second = (spun + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + first) | 0
      d = c
      c = b
      b = a
      a = (first + second) | 0
    }
    state[0] = state[0]! + a
    state[1] = state[1]! + b
    state[2] = state[2]! + c
    state[3] = state[3]! + d
    state[4] = state[4]! + e
    state[5] = state[5]! + f
    state[6] = state[6]! + g
    state[7] = state[7]! + h
  }
}

/** SHA-256 of bytes as hexadecimal digits. */
export const sha256Of = (bytes: Uint8Array): string => new Sha256().update(bytes).hex()
