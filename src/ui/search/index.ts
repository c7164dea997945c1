/** Finding things: fetched when somebody goes to the search. */
export { Finder } from './finder.svelte.ts'
export { default as SearchHits } from './SearchHits.svelte'
