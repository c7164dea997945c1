import type { Language } from './index.ts'
import type { ChangeWords } from './words.ts'

const FILES: Readonly<Record<Language, () => Promise<{ change: ChangeWords }>>> = {
  zh: () => import('./zh-change.ts'),
  en: () => import('./en-change.ts'),
}

/** The words of boundary versions: time line, comparison, ledger, matrix. */
export const loadChangeWords = async (language: Language): Promise<ChangeWords> => (await FILES[language]()).change
