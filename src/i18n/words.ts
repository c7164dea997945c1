import type { Severity, Verdict } from '../engine/model/finding.ts'
import type { LayerKind, MaterialKind, TargetKind } from '../engine/model/layer-kind.ts'
import type { Where } from '../engine/model/trouble.ts'
import type { card as zhCard } from './zh-card.ts'
import type { change as zhChange } from './zh-change.ts'
import type { overview as zhOverview } from './zh-overview.ts'
import type { hazard as zhHazard } from './zh-hazard.ts'
import type { page as zhPage } from './zh-page.ts'
import type { panels as zhPanels } from './zh-panels.ts'
import type { queue as zhQueue } from './zh-queue.ts'
import type { review as zhReview } from './zh-review.ts'
import type { sheet as zhSheet } from './zh-sheet.ts'
import type { fields as zhFields, work as zhWork } from './zh-work.ts'
import type { Notation } from './template.ts'

/** What a language must say. Keys that come from data are looked up by text, so they are open records. */
export interface Words {
  readonly notation: Notation
  readonly unknown: string
  readonly sample: string
  readonly severities: Readonly<Record<Severity, string>>
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly statuses: Readonly<Record<string, string>>
  readonly grades: readonly string[]
  readonly layers: Readonly<Record<LayerKind, string> & Record<string, string>>
  readonly targets: Readonly<Record<TargetKind, string> & Record<string, string>>
  /** Of a row that should be an area. */
  readonly shapes: Readonly<Record<string, string>>
  readonly materials: Readonly<Record<MaterialKind, string> & Record<string, string>>
  /** The file and row before a sentence, or ''. */
  /** `rows` is the list of rows in words, when they are several. */
  place(where: Where, rows: string | null): string
  readonly notes: Readonly<Record<string, string>>
}

/** Words beside the first map; the Chinese file says which there are. */
export type FirstWords = Readonly<Record<keyof typeof zhPage, string>>
/** Words of the panels that come after it. */
export type PanelWords = Readonly<Record<keyof typeof zhPanels, string>>
export type PageWords = FirstWords & PanelWords

/** Words of importing, correcting and keeping, and the names of properties. */
export type WorkWords = Readonly<Record<keyof typeof zhWork, string>>
export type WorkFields = Readonly<Record<keyof typeof zhFields, string>>

/** Words of boundary versions, their comparison and what hangs on them. */
export type ChangeWords = Readonly<Record<keyof typeof zhChange, string>>

/** Words of the list of all parks, and of the forms about a park and its documents. */
export type OverviewWords = Readonly<Record<keyof typeof zhOverview, string>>

/** Words of the sheets that are laid out for paper. */
export type SheetWords = Readonly<Record<keyof typeof zhSheet, string>>

/** Words of hazards, their grading, distances, and who is within reach. */
export type HazardWords = Readonly<Record<keyof typeof zhHazard, string>>

/** How far a finding has been carried, and why one is back. */
export type ReviewWords = Readonly<Record<keyof typeof zhReview, string>>

/** Words of carrying findings to their end. */
export type QueueWords = Readonly<Record<keyof typeof zhQueue, string>>

/** Words of the card that explains a finding. */
export type CardWords = Readonly<Record<keyof typeof zhCard, string>>
