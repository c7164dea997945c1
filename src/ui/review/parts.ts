import { cardsText } from '../cards/card-text.ts'
import FindingCards from '../cards/FindingCards.svelte'
import FindingsPanel from './FindingsPanel.svelte'
import LeftReviews from './LeftReviews.svelte'
import ReviewHost from './ReviewHost.svelte'
import { stepWords } from './step-words.ts'

/** What the panels show of reviews; they reach it through the desk, because it is fetched later than they are. */
export const parts = { cardsText, FindingCards, FindingsPanel, LeftReviews, ReviewHost, stepWords }
