import { describe, expect, test } from 'vitest'
import { readLayer, type ReadLayer } from './read-layer.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const readText = (text: string) => readLayer({ name: 'a.geojson', bytes: bytes(text) })
const read = (json: unknown) => readText(JSON.stringify(json))
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', properties, geometry })
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const geometry = (type: string, coordinates: unknown) => ({ type, coordinates })

describe('text that cannot be read', () => {
  const good = JSON.stringify(collection(feature(geometry('Point', [111, 35.6]), { name: '四至' })), null, 1)

  test('cut off: the file and the line at which it ends', async () => {
    const lines = good.split('\n')
    const cut = lines.slice(0, 5).join('\n')
    await expect(readText(cut)).rejects.toMatchObject({
      name: 'InputError',
      code: 'json-ends-early',
      params: { line: 5 },
      where: { file: 'a.geojson' },
    })
  })

  test('cut off anywhere it is an InputError that names a line', async () => {
    for (let end = 1; end < good.length; end++) {
      const error: unknown = await readText(good.slice(0, end)).then(
        () => null,
        (reason: unknown) => reason,
      )
      expect(error, good.slice(0, end)).toMatchObject({ code: 'json-ends-early' })
    }
  })

  test('a comma too many: the line and the place', async () => {
    await expect(readText('{\n"type": "FeatureCollection",\n"features": [,]\n}')).rejects.toMatchObject({
      code: 'not-json',
      params: { line: 3 },
    })
  })

  // The ^ stands before the first character that cannot stand there.
  test.each([
    [
      'in a property of the second feature',
      '{"type":"FeatureCollection","features":[\n{},\n{"properties":{"a":0^1}}]}',
    ],
    ['between features, each on a line of its own', '{"features":[{"type":"Feature"}\n^{"type":"Feature"}\n]}'],
    ['in a geometry', '{"features":[{"geometry":{"type":"Point","coordinates":[1,^.5]}}],"type":"FeatureCollection"}'],
    ['after Chinese letters in the line', '{"type":"FeatureCollection",\n"features":[{"properties":{"名":"四至",^}}]}'],
    ['after the list of features', '{"features":[{}],"type":"FeatureCollection" ^"crs":null}'],
    ['after the end', '{"features":[{}],"type":"FeatureCollection"}\n\n^]'],
    ['a comma after the last feature', '{"features":[{},\n^],"type":"FeatureCollection"}'],
    ['a comma after the last member', '{"features":[{}],\n^}'],
    ['a comma instead of the first member', '{^,"features":[{}]}'],
    ['a comma instead of the first feature', '{"features":[^,{}]}'],
    ['in a foreign member', '{"features":[{"bbox":[1,^,2]}]}'],
    ['a line break in a text', '{"features":[{"properties":{"a":"b^\nc"}}]}'],
    ['a name without quotation marks', '{"features":[{"properties":{^a:1}}]}'],
    ['no colon', '{"features":[{"properties":{"a" ^1}}]}'],
    ['the wrong bracket', '{"features":[{"properties":{"a":[1^}}]}'],
    ['after two megabytes of features', `{"features":[{},\n${'{ },'.repeat(500_000)}{"a"^}]}`],
  ])('%s: line and character', async (_, marked) => {
    const before = marked.slice(0, marked.indexOf('^'))
    const params = { line: before.split('\n').length, character: before.length - before.lastIndexOf('\n') }
    await expect(readText(marked.replace('^', ''))).rejects.toMatchObject({ code: 'not-json', params })
  })

  test('nested two hundred deep is read, deeper is refused', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    const withValue = (value: string) =>
      `{"type":"FeatureCollection",\n"features":[{"type":"Feature","geometry":null,"properties":{"a":${value}}}]}`
    expect((await readText(withValue(nested(200)))).rows).toHaveLength(1)
    await expect(readText(withValue(nested(201)))).rejects.toMatchObject({
      code: 'json-too-deep',
      params: { line: 2, most: 200 },
    })
  })

  test('a feature of ten megabytes', async () => {
    const long = '四'.repeat(3_500_000)
    const found = await read(collection(feature(geometry('Point', [1, 1]), { long, short: 'x' }), feature(null)))
    expect(found.rows[0]!.values.get('long')).toBe(long)
    expect(found.rows).toHaveLength(2)
  })

  test('cut off in the middle of a character, it ends early', async () => {
    const text = bytes(JSON.stringify(collection(feature(null, { name: '四至' }))))
    const at = text.findIndex((byte) => byte > 127)
    for (const end of [at + 1, at + 2])
      await expect(readLayer({ name: 'a.geojson', bytes: text.slice(0, end) })).rejects.toMatchObject({
        code: 'json-ends-early',
      })
  })

  test('an empty file, and a file of blanks', async () => {
    await expect(readText('')).rejects.toMatchObject({ code: 'empty-file' })
    await expect(readText(' \n ')).rejects.toMatchObject({ code: 'json-ends-early', params: { line: 2 } })
  })

  test('5 MB of noise are refused', async () => {
    // xorshift32 with a fixed seed: the same noise every time.
    const noise = new Uint8Array(5_000_000)
    let state = 20260401
    for (let i = 0; i < noise.length; i++) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      noise[i] = state
    }
    await expect(readLayer({ name: 'a.geojson', bytes: noise })).rejects.toMatchObject({ code: 'not-utf8' })
    await expect(readLayer({ name: 'a.bin', bytes: noise })).rejects.toMatchObject({ code: 'unknown-format' })
    const letters = new Uint8Array(noise.map((byte) => 32 + (byte % 90)))
    await expect(readLayer({ name: 'a.geojson', bytes: letters })).rejects.toMatchObject({ code: 'not-json' })
  })

  test('a list of brackets a million deep is an InputError, not a crash', async () => {
    await expect(readText('['.repeat(1_000_000))).rejects.toMatchObject({ code: 'json-too-deep' })
  })
})

describe('encodings', () => {
  const text = JSON.stringify(collection(feature(null, { name: '四至' })))
  const nameIn = ({ rows }: ReadLayer) => rows[0]!.values.get('name')
  const utf16 = (littleEndian: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2 + 2))
    view.setUint16(0, 0xfeff, littleEndian)
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2 + 2, text.charCodeAt(i), littleEndian)
    return new Uint8Array(view.buffer)
  }

  test.each<[string, Uint8Array]>([
    ['UTF-8', bytes(text)],
    ['UTF-8 with BOM', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(text)])],
    ['UTF-16 little-endian with BOM', utf16(true)],
    ['UTF-16 big-endian with BOM', utf16(false)],
  ])('%s', async (_, content) => {
    expect(nameIn(await readLayer({ name: 'a.geojson', bytes: content }))).toBe('四至')
  })

  test('another one, when the user names it', async () => {
    const gbk = new Uint8Array([...bytes(text.slice(0, text.indexOf('四'))), 0xcb, 0xc4, 0xd6, 0xc1])
    const rest = bytes(text.slice(text.indexOf('至') + 1))
    const file = { name: 'a.geojson', bytes: new Uint8Array([...gbk, ...rest]) }
    expect(nameIn(await readLayer(file, { encoding: 'gbk', crs: null }))).toBe('四至')
    await expect(readLayer(file)).rejects.toMatchObject({ code: 'not-utf8' })
  })

  test('bytes of one character in two texts are not a character', async () => {
    const [a, b] = text.split('四至') as [string, string]
    const halves = [0xe5, 0x9b, ...bytes('","b":"'), 0x9b]
    const file = { name: 'a.geojson', bytes: new Uint8Array([...bytes(a), ...halves, ...bytes(b)]) }
    await expect(readLayer(file)).rejects.toMatchObject({ code: 'not-utf8' })
  })

  test('GBK is refused, never guessed', async () => {
    // 四至 in GBK is CB C4 D6 C1.
    const gbk = new Uint8Array([...bytes('{"type":"'), 0xcb, 0xc4, 0xd6, 0xc1, ...bytes('"}')])
    await expect(readLayer({ name: 'a.geojson', bytes: gbk })).rejects.toMatchObject({ code: 'not-utf8' })
  })
})
