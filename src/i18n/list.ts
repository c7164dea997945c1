import type { Language } from './index.ts'
import type { list as zh } from './zh-list.ts'

/** Words of the list of rectifications; the Chinese file says which there are. */
export type ListWords = Readonly<Record<keyof typeof zh, string>>

const FILES: Readonly<Record<Language, () => Promise<{ list: ListWords }>>> = {
  zh: () => import('./zh-list.ts'),
  en: () => import('./en-list.ts'),
}

export const loadListWords = async (language: Language): Promise<ListWords> => (await FILES[language]()).list
