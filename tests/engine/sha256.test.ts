import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Sha256, sha256Of } from '../../src/engine/sha256.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('the examples of FIPS 180-4', () => {
  // https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values, SHA-256.
  expect(sha256Of(bytes('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256Of(bytes('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
  expect(sha256Of(bytes(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('every length around the blocks, in pieces of any size, as OpenSSL says', () => {
  let seed = 7
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  for (let length = 0; length < 300; length++) {
    const data = Uint8Array.from({ length }, () => random() * 256)
    const hash = new Sha256()
    for (let at = 0; at < length;) {
      const next = at + 1 + Math.floor(random() * 90)
      hash.update(data.subarray(at, next))
      at = next
    }
    expect(hash.hex()).toBe(createHash('sha256').update(data).digest('hex'))
  }
})
