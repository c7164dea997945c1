import FindingCards from './FindingCards.svelte'
import Position from './Position.svelte'

/** What the panels show of findings; they reach it through the desk, because it is fetched later than they are. */
export const parts = { FindingCards, Position }
