import { drawChangeSwatch } from '../../map/change-images.ts'
import type { Session } from '../state/session.svelte.ts'
import type { LegendRow } from '../legend.ts'
import type { Changes } from './changes.svelte.ts'
import { hectares } from './number-words.ts'

/** The rows of the comparison in the layer list: B, A, what stayed, what came and what went, with their areas. */
export function legendOfChange(changes: Changes, session: Session): LegendRow[] | null {
  const { a, b, change } = changes
  if (!changes.comparing || a === null || b === null) return null
  const { figures = {} } = session.check ?? {}
  const area = (squareMetres: number | undefined) => (squareMetres === undefined ? '' : `${hectares(squareMetres)} ha`)
  const row = (swatch: string, name: string, count: string, layer: string, draw?: LegendRow['draw']): LegendRow => ({
    swatch,
    name,
    count,
    layer,
    state: null,
    ...(draw && { draw }),
  })
  const rows = [
    row('boundary', changes.say('legendB', { version: b }), area(figures[b]?.planeSquareMetres), 'boundary'),
    row('older', changes.say('legendA', { version: a }), area(figures[a]?.planeSquareMetres), 'older'),
  ]
  if (!change || changes.look !== 'overlay') return rows
  return [
    ...rows,
    row('kept', changes.say('legendKept'), '', 'kept', (ctx) => drawChangeSwatch(ctx, 'kept')),
    row('added', changes.say('legendAdded'), area(change.plane.added), 'added', (ctx) =>
      drawChangeSwatch(ctx, 'added'),
    ),
    row('removed', changes.say('legendRemoved'), area(change.plane.removed), 'removed', (ctx) =>
      drawChangeSwatch(ctx, 'removed'),
    ),
  ]
}
