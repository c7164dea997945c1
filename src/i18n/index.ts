import type { RuleBook } from '../engine/rules/book.ts'
import type { FirstWords, PageWords, PanelWords, Words } from './words.ts'

interface LanguageFile {
  readonly words: Words
  readonly page: () => Promise<{ page: FirstWords }>
  readonly panels: () => Promise<{ panels: PanelWords }>
  readonly notes: () => Promise<{ notes: Words['notes'] }>
}

/** Every language, fetched when it is spoken. To add one: a file (with its page words) and a line here. */
const FILES = {
  zh: () => import('./zh.ts'),
  en: () => import('./en.ts'),
} satisfies Record<string, () => Promise<LanguageFile>>

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

/** All words of a language. */
export async function loadWords(language: Language): Promise<Words> {
  const file: LanguageFile = await FILES[language]()
  const { notes } = await file.notes()
  return { ...file.words, notes: { ...file.words.notes, ...notes } }
}

/** What the page says before it has anything to say about imports, corrections and keeping. */
export async function loadFirstWords(language: Language): Promise<Words> {
  return (await FILES[language]()).words
}

/** All words of the page. */
export async function loadPageWords(language: Language): Promise<PageWords> {
  const file: LanguageFile = await FILES[language]()
  const [{ page }, { panels }] = await Promise.all([file.page(), file.panels()])
  return { ...page, ...panels }
}

/** The words of the page that stand beside the first map. */
export async function loadFirstPageWords(language: Language): Promise<FirstWords> {
  return (await (await FILES[language]()).page()).page
}
