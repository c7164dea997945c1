import type { RegisterWords } from './register.ts'

export const register: RegisterWords = {
  searching: 'Searching…',
  why_document: 'Document no. {text}',
  why_substance: 'Substance: {text}',
  why_alias: 'Also called {text} ({of})',
  why_cas: 'CAS {text} ({of})',
  why_medium: 'Medium: {text}',
  why_enterprise: 'Company: {text}',
  why_settlement: 'Settlement: {text}',
  why_grade: 'Grade: {text}',
  why_authority: 'Authority: {text}',
}
