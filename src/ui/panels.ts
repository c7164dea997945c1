/** What is fetched after the first map, together: it has nothing to show before the first check. */
export { default as Dock } from './Dock.svelte'
export { default as Inspector } from './Inspector.svelte'
export { default as Notices } from './Notices.svelte'
export { default as PrintSheet } from './PrintSheet.svelte'
export { default as StatusBar } from './StatusBar.svelte'
export { default as Splitter } from './Splitter.svelte'
export { default as VerdictStrip } from './VerdictStrip.svelte'
export { ObjectIndex } from './objects.ts'
