/**
 * data/park.schema.json from the one definition in src/project/park-schema.ts: park.json itself, and in `$defs` the
 * properties of a feature by layer kind. tests/data/schema.test.ts compares the file and, with UPDATE=1, writes it.
 */
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { ParkSchema, ROW_SCHEMAS } from '../src/project/park-schema.ts'

/** What JSON Schema cannot say: that a date is in the calendar, and that JSON numbers are finite. */
const UNSAID = ['check', 'finite']

export function jsonSchemaOf(schema: GenericSchema): JsonSchema {
  const made = toJsonSchema(schema, { typeMode: 'input', ignoreActions: UNSAID })
  // Named once, at the top of the file.
  delete made.$schema
  return made
}

export function schemaText(): string {
  const value = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'park.json of Sizhi (四至)',
    description:
      'The manifest of a park folder. `$defs` holds the properties of a feature by layer kind; other properties are kept and shown, and mean nothing to a rule.',
    ...jsonSchemaOf(ParkSchema),
    $defs: Object.fromEntries(
      Object.entries(ROW_SCHEMAS).map(([kind, schema]) => [
        kind,
        { title: `Properties of a feature of a ${kind} layer`, ...jsonSchemaOf(schema) },
      ]),
    ),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}
