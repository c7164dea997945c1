import type { Value } from '../engine/model/table.ts'
import { InputError } from '../engine/model/trouble.ts'

/**
 * The system of a `crs` member that is no name: a number of EPSG, as drafts of the specification had it. Throws InputError
 * for any other, such as a link: a file that names a system which nobody can look up is not taken for degrees.
 */
export function crsByNumber(crs: Value, file: string): string {
  const { type, properties } = crs as { type?: unknown; properties?: { code?: unknown } | null }
  const code = String(properties?.code)
  if (typeof type !== 'string' || !/^epsg$/i.test(type) || !/^\d+$/.test(code))
    throw new InputError('unknown-crs', { crs: JSON.stringify(crs) }, { file })
  return `EPSG:${code}`
}
