import type { Language } from './index.ts'
import type { WorkFields, WorkWords } from './words.ts'

export interface WorkVoice {
  readonly work: WorkWords
  readonly fields: WorkFields
  readonly choices: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const FILES: Readonly<Record<Language, () => Promise<WorkVoice>>> = {
  zh: () => import('./zh-work.ts'),
  en: () => import('./en-work.ts'),
}

/** The words of importing, correcting and keeping. */
export const loadWorkWords = (language: Language): Promise<WorkVoice> => FILES[language]()
