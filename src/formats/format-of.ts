import type { Format } from './format.ts'
import { FORMATS } from './index.ts'

/** The format that writes files of this name; null when there is none. */
export function formatOf(name: string): Format | null {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return FORMATS.find(({ extensions }) => extensions.includes(extension)) ?? null
}
