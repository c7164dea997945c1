import type { Language } from './index.ts'

type Measures = Readonly<Record<string, readonly string[]>>

const FILES: Readonly<Record<Language, () => Promise<{ measures: Measures }>>> = {
  zh: () => import('./zh-measures.ts'),
  en: () => import('./en-measures.ts'),
}

/** Measures to start from, by rule. */
export const loadMeasures = async (language: Language): Promise<Measures> => (await FILES[language]()).measures
