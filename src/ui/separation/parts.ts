import SeparationCard from './SeparationCard.svelte'

/** What the panels show of it. */
export const parts = { SeparationCard }
