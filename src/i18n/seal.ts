import type { seal as zhSeal } from './zh-seal.ts'
import type { Language } from './index.ts'

export type SealWords = Readonly<Record<keyof typeof zhSeal, string>>

const FILES: Readonly<Record<Language, () => Promise<{ seal: SealWords }>>> = {
  zh: () => import('./zh-seal.ts'),
  en: () => import('./en-seal.ts'),
}

/** The words of sealed packages: making one, and what one is found to be. */
export const loadSealWords = async (language: Language): Promise<SealWords> => (await FILES[language]()).seal
