/**
 * data/park.schema.json from the one definition in src/project/park-schema.ts: park.json itself, and in `$defs` the
 * properties of a feature by layer kind. tests/data/schema.test.ts compares the file and, with UPDATE=1, writes it.
 */
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { GRADING_SETTINGS, SETTING_NAMES, SETTING_OPTIONS, settingField } from '../src/engine/grading/settings.ts'
import { ParkSchema, ROW_SCHEMAS } from '../src/project/park-schema.ts'

/** What each setting of the grading is about. Here, because the program would carry it before the first map. */
const GRADING_MEANINGS: Readonly<Record<keyof typeof GRADING_SETTINGS, string>> = {
  severalQuantities: 'Q of a substance with several categories.',
  severalBetas: 'β of a substance with several categories.',
  unlistedSubstances: 'A named substance that Table 1 does not have.',
  coalGas: '煤气 (Table 1, number 13), of which Table 3 has only carbon monoxide.',
  neighbourDormitories: 'People who live in the dormitory of another plant, for α.',
}

function meaningOf(name: keyof typeof GRADING_SETTINGS): string {
  const { law, article, certainty } = GRADING_SETTINGS[name].basis
  const rest = certainty === 'open' ? 'not settled by its text' : 'as the clause is remembered'
  return `${GRADING_MEANINGS[name]} Without it \`${SETTING_OPTIONS[name][0]}\`. ${law}, ${article}: ${rest}.`
}

/** What JSON Schema cannot say: that a date is in the calendar, and that JSON numbers are finite. */
const UNSAID = ['check', 'finite']

export function jsonSchemaOf(schema: GenericSchema): JsonSchema {
  const made = toJsonSchema(schema, { typeMode: 'input', ignoreActions: UNSAID })
  // Named once, at the top of the file.
  delete made.$schema
  const grading = made.properties?.['grading']
  if (typeof grading === 'object' && schema === ParkSchema)
    for (const name of SETTING_NAMES) {
      const field = grading.properties?.[settingField(name)]
      if (typeof field !== 'object') throw new Error(`the schema has no setting ${name}`)
      field.description = meaningOf(name)
    }
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
