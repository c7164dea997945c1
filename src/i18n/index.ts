import type { RuleBook } from '../engine/rules/book.ts'
import type { PageWords, Words } from './words.ts'

/** Every language, fetched when it is spoken. To add one: a file (with its page words) and a line here. */
const FILES = {
  zh: () => import('./zh.ts'),
  en: () => import('./en.ts'),
} satisfies Record<string, () => Promise<{ words: Words; page: () => Promise<{ page: PageWords }> }>>

export type Language = keyof typeof FILES
export const LANGUAGES = Object.keys(FILES) as [Language, ...Language[]]

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (LANGUAGES as readonly string[]).includes(value)
}

/** Who speaks: a language, its words, and the words of the rules. */
export interface Voice {
  readonly language: Language
  readonly words: Words
  readonly book: RuleBook
}

export async function loadWords(language: Language): Promise<Words> {
  return (await FILES[language]()).words
}

export async function loadPageWords(language: Language): Promise<PageWords> {
  return (await (await FILES[language]()).page()).page
}
