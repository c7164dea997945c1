import type { Language } from './index.ts'
import type { OverviewWords } from './words.ts'

const FILES: Readonly<Record<Language, () => Promise<{ overview: OverviewWords }>>> = {
  zh: () => import('./zh-overview.ts'),
  en: () => import('./en-overview.ts'),
}

/** The words of the list of all parks, and of the forms about a park and its documents. */
export const loadOverviewWords = async (language: Language): Promise<OverviewWords> =>
  (await FILES[language]()).overview
