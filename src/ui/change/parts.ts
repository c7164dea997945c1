import ChangePanel from './ChangePanel.svelte'
import ChangesTable from './ChangesTable.svelte'
import CompareHost from './CompareHost.svelte'
import MaterialsMatrix from './MaterialsMatrix.svelte'
import TimeLine from './TimeLine.svelte'
import VersionChips from './VersionChips.svelte'
import { stripOfChange } from './change-words.ts'

/** What the panels show of boundary versions; they reach it through the desk, because it is fetched later than they are. */
export const parts = {
  ChangePanel,
  ChangesTable,
  CompareHost,
  MaterialsMatrix,
  TimeLine,
  VersionChips,
  stripOfChange,
}
