import type { separation as zhSeparation } from './zh-separation.ts'
import type { Language } from './index.ts'

export type SeparationWords = Readonly<Record<keyof typeof zhSeparation, string>>

const FILES: Readonly<Record<Language, () => Promise<{ separation: SeparationWords }>>> = {
  zh: () => import('./zh-separation.ts'),
  en: () => import('./en-separation.ts'),
}

/** The words of the overview of people-dense places against production areas. */
export const loadSeparationWords = async (language: Language): Promise<SeparationWords> =>
  (await FILES[language]()).separation
