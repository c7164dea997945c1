import type { Language } from './index.ts'
import type { listBack as zh } from './zh-list-back.ts'

/** Words of reading a filled-in list back; the Chinese file says which there are. */
export type ListBackWords = Readonly<Record<keyof typeof zh, string>>

const FILES: Readonly<Record<Language, () => Promise<{ listBack: ListBackWords }>>> = {
  zh: () => import('./zh-list-back.ts'),
  en: () => import('./en-list-back.ts'),
}

export const loadListBackWords = async (language: Language): Promise<ListBackWords> =>
  (await FILES[language]()).listBack
