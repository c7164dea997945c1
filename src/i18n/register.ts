import type { Language } from './index.ts'
import type { register as zh } from './zh-register.ts'

/** Words of finding things and of the register of hazard sources; the Chinese file says which there are. */
export type RegisterWords = Readonly<Record<keyof typeof zh, string>>

const FILES: Readonly<Record<Language, () => Promise<{ register: RegisterWords }>>> = {
  zh: () => import('./zh-register.ts'),
  en: () => import('./en-register.ts'),
}

export const loadRegisterWords = async (language: Language): Promise<RegisterWords> =>
  (await FILES[language]()).register
