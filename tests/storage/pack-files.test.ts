/** Reads the copies back by the printed layout of a zip (PKWARE APPNOTE 6.3.3) and Node's own inflate. */
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { crc32 } from '../../src/storage/crc32.ts'
import { type NamedFile, packFiles } from '../../src/storage/pack-files.ts'
import { bytesOf } from '../e2e/storage-bytes.ts'

const CHANGED = '2026-03-01T08:30:20'

interface Entry {
  readonly name: string
  readonly packed: number
  readonly time: string
  readonly bytes: Uint8Array
}

async function packed(files: AsyncIterable<NamedFile> | Iterable<NamedFile>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of packFiles(files, CHANGED)) pieces.push(piece)
  return pieces
}

/** By the central directory, as unpackers do; local headers must agree with it. */
function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = zip.readUInt32LE(end + 16)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50)
    const [flags, method, time, day] = [8, 10, 12, 14].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
      number,
    ]
    const [checksum, size, length] = [16, 20, 24].map((offset) => zip.readUInt32LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const nameLength = zip.readUInt16LE(at + 28)
    const raw = zip.subarray(at + 46, at + 46 + nameLength)
    // Bit 11: the name is UTF-8.
    if (/[^ -~]/.test(raw.toString())) expect(flags & 0x800).toBe(0x800)
    const local = zip.readUInt32LE(at + 42)
    expect(zip.readUInt32LE(local)).toBe(0x04034b50)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    expect(method).toBe(8)
    const bytes = inflateRawSync(zip.subarray(start, start + size))
    expect(bytes.length).toBe(length)
    expect(crc32(bytes)).toBe(checksum)
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    const date = `${1980 + (day >> 9)}-${pad((day >> 5) & 15)}-${pad(day & 31)}`
    const clock = `${pad(time >> 11)}:${pad((time >> 5) & 63)}:${pad((time & 31) * 2)}`
    return { name: raw.toString(), packed: size, time: `${date}T${clock}`, bytes }
  })
}
const pad = (value: number) => String(value).padStart(2, '0')

const random = (seed: number, length: number) => Buffer.concat([...bytesOf(seed, length)])
const json = Buffer.from(JSON.stringify(Array.from({ length: 20_000 }, (_, i) => ({ id: i, name: `居民点 ${i}` }))))
const FILES: NamedFile[] = [
  { name: 'park.json', bytes: Buffer.from('{"name":"北岸园区"}') },
  { name: '图层/居民点.geojson', bytes: json },
  { name: '原始/底图.tif', bytes: random(1, 1_200_000) },
  { name: '原始/登记表.xlsx', bytes: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), json.subarray(0, 200_000)]) },
  { name: 'empty', bytes: new Uint8Array() },
]

test('the check value of CRC-32, in one go and in parts', () => {
  // Catalogue of parametrised CRC algorithms, CRC-32/ISO-HDLC: check = 0xcbf43926.
  const digits = Buffer.from('123456789')
  expect(crc32(digits)).toBe(0xcbf43926)
  for (let cut = 0; cut <= 9; cut++)
    expect(crc32(digits.subarray(cut), crc32(digits.subarray(0, cut)))).toBe(0xcbf43926)
  expect(crc32(new Uint8Array())).toBe(0)
})

describe('a copy', () => {
  test('holds every file with its name, bytes and time', async () => {
    const pieces = await packed(FILES)
    const entries = entriesOf(Buffer.concat(pieces))
    expect(entries.map(({ name }) => name)).toEqual(FILES.map(({ name }) => name))
    entries.forEach(({ bytes, time }, i) => {
      expect(Buffer.compare(bytes, FILES[i]!.bytes)).toBe(0)
      expect(time).toBe(CHANGED)
    })
  })

  test('deflates what gets smaller and leaves the rest as it is', async () => {
    const [, text, , book] = entriesOf(Buffer.concat(await packed(FILES))) as [Entry, Entry, Entry, Entry]
    expect(text.packed).toBeLessThan(text.bytes.length / 4)
    // Blocks of deflate that hold bytes as they are have five bytes of their own for at most 64 KiB.
    expect(book.packed).toBeGreaterThan(book.bytes.length)
    expect(book.packed).toBeLessThan(book.bytes.length * 1.001 + 10)
  })

  test('comes while its files are still being read', async () => {
    let read = 0
    let first = 0
    async function* slowly() {
      for (const file of FILES) {
        read++
        yield file
      }
    }
    const pieces: Uint8Array[] = []
    for await (const piece of packFiles(slowly(), CHANGED)) {
      first ||= read
      pieces.push(piece)
    }
    expect(first).toBe(1)
    expect(pieces.length).toBeGreaterThan(FILES.length)
    expect(Buffer.compare(Buffer.concat(pieces), Buffer.concat(await packed(FILES)))).toBe(0)
  })

  test('of nothing is an empty zip', async () => {
    expect(entriesOf(Buffer.concat(await packed([])))).toEqual([])
  })
})
