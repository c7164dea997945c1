import { InputError } from '../engine/model/trouble.ts'
import { type FormatFile, NO_OPTIONS, type RawLayer, SILENT_JOB } from '../formats/format.ts'
import { readSource } from '../formats/index.ts'

/** The one layer of a file. Throws InputError when there are several, or none that can be used. */
export async function readOnlyLayer(main: FormatFile, companions: readonly FormatFile[] = []): Promise<RawLayer> {
  const { layers, refused } = await readSource({ main, companions }, NO_OPTIONS, SILENT_JOB)
  const [only] = layers
  const [first] = refused
  if (!only && first) throw new InputError(first.note.code, first.note.params, { file: main.name, ...first.note.where })
  if (!only || layers.length > 1)
    throw new InputError('several-layers', { layers: layers.map(({ name }) => name).join(', ') }, { file: main.name })
  return only
}
