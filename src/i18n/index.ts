import { en } from './en.ts'
import { zh } from './zh.ts'

/** Every language. To add one: a file of the same shape and a line here. */
export const WORDS = { zh, en }
export type Language = keyof typeof WORDS
export const LANGUAGES = Object.keys(WORDS) as Language[]
export type { Words } from './words.ts'

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && value in WORDS
}
