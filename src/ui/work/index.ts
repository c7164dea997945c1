import './work.css'

/** Importing, correcting and keeping: fetched when the first check is shown, or with the first dropped file. */
export { default as EditBar } from './EditBar.svelte'
export { default as ObjectActions } from './ObjectActions.svelte'
export { default as ReceiptList } from './ReceiptList.svelte'
export { default as WorkHost } from './WorkHost.svelte'
export { default as CornerGrid } from '../draft/CornerGrid.svelte'
export { default as VersionActions } from '../draft/VersionActions.svelte'
export { default as MaterialActions } from '../overview/MaterialActions.svelte'
export { default as ParkActions } from '../overview/ParkActions.svelte'
export { loadDraftWords } from '../../i18n/draft.ts'
export { loadWorkWords } from '../../i18n/work.ts'
export { Work } from './work.svelte.ts'
