import type { Layer } from '../../engine/model/park.ts'
import { InputError } from '../../engine/model/trouble.ts'
import { companiesJoined } from '../company-ids.ts'
import type { Project } from '../project.ts'
import type { Receipt } from '../receipt.ts'
import type { Command, CommandKind } from './command.ts'

export type LayerHead = Omit<Layer, 'table'>

/** A layer comes in, imported or empty. Its rows are in the stored file `files[0]`; the others it was read from. */
export interface AddLayer extends Command {
  readonly do: 'add-layer'
  readonly layer: LayerHead
  readonly receipt: Receipt | null
  readonly files: readonly [string, ...string[]]
  /** The layer that it takes the place of: the same file read with other settings. */
  readonly replaces?: string
}

export const addLayer: CommandKind<AddLayer> = {
  id: 'add-layer',
  apply(project, { layer, receipt, files, replaces }, tables) {
    const table = tables.get(files[0])
    if (!table) throw new Error(`no rows for ${files[0]}`)
    const receipts = new Map(project.receipts)
    if (receipt) receipts.set(layer.file, receipt)
    const added: Layer = { ...layer, table }
    const { layers } = project.park
    const at = layers.findIndex(({ file }) => file === replaces)
    if (at >= 0 && replaces !== layer.file) receipts.delete(replaces!)
    // Registers that came before the plants name them as forms do.
    const all = companiesJoined(at < 0 ? [...layers, added] : layers.with(at, added))
    return { ...project, park: { ...project.park, layers: all }, receipts }
  },
}

export interface RemoveLayer extends Command {
  readonly do: 'remove-layer'
  readonly layer: string
}

export const removeLayer: CommandKind<RemoveLayer> = {
  id: 'remove-layer',
  apply(project, { layer }) {
    layerOf(project, layer)
    const receipts = new Map(project.receipts)
    receipts.delete(layer)
    const layers = project.park.layers.filter(({ file }) => file !== layer)
    return { ...project, park: { ...project.park, layers }, receipts }
  },
}

export function layerOf(project: Project, file: string): Layer {
  const layer = project.park.layers.find((candidate) => candidate.file === file)
  if (!layer) throw new InputError('unknown-layer', { layer: file })
  return layer
}

export function withLayer(project: Project, changed: Layer): Project {
  const layers = project.park.layers.map((layer) => (layer.file === changed.file ? changed : layer))
  return { ...project, park: { ...project.park, layers } }
}
