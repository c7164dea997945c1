import { readFileSync } from 'node:fs'
import * as v from 'valibot'

/**
 * Hosts that parks of a site may have large layers on, decided when it is built: .config/data-hosts.json, empty as it
 * comes. A wrong entry stops the build.
 */
const FileSchema = v.strictObject({
  hosts: v.array(
    v.pipe(v.string(), v.regex(/^https?:\/\/[^/?#@\s]+$/, 'must be an origin such as https://data.example.cn')),
  ),
})

/** @throws Error with a sentence: what is wrong, what to do */
export function readDataHosts(json: string): string[] {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    throw new Error(`.config/data-hosts.json is not JSON: ${(error as Error).message}`, { cause: error })
  }
  const parsed = v.safeParse(FileSchema, value)
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw new Error(`.config/data-hosts.json: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
  }
  return parsed.output.hosts.map((host) => new URL(host).origin)
}

export const dataHosts = (): string[] =>
  readDataHosts(readFileSync(new URL('./data-hosts.json', import.meta.url), 'utf8'))
