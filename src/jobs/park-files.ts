import type { Project } from '../project/project.ts'
import { MANIFEST } from '../project/read-manifest.ts'
import { manifestOf } from '../project/write-manifest.ts'
import { layerFile } from './write-layer.ts'

export interface NamedPieces {
  readonly name: string
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** A project as the files of a park folder, which `sizhi check` and the page read: park.json, layers, receipts. */
export function* parkFiles({ park, receipts }: Project): Generator<NamedPieces> {
  const text = (value: unknown) => [new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)]
  const names = new Map([...receipts.keys()].map((file) => [file, `receipts/${file}.json`]))
  yield { name: MANIFEST, pieces: text(manifestOf(park, names)) }
  for (const layer of park.layers) yield { name: layer.file, pieces: layerFile(layer) }
  for (const [file, receipt] of receipts) yield { name: names.get(file)!, pieces: text(receipt) }
}
