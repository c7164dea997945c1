import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { unpack } from '../../src/jobs/unpack.ts'

const park = strToU8('{}')

test('an archive that was attached as evidence is kept as it is, byte for byte, and not looked into', async () => {
  const attached = zipSync({ 'photos/gate.jpg': strToU8('photo') })
  const files = await unpack({
    name: 'park.zip',
    bytes: zipSync({ 'park.json': park, 'evidence/photos.ZIP': attached }),
  })
  expect(files.map(({ name }) => name)).toEqual(['park.zip/park.json', 'park.zip/evidence/photos.ZIP'])
  expect(files[1]!.bytes).toEqual(attached)
})

test('a file that shrinks a thousandfold is refused, also when it is called an archive', async () => {
  // 65 MiB of zeros: deflate packs them to 66 kB.
  const bomb = zipSync({ 'park.json': park, 'evidence/inner.zip': new Uint8Array(65 * 2 ** 20) })
  await expect(unpack({ name: 'park.zip', bytes: bomb })).rejects.toThrow(InputError)
})

test('a file that cannot be unpacked stops the opening instead of being left out', async () => {
  const packed = zipSync({ 'park.json': park, 'evidence/letter.pdf': strToU8('letter') }, { level: 0 })
  // The stored letter is changed: its checksum does not fit any more.
  packed[new TextDecoder('latin1').decode(packed).indexOf('letter', 90)]! ^= 1
  await expect(unpack({ name: 'park.zip', bytes: packed })).rejects.toThrow(InputError)
})
