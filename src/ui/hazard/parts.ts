import DistancesTable from './DistancesTable.svelte'
import HazardPanel from './HazardPanel.svelte'
import ReachCard from './ReachCard.svelte'
import ReachHost from './ReachHost.svelte'
import { stripOfGradings } from './strip.ts'

/** What the panels show of hazards; they reach it through the desk, because it is fetched later than they are. */
export const parts = { DistancesTable, HazardPanel, ReachCard, ReachHost, stripOfGradings }
