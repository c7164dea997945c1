/** Reading a filled-in list back: fetched when a file turns out to be one. */
export { loadListBackWords } from '../../i18n/list-back.ts'
export { loadListWords } from '../../i18n/list.ts'
export { default as ListDialog } from './ListDialog.svelte'
