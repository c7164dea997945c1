import { inForceSince } from '../../engine/model/version-in-force.ts'
import { versionsOf } from '../../engine/model/park.ts'
import { setValues } from '../../engine/model/edit-table.ts'
import { type Table, textAt, type Value } from '../../engine/model/table.ts'
import { InputError } from '../../engine/model/trouble.ts'
import type { Project } from '../project.ts'
import type { Command, CommandKind } from './command.ts'
import { layerOf, withLayer } from './layers.ts'
import { checkValues, indexOf } from './rows.ts'

type Values = Readonly<Record<string, Value>>

/**
 * What is on record about a boundary version: status, document, dates, declared areas, four-sided texts and the lines
 * that they are tied to. Never its outline: another outline is another version.
 */
export interface SetVersion extends Command {
  readonly do: 'set-version'
  readonly version: string
  /** Of all its parts. */
  readonly values: Values
  /** Of one part each, by the row of its layer. */
  readonly parts: readonly { readonly layer: string; readonly id: string; readonly values: Values }[]
}

export const setVersion: CommandKind<SetVersion> = {
  id: 'set-version',
  apply(project, { version, values, parts }) {
    const rows = rowsOfVersion(project, version)
    if (rows.size === 0) {
      const known = versionsOf(project.park).map(({ id }) => id)
      throw new InputError('unknown-version', { version, known: known.join(', ') || '—' })
    }
    let changed = project
    for (const [file, indices] of rows) changed = withValues(changed, file, indices, values)
    for (const part of parts) {
      const index = indexOf(layerOf(project, part.layer), part.id)
      if (!rows.get(part.layer)?.includes(index))
        throw new InputError('unknown-row', { id: part.id, layer: part.layer })
      changed = withValues(changed, part.layer, [index], part.values)
    }
    checkDates(changed, version)
    return changed
  },
}

/** Rows of the parts of a version, by the file of their layer. */
function rowsOfVersion({ park }: Project, version: string): Map<string, number[]> {
  const rows = new Map<string, number[]>()
  for (const { kind, file, table } of park.layers) {
    const own = kind === 'boundary' ? rowsIn(table, version) : []
    if (own.length > 0) rows.set(file, own)
  }
  return rows
}

function rowsIn(table: Table, version: string): number[] {
  const rows: number[] = []
  for (let row = 0; row < table.length; row++)
    if ((textAt(table, 'version', row) ?? table.ids[row]) === version) rows.push(row)
  return rows
}

function withValues(project: Project, file: string, indices: readonly number[], values: Values): Project {
  const layer = layerOf(project, file)
  if ('version' in values) throw new InputError('version-is-fixed')
  checkValues(layer, values)
  for (const [name, value] of Object.entries(values))
    if (name.endsWith('_along') && typeof value === 'string') checkTies(project, value)
  return withLayer(project, { ...layer, table: setValues(layer.table, indices, values) })
}

/** `road/R-1; water/W-2`: each has to be on record. */
function checkTies({ park }: Project, ties: string): void {
  for (const tie of ties.split(';')) {
    const [kind, ...rest] = tie.trim().split('/')
    const id = rest.join('/')
    const known = park.layers.some(
      (layer) => layer.kind === kind && (kind === 'road' || kind === 'water') && layer.table.ids.includes(id),
    )
    if (!known) throw new InputError('unknown-tie', { tie: tie.trim() })
  }
}

/** A version cannot end before it began. */
function checkDates({ park }: Project, id: string): void {
  const version = versionsOf(park).find((each) => each.id === id)
  const since = version && inForceSince(version)
  if (since && version.voidDate && version.voidDate < since)
    throw new InputError('void-before-approval', { voided: version.voidDate, approved: since })
}
