/** A layer of people too large to be read whole: what is near is read, and says the same as the whole would. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { neighbourhoodOf } from '../../src/engine/model/neighbourhood.ts'
import type { Layer } from '../../src/engine/model/park.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import { flatgeobuf } from '../../src/formats/flatgeobuf.ts'
import type { RangeFile } from '../../src/formats/read-ranges.ts'
import { check } from '../../src/jobs/check.ts'
import type { FileSource } from '../../src/jobs/file-source.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { manifestOf } from '../../src/project/write-manifest.ts'
import { randomOf } from '../formats/fuzz.ts'
import { written } from '../formats/written.ts'

const FOLDER = new URL('../../data/parks/jishan/', import.meta.url)
const fileOf = (name: string) => new Uint8Array(readFileSync(new URL(name, FOLDER)))

/** Houses over two degrees around the park, some hundreds of them near to it. */
const HOUSES = 40_000
async function county(): Promise<Uint8Array> {
  const random = randomOf(8)
  const builder = new TableBuilder()
  for (let i = 0; i < HOUSES; i++) {
    builder.addPosition(109.9 + 2 * random(), 34.6 + 2 * random())
    builder.endRing()
    builder.endPart()
    builder.setValue('id', `C-${i}`)
    builder.setValue('kind', 'residence')
    builder.setValue('persons', 1 + (i % 5))
    builder.endRow('', i + 1, 'point')
  }
  const layer = { name: 'county', table: builder.build(), crs: 'EPSG:4490' }
  return (await written(flatgeobuf, layer, 'houses.fgb')).bytes
}
const houses = await county()

let bytesRead = 0
const ranged: RangeFile = {
  name: 'houses.fgb',
  bytes: houses.length,
  read(offset, length) {
    const piece = houses.slice(offset, offset + length)
    bytesRead += piece.length
    return Promise.resolve(piece)
  },
}
const whole: FileSource = {
  read: (name) => Promise.resolve(name === 'houses.fgb' ? houses : fileOf(name)),
}
const inPart: FileSource = { ...whole, large: (name) => Promise.resolve(name === 'houses.fgb' ? ranged : null) }
const QUESTION = { asOf: '2026-11-22', versionId: null }
const houseLayer = (layers: readonly Layer[]) => layers.find(({ file }) => file === 'houses.fgb')!

const [all, near] = [await readPark(whole, SILENT), await readPark(inPart, SILENT)]

test('the findings are those of the whole file, of a fraction of its bytes', async () => {
  const [of, from] = [houseLayer(all.park.layers), houseLayer(near.park.layers)]
  expect(of.table.length).toBe(HOUSES)
  expect(from.table.length).toBeGreaterThan(100)
  expect(from.table.length).toBeLessThan(HOUSES / 20)
  expect(from.part).toEqual({ bounds: neighbourhoodOf(near.park.layers), total: HOUSES })
  expect(bytesRead).toBeLessThan(houses.length / 4)
  const findings = async (read: typeof all) => (await check(read.park, QUESTION, SILENT)).findings
  expect(await findings(near)).toEqual(await findings(all))
  expect(near.notes.filter(({ code }) => code === 'read-within-box')).toEqual([
    {
      level: 'note',
      code: 'read-within-box',
      params: { read: from.table.length, total: HOUSES },
      where: { file: 'houses.fgb' },
    },
  ])
})

test('park.json of what was read says that it is a part, and the part is read back as one', async () => {
  const manifest = manifestOf(near.park, new Map())
  const part = houseLayer(near.park.layers)
  const stored = (await written(flatgeobuf, { name: 'a', table: part.table, crs: part.frame }, 'houses.fgb')).bytes
  const again = await readPark(
    {
      read(name) {
        const text = name === 'park.json' ? new TextEncoder().encode(JSON.stringify(manifest)) : null
        return Promise.resolve(text ?? (name === 'houses.fgb' ? stored : fileOf(name)))
      },
    },
    SILENT,
  )
  expect(houseLayer(again.park.layers).part).toEqual(part.part)
  expect(again.notes.map(({ code }) => code)).toContain('read-within-box')
})

test('a park that grows beyond what was read is told that nobody looked there', async () => {
  const { notes } = await check(near.park, QUESTION, SILENT)
  expect(notes.map(({ code }) => code)).not.toContain('beyond-read-part')
  const layers = near.park.layers.map((layer): Layer => {
    if (layer.kind !== 'hazard_source') return layer
    const positions = layer.table.geometry.positions.slice()
    // Northings of the frame are metres.
    for (let i = 1; i < positions.length; i += 2) positions[i]! += 5000
    return { ...layer, table: { ...layer.table, geometry: { ...layer.table.geometry, positions } } }
  })
  const moved = await check({ ...near.park, layers }, QUESTION, SILENT)
  expect(moved.notes).toContainEqual({
    level: 'error',
    code: 'beyond-read-part',
    params: {},
    where: { file: 'houses.fgb' },
  })
})

test('where no ground says what is near, the whole file is read', async () => {
  const alone = new TextEncoder().encode(
    JSON.stringify({
      format: 1,
      id: 'alone',
      name: '示例',
      zone: 37,
      layers: [{ kind: 'protection_target', file: 'houses.fgb', frame: 'EPSG:4490' }],
    }),
  )
  const read = await readPark(
    { ...inPart, read: (name) => (name === 'park.json' ? Promise.resolve(alone) : whole.read(name)) },
    SILENT,
  )
  expect(read.park.layers[0]!.table.length).toBe(HOUSES)
  expect(read.park.layers[0]!.part).toBeUndefined()
})

test('a safety distance farther than any reach widens what is read, and what has to have been read', async () => {
  const text = new TextDecoder().decode(fileOf('hazards.geojson'))
  const hazards = JSON.parse(text) as { features: { properties: Record<string, unknown> }[] }
  hazards.features[0]!.properties['safety_distance_m'] = 9000
  const far = new TextEncoder().encode(JSON.stringify(hazards))
  const wide: FileSource = {
    ...inPart,
    read: (name) => (name === 'hazards.geojson' ? Promise.resolve(far) : whole.read(name)),
  }
  const read = await readPark(wide, SILENT)
  const [narrow, widened] = [near, read].map(({ park }) => houseLayer(park.layers).part!.bounds)
  // 9,000 m instead of 3,000 m: 6 km more to the north, of some 111 km a degree.
  expect(widened![3] - narrow![3]).toBeGreaterThan(0.0535)
  expect(widened![3] - narrow![3]).toBeLessThan(0.0545)
  const layers = near.park.layers.map((layer) =>
    layer.kind === 'hazard_source' ? read.park.layers.find(({ kind }) => kind === 'hazard_source')! : layer,
  )
  const { notes } = await check({ ...near.park, layers }, QUESTION, SILENT)
  expect(notes.map(({ code }) => code)).toContain('beyond-read-part')
})

test.each(['https://elsewhere.example/houses.fgb', 'https://', 'houses://%E0%A4%A.fgb'])(
  'a layer at %s that may not be asked, or is no address, costs itself only',
  async (file) => {
    const manifest = JSON.parse(new TextDecoder().decode(fileOf('park.json'))) as { layers: { file: string }[] }
    for (const layer of manifest.layers) if (layer.file === 'houses.fgb') layer.file = file
    const refuse = () => Promise.reject(new InputError('host-not-allowed', { host: 'elsewhere.example' }, { file }))
    const read = await readPark(
      {
        read(name) {
          if (name === 'park.json') return Promise.resolve(new TextEncoder().encode(JSON.stringify(manifest)))
          return name === file ? refuse() : whole.read(name)
        },
        large: refuse,
      },
      SILENT,
    )
    expect(read.park.layers).toHaveLength(all.park.layers.length - 1)
    expect(read.notes.filter(({ level }) => level === 'error')).toMatchObject([
      { code: file === 'https://elsewhere.example/houses.fgb' ? 'host-not-allowed' : 'file-missing', where: { file } },
    ])
  },
)
