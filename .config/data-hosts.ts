import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { configOf } from './config-file.ts'

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
  const { hosts } = configOf('.config/data-hosts.json', json, FileSchema)
  return hosts.map((host) => new URL(host).origin)
}

export const dataHosts = (): string[] =>
  readDataHosts(readFileSync(new URL('./data-hosts.json', import.meta.url), 'utf8'))
