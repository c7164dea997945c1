import type { Park } from '../engine/model/park.ts'
import type { Review } from '../engine/review/review.ts'
import type { Receipt } from './receipt.ts'

/** The document: a park, and how its layers came into it. Immutable; every change is a command. */
export interface Project {
  readonly park: Park
  /** By the file name of the layer. */
  readonly receipts: ReadonlyMap<string, Receipt>
  /** What was written about findings, by their ids. */
  readonly reviews: ReadonlyMap<string, Review>
}

export const projectOf = (
  park: Park,
  receipts: Project['receipts'] = new Map(),
  reviews: Project['reviews'] = new Map(),
): Project => ({ park, receipts, reviews })

/** A project with what was and what was taken back; undo and redo move along it. */
export interface History {
  readonly past: readonly Project[]
  readonly present: Project
  readonly future: readonly Project[]
}

/** States are kept whole (they share what did not change); this many steps can be taken back. */
const MOST_STEPS = 200

export const historyOf = (present: Project): History => ({ past: [], present, future: [] })

export function advance({ past, present }: History, next: Project): History {
  return { past: [...past.slice(1 - MOST_STEPS), present], present: next, future: [] }
}

export function undo(history: History): History {
  const present = history.past.at(-1)
  if (!present) return history
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future] }
}

export function redo(history: History): History {
  const [present, ...future] = history.future
  if (!present) return history
  return { past: [...history.past, history.present], present, future }
}
