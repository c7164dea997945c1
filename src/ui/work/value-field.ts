import type { GenericSchema } from 'valibot'
import type { LayerKind } from '../../engine/model/layer-kind.ts'
import type { Value } from '../../engine/model/table.ts'
import { ROW_SCHEMAS } from '../../project/park-schema.ts'

/** How a property is asked for. */
export type FieldKind = 'text' | 'number' | 'date' | 'flag' | 'choice' | 'list'

export interface Field {
  readonly name: string
  readonly kind: FieldKind
  readonly required: boolean
  /** Values that a choice offers. */
  readonly options: readonly (string | number)[]
}

interface Parts {
  readonly type: string
  readonly wrapped?: Parts
  readonly pipe?: readonly Parts[]
  readonly options?: readonly (string | number)[]
}

/** What matters most of a kind though its schema can do without: asked for from the start. */
export const USUAL: Readonly<Partial<Record<LayerKind, readonly string[]>>> = {
  boundary: ['document', 'approval_date'],
  hazard_source: ['grade'],
  protection_target: ['persons'],
}

/** Columns of a register with a row for each substance; an import makes lists of them. */
export const ONE_SUBSTANCE: readonly Field[] = ['substance_name', 'substance_amount', 'substance_category'].map(
  (name) => ({ name, kind: 'text', required: false, options: [] }),
)

/** The properties of a layer kind in the order of its schema, without the identifier. */
export function fieldsOf(kind: LayerKind): Field[] {
  return Object.entries(ROW_SCHEMAS[kind].entries)
    .filter(([name]) => name !== 'id')
    .map(([name, schema]) => fieldOf(name, schema as GenericSchema))
}

function fieldOf(name: string, schema: GenericSchema): Field {
  const outer = schema as unknown as Parts
  const required = outer.type !== 'optional'
  const parts = [outer, outer.wrapped, ...(outer.pipe ?? []), ...(outer.wrapped?.pipe ?? [])]
  const types = parts.map((part) => part?.type)
  const options = parts.find((part) => part?.type === 'picklist')?.options ?? []
  const kind: FieldKind = types.includes('picklist')
    ? 'choice'
    : types.includes('boolean')
      ? 'flag'
      : types.includes('array')
        ? 'list'
        : types.includes('number')
          ? 'number'
          : types.includes('iso_date')
            ? 'date'
            : 'text'
  return { name, kind, required, options }
}

/** What a form says as a value: blank is null, numbers and yes/no are typed. */
export function valueOf({ kind, options }: Field, text: string): Value {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (kind === 'number') return Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed
  if (kind === 'flag') return trimmed === 'true'
  if (kind === 'choice') return options.find((option) => String(option) === trimmed) ?? trimmed
  return trimmed
}
