import type { Language } from './index.ts'
import type { grading as zhGrading } from './zh-grading.ts'

/** Words of the settings of the grading; the Chinese file says which there are. */
export type GradingWords = Readonly<Record<keyof typeof zhGrading, string>>

const FILES: Readonly<Record<Language, () => Promise<{ grading: GradingWords }>>> = {
  zh: () => import('./zh-grading.ts'),
  en: () => import('./en-grading.ts'),
}

export const loadGradingWords = async (language: Language): Promise<GradingWords> => (await FILES[language]()).grading
