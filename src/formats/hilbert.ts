import type { Box } from './format.ts'

const MOST = 0xffff

/**
 * Rows in the order of a Hilbert curve through the middles of their bounds, so that neighbours stand together. `boxes`
 * has four numbers a row: least x, least y, greatest x, greatest y; `extent` holds all of them.
 */
export function hilbertOrder(boxes: Float64Array, extent: Box): Uint32Array {
  const [minX, minY, maxX, maxY] = extent
  const count = boxes.length / 4
  const keys = new Uint32Array(count)
  const scale = (value: number, least: number, greatest: number) =>
    greatest > least ? Math.floor((MOST * (value - least)) / (greatest - least)) : 0
  for (let i = 0; i < count; i++) {
    const x = boxes[i * 4]! / 2 + boxes[i * 4 + 2]! / 2
    const y = boxes[i * 4 + 1]! / 2 + boxes[i * 4 + 3]! / 2
    keys[i] = hilbert(scale(x, minX, maxX), scale(y, minY, maxY))
  }
  return sortedBy(keys)
}

/** Place of a cell on the curve, 16 bits each way (after "Programming the Hilbert curve", without loops). */
function hilbert(x: number, y: number): number {
  let a = x ^ y
  let b = MOST ^ a
  let c = MOST ^ (x | y)
  let d = x & (y ^ MOST)
  let A = a | (b >> 1)
  let B = (a >> 1) ^ a
  let C = (c >> 1) ^ (b & (d >> 1)) ^ c
  let D = (a & (c >> 1)) ^ (d >> 1) ^ d
  for (const step of [2, 4]) {
    ;[a, b, c, d] = [A, B, C, D]
    A = (a & (a >> step)) ^ (b & (b >> step))
    B = (a & (b >> step)) ^ (b & ((a ^ b) >> step))
    C ^= (a & (c >> step)) ^ (b & (d >> step))
    D ^= (b & (c >> step)) ^ ((a ^ b) & (d >> step))
  }
  ;[a, b, c, d] = [A, B, C, D]
  C ^= (a & (c >> 8)) ^ (b & (d >> 8))
  D ^= (b & (c >> 8)) ^ ((a ^ b) & (d >> 8))
  a = C ^ (C >> 1)
  b = D ^ (D >> 1)
  const i0 = x ^ y
  const i1 = b | (MOST ^ (i0 | a))
  return ((spread(i1) << 1) | spread(i0)) >>> 0
}

/** Room between the bits of a number of 16. */
function spread(value: number): number {
  let bits = value
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}

/** Indices by their keys; equal keys keep their order. Two passes of 16 bits. */
function sortedBy(keys: Uint32Array): Uint32Array {
  let order = Uint32Array.from(keys, (_, i) => i)
  for (const shift of [0, 16]) {
    const places = new Uint32Array(65_537)
    for (const key of keys) places[((key >>> shift) & 0xffff) + 1]!++
    for (let i = 0; i < 65_536; i++) places[i + 1]! += places[i]!
    const next = new Uint32Array(order.length)
    for (const index of order) next[places[(keys[index]! >>> shift) & 0xffff]!++] = index
    order = next
  }
  return order
}
