/** One step of the CRC for each value of a byte. */
function makeTable(): Uint32Array {
  const table = new Uint32Array(256)
  for (let byte = 0; byte < 256; byte++) {
    let rest = byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
    table[byte] = rest >>> 0
  }
  return table
}
let table: Uint32Array | null = null

/** CRC-32 of ISO 3309 as ZIP has it. `before` is that of the bytes before these, 0 at the beginning. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const steps = (table ??= makeTable())
  let rest = ~before
  for (let i = 0; i < bytes.length; i++) rest = steps[(rest ^ bytes[i]!) & 0xff]! ^ (rest >>> 8)
  return ~rest >>> 0
}
