import type { Format, FormatFile, WriteLayer } from '../../src/formats/format.ts'

/** The whole file that a format makes of a layer. */
export async function written(format: Format, layer: WriteLayer, name: string): Promise<FormatFile> {
  const pieces: Uint8Array[] = []
  for await (const piece of format.write!(layer)) pieces.push(piece)
  return { name, bytes: new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer()) }
}
