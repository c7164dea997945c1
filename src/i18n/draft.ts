import type { Language } from './index.ts'
import type { draft as zhDraft } from './zh-draft.ts'

/** Words of drawing a draft; the Chinese file says which there are. */
export type DraftWords = Readonly<Record<keyof typeof zhDraft, string>>

const FILES: Readonly<Record<Language, () => Promise<{ draft: DraftWords }>>> = {
  zh: () => import('./zh-draft.ts'),
  en: () => import('./en-draft.ts'),
}

export const loadDraftWords = async (language: Language): Promise<DraftWords> => (await FILES[language]()).draft
