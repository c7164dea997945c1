import type { Words } from './words.ts'

export const enPage: Words['page'] = { title: 'Sizhi' }
