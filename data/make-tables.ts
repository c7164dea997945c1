/**
 * The generated parts of data/README.md: the fields from src/project/park-schema.ts, the bases from the rules. Each
 * stands between `<!-- NAME -->` and `<!-- /NAME -->`; tests/data/schema.test.ts compares and, with UPDATE=1, writes.
 */
import type { JsonSchema } from '@valibot/to-json-schema'
import { RULES } from '../src/engine/rules/index.ts'
import { ParkSchema, ROW_SCHEMAS } from '../src/project/park-schema.ts'
import { jsonSchemaOf } from './make-schema.ts'

type Cells = readonly string[]

function table(header: Cells, rows: readonly Cells[]): string {
  const line = (cells: Cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Lists that have a table of their own. */
const APART = new Set(['layers', 'materials'])

/** One row a field, nested ones as `grade.level` and `substances[].name`. */
function fieldRows(schema: JsonSchema, path = ''): Cells[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]): Cells[] => {
    if (typeof field === 'boolean' || name === '$schema') return []
    const own = `${path}${name}`
    const required = schema.required?.includes(name) ? 'yes' : ''
    const row: Cells = [`\`${own}\``, required, typeWords(field), field.description ?? '']
    const { items } = field
    const nested = field.type === 'object' ? field : typeof items === 'object' && !Array.isArray(items) ? items : null
    if (!nested || APART.has(own)) return [row]
    return [row, ...fieldRows(nested, `${own}${nested === field ? '' : '[]'}.`)]
  })
}

function typeWords(field: JsonSchema): string {
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``
  if (field.enum) return field.enum.map((value) => `\`${String(value)}\``).join(', ')
  const { minimum, maximum } = field
  const range = minimum === undefined ? '' : maximum === undefined ? ` ≥ ${minimum}` : ` ${minimum} to ${maximum}`
  switch (field.type) {
    case 'string':
      return field.format === 'date' ? 'date' : field.pattern ? `text, \`${field.pattern}\`` : 'text'
    case 'integer':
      return `whole number${range}`
    case 'number':
      return `number${range}`
    case 'boolean':
      return '`true`, `false`'
    case 'array':
      return 'list'
    default:
      return String(field.type)
  }
}

export function generatedBlocks(): Map<string, string> {
  const park = jsonSchemaOf(ParkSchema)
  const itemOf = (list: string): JsonSchema => {
    const field = park.properties?.[list]
    const items = typeof field === 'object' ? field.items : undefined
    if (typeof items !== 'object' || Array.isArray(items)) throw new Error(`park.json has no list ${list}`)
    return items
  }
  const kinds = Object.entries(ROW_SCHEMAS).map(([kind, schema]) => [kind, jsonSchemaOf(schema)] as const)
  const header = ['field', 'required', 'type or values', 'meaning']
  const blocks = new Map(
    [
      ['park', park] as const,
      ['layer', itemOf('layers')] as const,
      ['material', itemOf('materials')] as const,
      ...kinds,
    ].map(([kind, schema]) => [`fields:${kind}`, table(header, fieldRows(schema))]),
  )
  const bases = RULES.map(({ id, severity, basis }) => [
    `\`${id}\``,
    severity,
    `${basis.law}，${basis.article}`,
    basis.date,
  ])
  return blocks.set('rules', table(['rule', 'gravest', 'basis', 'date'], bases))
}

/** The text with every generated part filled in. Throws for a marker that is missing or not known. */
export function withBlocks(markdown: string, blocks: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  const filled = markdown.replace(/<!-- ([a-z_:]+) -->\n[\s\S]*?\n?<!-- \/\1 -->/g, (_, name: string) => {
    const block = blocks.get(name)
    if (block === undefined) throw new Error(`nothing is generated for ${name}`)
    seen.add(name)
    return `<!-- ${name} -->\n${block}\n<!-- /${name} -->`
  })
  for (const name of blocks.keys()) if (!seen.has(name)) throw new Error(`data/README.md has no place for ${name}`)
  return filled
}
