import type { Language } from './index.ts'
import type { SheetWords } from './words.ts'

const FILES: Readonly<Record<Language, () => Promise<{ sheet: SheetWords }>>> = {
  zh: () => import('./zh-sheet.ts'),
  en: () => import('./en-sheet.ts'),
}

/** The words of the sheets that are laid out for paper. */
export const loadSheetWords = async (language: Language): Promise<SheetWords> => (await FILES[language]()).sheet
