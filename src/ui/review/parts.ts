import FindingsPanel from './FindingsPanel.svelte'
import LeftReviews from './LeftReviews.svelte'
import ReviewCard from './ReviewCard.svelte'
import ReviewHost from './ReviewHost.svelte'
import { stepWords } from './step-words.ts'

/** What the panels show of reviews; they reach it through the desk, because it is fetched later than they are. */
export const parts = { FindingsPanel, LeftReviews, ReviewCard, ReviewHost, stepWords }
