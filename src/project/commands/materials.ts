import type { Material } from '../../engine/model/park.ts'
import { InputError } from '../../engine/model/trouble.ts'
import type { Command, CommandKind } from './command.ts'
import { withPark } from './park.ts'

/** A document that cites a boundary version: put on record, or in place of what is on record under its id. */
export interface SetMaterial extends Command {
  readonly do: 'set-material'
  readonly material: Material
}

export const setMaterial: CommandKind<SetMaterial> = {
  id: 'set-material',
  apply(project, { material }) {
    const { materials } = project.park
    const known = materials.some(({ id }) => id === material.id)
    return withPark(project, {
      materials: known
        ? materials.map((each) => (each.id === material.id ? material : each))
        : [...materials, material],
    })
  },
}

export interface DropMaterial extends Command {
  readonly do: 'drop-material'
  readonly id: string
}

export const dropMaterial: CommandKind<DropMaterial> = {
  id: 'drop-material',
  apply(project, { id }) {
    const { materials } = project.park
    if (!materials.some((material) => material.id === id))
      throw new InputError('unknown-row', { id, layer: 'park.json' })
    return withPark(project, { materials: materials.filter((material) => material.id !== id) })
  },
}
