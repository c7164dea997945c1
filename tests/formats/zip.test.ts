/** ZIP archives: names, methods, and traps. The archives are by other programs; files/zip/make.py says which. */
import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { unzip } from '../../src/formats/zip.ts'
import { MOST_ENTRIES } from '../../src/formats/zip-directory.ts'
import { LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { crc32 } from '../../src/engine/crc32.ts'
import type { FormatFile } from '../../src/formats/format.ts'
import { FUZZ_TIMEOUT_MS, fuzzReader } from './fuzz.ts'
import { file } from './shapefile-bytes.ts'
import { filesOf } from './shapefile-cases.ts'

const archive = (name: string): FormatFile =>
  file(name, new Uint8Array(readFileSync(new URL(`files/zip/${name}`, import.meta.url))))
const names = ({ files }: { files: readonly FormatFile[] }) => files.map(({ name }) => name)

test('the check value of CRC-32', () => {
  // The check value that its catalogues give for "123456789".
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  expect(crc32(new TextEncoder().encode('6789'), crc32(new TextEncoder().encode('12345')))).toBe(0xcbf43926)
})

describe('names', () => {
  test('in GBK without a flag, without litter and folders', async () => {
    const { files, notes } = await unzip(archive('gbk-names.zip'))
    const found = names({ files })
    for (const ending of ['.dbf', '.shp', '.shx', '.prj']) expect(found).toContain(`gbk-names.zip/成果/企业${ending}`)
    expect(found).toContain('gbk-names.zip/成果/点位/居民点.cpg')
    expect(found).toHaveLength(filesOf('gbk-undeclared').length + filesOf('points-utf8').length)
    expect(notes).toEqual([])
  })

  test.each(['utf8-unflagged-names.zip', 'utf8-flagged-names.zip'])('%s', async (name) => {
    expect(names(await unzip(archive(name)))).toContain(`${name}/成果/居民点.shp`)
  })

  test('steps up and roots are only names', async () => {
    expect(names(await unzip(archive('steps-up.zip')))).toEqual(
      ['etc/a.geojson', 'b.geojson', 'park/c.geojson'].map((name) => `steps-up.zip/${name}`),
    )
  })
})

describe('contents', () => {
  test.each(['stored.zip', 'utf8-flagged-names.zip'])('%s', async (name) => {
    const { files } = await unzip(archive(name))
    const endings = filesOf('points-utf8')
    expect(files).toHaveLength(endings.length)
    for (const { name: path, bytes } of endings)
      expect(files.find((other) => other.name.endsWith(path.slice(-4)))!.bytes).toEqual(bytes)
  })

  test('behind other bytes, as in an archive that unpacks itself', async () => {
    const { bytes } = archive('stored.zip')
    const { files } = await unzip(file('a.exe.zip', Uint8Array.of(...new Uint8Array(999).fill(0x4d), ...bytes)))
    expect(files).toHaveLength(filesOf('points-utf8').length)
  })

  test('a job can be stopped', async () => {
    const stop = { report: () => Promise.reject(new Error('stopped')) }
    await expect(unzip(archive('gbk-names.zip'), stop)).rejects.toThrow('stopped')
  })
})

describe('what is not read is told, by name', () => {
  test.each<[string, string, Record<string, unknown>, number]>([
    ['encrypted.zip', 'zip-encrypted', { count: 1, names: 'make.py' }, 0],
    ['lzma.zip', 'zip-method', { count: 2, names: 'a.txt b.txt', method: 'lzma' }, 0],
    ['zip-in-zip.zip', 'zip-in-zip', { count: 1, names: 'inner.zip' }, 1],
    ['empty.zip', 'zip-empty', {}, 0],
  ])('%s', async (name, code, params, count) => {
    const { files, notes } = await unzip(archive(name))
    expect(files).toHaveLength(count)
    expect(notes).toEqual([{ level: 'error', code, params, where: { file: name } }])
    for (const language of LANGUAGES) expect((await loadWords(language)).notes[code]).toBeTruthy()
  })

  test('a byte that is wrong costs its own file', async () => {
    const { name, bytes } = archive('stored.zip')
    const shp = new TextEncoder().encode('points-utf8.shp')
    const at = bytes.findIndex((_, i) => shp.every((byte, k) => bytes[i + k] === byte))
    bytes[at + shp.length + 60]! ^= 1
    const { files, notes } = await unzip({ name, bytes })
    expect(files).toHaveLength(filesOf('points-utf8').length - 1)
    expect(notes).toMatchObject([{ code: 'zip-entry-damaged', params: { names: 'points-utf8.shp' } }])
  })

  test.each([
    ['cut off', archive('stored.zip').bytes.subarray(0, 900)],
    ['no archive', new TextEncoder().encode('PK\x03\x04 and then nothing of the kind')],
  ])('%s', async (_, bytes) => {
    await expect(unzip(file('a.zip', bytes))).rejects.toMatchObject({ code: 'zip-broken', where: { file: 'a.zip' } })
  })
})

describe('traps', () => {
  const zeros = (mebibytes: number) => new Uint8Array(mebibytes * 2 ** 20)
  /** Puts another size into the directory of an archive of one file, and into the file's own header. */
  function claiming(bytes: Uint8Array, unpackedBytes: number, alsoBefore = true): Uint8Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const directory = view.getUint32(bytes.length - 6, true)
    view.setUint32(directory + 24, unpackedBytes, true)
    if (alsoBefore) view.setUint32(22, unpackedBytes, true)
    return bytes
  }

  test('a large file that shrinks more than any table does', async () => {
    const { files, notes } = await unzip(file('a.zip', zipSync({ 'a.dbf': zeros(65), 'b.txt': Uint8Array.of(65) })))
    expect(names({ files })).toEqual(['a.zip/b.txt'])
    expect(notes).toMatchObject([{ code: 'zip-ratio', params: { count: 1, names: 'a.dbf' } }])
  })

  test('a table that is mostly blank is read, though it shrinks as much', async () => {
    const blank = new Uint8Array(8 * 2 ** 20).fill(0x20)
    const packed = zipSync({ 'a.dbf': blank })
    expect(blank.length / packed.length).toBeGreaterThan(200)
    expect((await unzip(file('a.zip', packed))).files[0]!.bytes.length).toBe(blank.length)
  })

  test.each([0, 1000, 60 * 2 ** 20])('a file of 3 MiB that says it has %i bytes', async (claimed) => {
    const { files, notes } = await unzip(file('a.zip', claiming(zipSync({ 'a.dbf': zeros(3) }), claimed)))
    expect(files).toEqual([])
    expect(notes).toMatchObject([{ code: 'zip-entry-damaged' }])
  })

  test('a size in the directory and another before the data', async () => {
    const { files, notes } = await unzip(file('a.zip', claiming(zipSync({ 'a.dbf': zeros(3) }), 1000, false)))
    expect(files).toEqual([])
    expect(notes).toMatchObject([{ code: 'zip-contradicts', params: { names: 'a.dbf' } }])
  })

  test('more than a gibibyte', async () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.txt`, Uint8Array.of(i)]))
    const bytes = zipSync(many)
    const view = new DataView(bytes.buffer)
    for (let at = view.getUint32(bytes.length - 6, true); view.getUint32(at, true) === 0x02014b50;) {
      view.setUint32(at + 24, 60 * 2 ** 20, true)
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true)
    }
    await expect(unzip(file('a.zip', bytes))).rejects.toMatchObject({ code: 'zip-too-large', params: { gib: 1 } })
  })

  test('too many files', async () => {
    const many = Object.fromEntries(Array.from({ length: MOST_ENTRIES + 1 }, (_, i) => [`${i}.txt`, new Uint8Array()]))
    await expect(unzip(file('a.zip', zipSync(many)))).rejects.toMatchObject({ code: 'zip-too-many' })
  })
})

test.each(['gbk-names.zip', 'stored.zip', 'zip-in-zip.zip'])(
  'damaged: %s',
  { timeout: FUZZ_TIMEOUT_MS },
  async (name) => {
    const count = await fuzzReader(
      [archive(name)],
      async ([main]) => {
        const { files, notes } = await unzip(main!)
        expect(files.length + notes.length).toBeGreaterThan(0)
        const note = notes[0] ?? { level: 'note' as const, code: 'zip-empty', params: {}, where: {} }
        return { layers: [], refused: [{ layer: main!.name, note }] }
      },
      4711,
    )
    expect(count.read).toBeGreaterThan(0)
    expect(count.refused).toBeGreaterThan(0)
  },
)
