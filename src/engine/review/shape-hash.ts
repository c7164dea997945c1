import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Shape } from '../geometry/shape.ts'

/**
 * SHA-256 of a geometry: the code of its frame, its kind, and all positions as they are stored (little-endian doubles, each
 * part and ring after its count), so that a house that was moved by a millimetre is another. −0 is 0.
 */
export function shapeHash({ kind, frame, parts }: Shape): string {
  const hash = sha256.create().update(utf8ToBytes(`${frame.key}\n${kind}\n`))
  hash.update(count(parts.length))
  for (const rings of parts) {
    hash.update(count(rings.length))
    for (const ring of rings) {
      hash.update(count(ring.length / 2))
      const view = new DataView(new ArrayBuffer(ring.length * 8))
      for (let i = 0; i < ring.length; i++) view.setFloat64(i * 8, ring[i]! + 0, true)
      hash.update(new Uint8Array(view.buffer))
    }
  }
  return bytesToHex(hash.digest())
}

/** SHA-256 of bytes, hexadecimal. */
export const bytesHash = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** SHA-256 of a text in UTF-8, hexadecimal. */
export const textHash = (text: string): string => bytesHash(utf8ToBytes(text))

function count(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint32(0, value, true)
  return new Uint8Array(view.buffer)
}
