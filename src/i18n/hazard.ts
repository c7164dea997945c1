import type { Language } from './index.ts'
import type { HazardWords } from './words.ts'

const FILES: Readonly<Record<Language, () => Promise<{ hazard: HazardWords }>>> = {
  zh: () => import('./zh-hazard.ts'),
  en: () => import('./en-hazard.ts'),
}

/** The words of hazards: grading, distances, who is within reach. */
export const loadHazardWords = async (language: Language): Promise<HazardWords> => (await FILES[language]()).hazard
