/** PMTiles archives and vector tiles for tests, written byte by byte after their specifications (PMTiles 3, MVT 2.1). */
import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

function varint(value: number): number[] {
  const bytes: number[] = []
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128)
  return [...bytes, value]
}

export interface TestTile {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly data: Uint8Array
}
export interface TestArchive {
  readonly tiles: readonly TestTile[]
  /** 1 is MVT, 2 is PNG, 6 is MLT. */
  readonly type: number
  /** 1 is none, 2 is gzip, 3 is Brotli. */
  readonly compression?: number
  readonly bounds: readonly [number, number, number, number]
  readonly metadata: object
}

export function writePmtiles({ tiles, type, compression = 1, bounds, metadata }: TestArchive): Uint8Array<ArrayBuffer> {
  const sorted = tiles
    .map((tile) => ({
      ...tile,
      id: zxyToTileId(tile.z, tile.x, tile.y),
      data: compression === 2 ? gzipSync(tile.data) : tile.data,
    }))
    .sort((a, b) => a.id - b.id)
  const ids = sorted.flatMap(({ id }, i) => varint(id - (i ? sorted[i - 1]!.id : 0)))
  const runs = sorted.flatMap(() => varint(1))
  const lengths = sorted.flatMap(({ data }) => varint(data.length))
  // 0 says: right behind the one before.
  const offsets = sorted.flatMap((_tile, i) => varint(i ? 0 : 1))
  const directory = Uint8Array.from([...varint(sorted.length), ...ids, ...runs, ...lengths, ...offsets])
  const described = new TextEncoder().encode(JSON.stringify(metadata))
  const data = Buffer.concat(sorted.map((tile) => tile.data))
  const header = Buffer.alloc(127)
  header.write('PMTiles')
  header[7] = 3
  const at = [127, 127 + directory.length, 127 + directory.length + described.length]
  for (const [position, value] of [
    [8, at[0]],
    [16, directory.length],
    [24, at[1]],
    [32, described.length],
    [40, at[2]],
    [48, 0],
    [56, at[2]],
    [64, data.length],
    [72, sorted.length],
    [80, sorted.length],
    [88, sorted.length],
  ])
    header.writeBigUInt64LE(BigInt(value!), position)
  const zooms = sorted.map(({ z }) => z)
  header.set([1, 1, compression, type, Math.min(...zooms), Math.max(...zooms)], 96)
  bounds.forEach((degrees, i) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + i * 4))
  header[118] = Math.max(...zooms)
  header.writeInt32LE(Math.round(((bounds[0] + bounds[2]) / 2) * 1e7), 119)
  header.writeInt32LE(Math.round(((bounds[1] + bounds[3]) / 2) * 1e7), 123)
  return Uint8Array.from(Buffer.concat([header, directory, described, data]))
}

const field = (number: number, bytes: readonly number[]) => [(number << 3) | 2, ...varint(bytes.length), ...bytes]
const zigzag = (value: number) => (value < 0 ? -value * 2 - 1 : value * 2)

export interface TestFeature {
  readonly type: 'line' | 'area'
  /** In units of the tile, 0 to 4096, y downwards; areas clockwise on the screen, without the first corner again. */
  readonly path: readonly (readonly [number, number])[]
}

export function writeVectorTile(layers: Readonly<Record<string, readonly TestFeature[]>>): Uint8Array {
  const bytes = Object.entries(layers).flatMap(([name, features]) =>
    field(3, [
      ...[(15 << 3) | 0, 2],
      ...field(1, [...new TextEncoder().encode(name)]),
      ...features.flatMap(({ type, path }) => {
        const steps = path.map(([x, y], i) => [x - (path[i - 1]?.[0] ?? 0), y - (path[i - 1]?.[1] ?? 0)] as const)
        const commands = [
          9,
          ...steps[0]!.map(zigzag),
          ((path.length - 1) << 3) | 2,
          ...steps.slice(1).flatMap((step) => step.map(zigzag)),
          ...(type === 'area' ? [15] : []),
        ]
        return field(2, [(3 << 3) | 0, type === 'area' ? 3 : 2, ...field(4, commands.flatMap(varint))])
      }),
      ...[(5 << 3) | 0, ...varint(4096)],
    ]),
  )
  return Uint8Array.from(bytes)
}
