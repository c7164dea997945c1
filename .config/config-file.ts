import * as v from 'valibot'

/**
 * A file that says how a site is built, as its schema has it; a wrong entry stops the build.
 * @throws Error with a sentence: which file and entry, what is wrong
 */
export function configOf<S extends v.GenericSchema>(file: string, json: string, schema: S): v.InferOutput<S> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error })
  }
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new Error(`${file}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
}
