import type { CardGround } from '../../i18n/card-line.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import type { ParkView } from '../../jobs/park-view.ts'

/** The park as it was checked, for the cards of its findings. */
export const groundOf = ({ park, versions }: ParkView, check: CheckView): CardGround => ({
  park,
  versions,
  asOf: check.asOf,
  checked: check.checked,
  coverage: check.coverage,
  controlLines: check.controlLines,
})
