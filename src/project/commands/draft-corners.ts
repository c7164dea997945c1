import type { CornerEdit } from '../../engine/live/corner-edit.ts'
import { editOutline } from '../../engine/live/edit-outline.ts'
import type { OutlineFault } from '../../engine/live/outline-fault.ts'
import { setShape } from '../../engine/model/edit-table.ts'
import { InputError } from '../../engine/model/trouble.ts'
import type { Project } from '../project.ts'
import type { Command, CommandKind } from './command.ts'
import { draftOutline, draftRow, versionAt } from './draft-rows.ts'
import { layerOf, withLayer } from './layers.ts'

/** A corner of a draft: row of the layer, part of the row, ring of the part, corner of the ring, all from 0. */
interface AtCorner extends Command {
  readonly layer: string
  readonly id: string
  readonly part: number
  readonly ring: number
  readonly corner: number
}

/** x and y are exact, in the frame of the layer. */
export interface MoveCorner extends AtCorner {
  readonly do: 'move-corner'
  readonly x: number
  readonly y: number
}

/** The new corner gets the number; the one that had it comes after. */
export interface AddCorner extends AtCorner {
  readonly do: 'add-corner'
  readonly x: number
  readonly y: number
}

export interface DropCorner extends AtCorner {
  readonly do: 'drop-corner'
}

export const moveDraftCorner: CommandKind<MoveCorner> = {
  id: 'move-corner',
  apply: (project, { x, y, ...at }) => edited(project, at, { kind: 'move', ...place(at), x, y }),
}

export const addDraftCorner: CommandKind<AddCorner> = {
  id: 'add-corner',
  apply: (project, { x, y, ...at }) => edited(project, at, { kind: 'add', ...place(at), x, y }),
}

export const dropDraftCorner: CommandKind<DropCorner> = {
  id: 'drop-corner',
  apply: (project, at) => edited(project, at, { kind: 'drop', ...place(at) }),
}

const place = ({ part, ring, corner }: AtCorner) => ({ part, ring, corner })

function edited(project: Project, { layer: file, id, part }: AtCorner, edit: CornerEdit): Project {
  const layer = layerOf(project, file)
  const index = draftRow(layer, id)
  if (edit.kind !== 'drop' && !(Number.isFinite(edit.x) && Number.isFinite(edit.y)))
    throw new InputError('bad-coordinates')
  // All parts of the version are looked at together: one must not cross or take in another.
  const { shape, rows } = draftOutline(layer, versionAt(layer, index))
  const made = editOutline(shape, { ...edit, part: rows.findIndex((row) => row.index === index && row.part === part) })
  if ('fault' in made) throw refusal(made.fault)
  const parts = made.parts.filter((_, k) => rows[k]!.index === index)
  return withLayer(project, { ...layer, table: setShape(layer.table, index, { kind: 'polygon', parts }) })
}

function refusal(fault: OutlineFault | 'no-corner'): InputError {
  if (fault === 'no-corner') return new InputError('no-corner')
  if (fault.kind === 'turned') return new InputError('outline-turned')
  const [x, y] = fault.at
  if (fault.kind === 'crosses') return new InputError('outline-crosses', { x, y })
  if (fault.kind === 'doubled') return new InputError('corner-doubled', { x, y })
  return new InputError('outline-swept', { x, y })
}
