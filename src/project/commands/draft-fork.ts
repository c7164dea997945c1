import { frameOf, type Layer, type Park, type Place, versionsOf } from '../../engine/model/park.ts'
import { reframe } from '../../engine/geometry/reframe.ts'
import { valueAt } from '../../engine/model/table.ts'
import { TableBuilder } from '../../engine/model/table-builder.ts'
import { InputError } from '../../engine/model/trouble.ts'
import type { Command, CommandKind } from './command.ts'

/** A draft with the outline of a version, in a layer of its own. The version itself stays as it is. */
export interface ForkVersion extends Command {
  readonly do: 'fork-version'
  readonly version: string
  /** What the draft is called, and the file of its layer; neither is in use. */
  readonly as: string
  readonly layer: string
}

/** What a draft keeps of the version that it was made from; documents and dates belong to the act, not to the outline. */
const KEPT = [
  'name',
  'name_en',
  'east',
  'south',
  'west',
  'north',
  'east_along',
  'south_along',
  'west_along',
  'north_along',
] as const

export const forkVersion: CommandKind<ForkVersion> = {
  id: 'fork-version',
  apply(project, { version: id, as, layer: file }) {
    const { park } = project
    const versions = versionsOf(park)
    const version = versions.find((candidate) => candidate.id === id)
    if (!version) throw new InputError('unknown-version', { version: id, known: versions.map((one) => one.id).join() })
    if (versions.some((other) => other.id === as) || park.layers.some((other) => other.file === file))
      throw new InputError('id-taken', { id: as })
    return { ...project, park: { ...park, layers: [...park.layers, forkedLayer(version.parts, id, as, file)] } }
  },
}

function forkedLayer(parts: readonly Place[], from: string, as: string, file: string): Layer {
  const { layer } = parts[0]!
  const { kind, frame, shift, convertedFrom, accuracyMetres } = layer
  const own = frameOf(layer)
  const rows = new TableBuilder()
  parts.forEach((part, k) => {
    for (const rings of reframe(part.shape, own).parts) {
      for (const ring of rings) {
        for (let i = 0; i < ring.length; i += 2) rows.addPosition(ring[i]!, ring[i + 1]!)
        rows.endRing()
      }
      rows.endPart()
    }
    rows.setValue('version', as)
    rows.setValue('status', 'draft')
    rows.setValue('based_on', from)
    for (const name of KEPT) {
      const value = valueAt(part.layer.table, name, part.index)
      if (value !== null) rows.setValue(name, value)
    }
    if (part.accuracyMetres !== null && part.accuracyMetres !== accuracyMetres)
      rows.setValue('accuracy_m', part.accuracyMetres)
    rows.endRow(parts.length === 1 ? as : `${as}-${k + 1}`, k + 1, 'polygon')
  })
  const table = rows.build()
  return { kind, file, frame, shift, convertedFrom, accuracyMetres, date: null, name: null, nameEn: null, table }
}

/** `v5` after `v4`: a name for a version that the park does not have. */
export function freeVersionId(park: Park): string {
  const taken = new Set(versionsOf(park).map(({ id }) => id))
  const numbers = [...taken].map((id) => Number(/^v(\d{1,6})$/.exec(id)?.[1] ?? 0))
  for (let number = Math.max(taken.size, ...numbers) + 1; ; number++) if (!taken.has(`v${number}`)) return `v${number}`
}
