import FilterRow from './FilterRow.svelte'
import { hazardsTable } from './hazards-table.ts'
import RegisterHost from './RegisterHost.svelte'

/** What the panels show of the register; they reach it through the desk, because it is fetched later than they are. */
export const parts = { FilterRow, RegisterHost, hazardsTable }
