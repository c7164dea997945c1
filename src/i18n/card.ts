import type { Language } from './index.ts'
import type { CardWords } from './words.ts'

const FILES: Readonly<Record<Language, () => Promise<{ card: CardWords }>>> = {
  zh: () => import('./zh-card.ts'),
  en: () => import('./en-card.ts'),
}

/** The words of the card that explains a finding. */
export const loadCardWords = async (language: Language): Promise<CardWords> => (await FILES[language]()).card
