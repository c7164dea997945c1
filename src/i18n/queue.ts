import type { Language } from './index.ts'
import type { QueueWords } from './words.ts'

const FILES: Readonly<Record<Language, () => Promise<{ queue: QueueWords }>>> = {
  zh: () => import('./zh-queue.ts'),
  en: () => import('./en-queue.ts'),
}

/** The words of carrying findings to their end. */
export const loadQueueWords = async (language: Language): Promise<QueueWords> => (await FILES[language]()).queue
