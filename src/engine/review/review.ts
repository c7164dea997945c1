import type { ObjectRef, Verdict } from '../model/finding.ts'
import type { ReviewState } from './review-state.ts'

/** On what a finding rested when somebody wrote about it. */
export interface EvidenceRecord {
  /** SHA-256 of all the rest, hexadecimal. */
  readonly hash: string
  /** The rule, and which revision of it. */
  readonly rule: string
  readonly revision: number
  readonly verdict: Verdict
  /** The boundary version that was checked, and a hash of its outline. */
  readonly boundary: string | null
  readonly outline: string | null
  /** Hash of the geometry of each object, by `layer/id`. */
  readonly shapes: Readonly<Record<string, string>>
  /** What else the verdict rests on, by its name in the evidence: head-count, status of the people, grade and the like. */
  readonly values: Readonly<Record<string, string | number | boolean | null>>
}

/** What is to be done about a finding, by whom and until when; null: not said yet. */
export interface Rectification {
  readonly measure: string | null
  readonly leader: string | null
  readonly department: string | null
  /** YYYY-MM-DD. */
  readonly deadline: string | null
  /** Where people live inside: how and where to they are moved. */
  readonly relocation: string | null
}

/** A photo or a file that somebody put to a finding. */
export interface Attachment {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  /** Name of the stored file, in a park folder `evidence/…`; null when it did not come along. */
  readonly stored: string | null
}

/** Something that somebody wrote about a finding. What is not named in it stays as it was. */
export interface ReviewStep {
  /** ISO date and time. */
  readonly at: string
  readonly by: string
  readonly state?: ReviewState
  /** Why it does not apply; required with `dismissed`. */
  readonly reason?: string
  readonly rectification?: Partial<Rectification>
  readonly comment?: string
  readonly attachment?: Attachment
  /** The filled-in list that it was read back from. */
  readonly list?: string
  /** null: at that moment the rules did not find it, or nothing was checked. */
  readonly evidence: EvidenceRecord | null
}

/** A problem that people have written into the list and no rule has found. */
export interface OwnProblem {
  readonly problem: string
  readonly place: string | null
  readonly basis: string | null
}

/** All that was written about one finding, the oldest first. */
export interface Review {
  /** Of the finding; `own:` and an id for a problem that people have written themselves. */
  readonly finding: string
  /** What it was about and what it said, for when the rules do not find it any more. */
  readonly rule: string | null
  readonly objects: readonly ObjectRef[]
  readonly own: OwnProblem | null
  readonly steps: readonly ReviewStep[]
}
