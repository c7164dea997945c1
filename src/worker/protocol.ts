import type { ExportFormat } from '../jobs/export.ts'
import type { CheckView } from '../jobs/check-view.ts'
import type { ParkView } from '../jobs/park-view.ts'
import type { Step } from '../jobs/progress.ts'
import type { Note } from '../engine/model/trouble.ts'
import type { Language } from '../i18n/index.ts'

/** A job ends with a value, with the user's mistake, or because it was stopped. Our own errors reject. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly note: Note }
  | { readonly kind: 'cancelled' }

export interface NamedFile {
  /** Path inside the dropped folder, with `/`. */
  readonly path: string
  readonly file: File
}

export interface CheckRequest {
  readonly asOf: string
  readonly versionId: string | null
  /** The page has no view of the whole park yet. */
  readonly wantsView: boolean
}

export interface Checked {
  readonly check: CheckView
  /** The whole park with the files that opening had left for later, when it was wanted. */
  readonly view: ParkView | null
}

/** What the worker can be asked. */
export interface Jobs {
  /** Opens a park of the site; its first view holds the files whose readers are at hand. */
  openSite(folder: string): Promise<Outcome<ParkView>>
  openFiles(files: readonly NamedFile[]): Promise<Outcome<ParkView>>
  /** Reads what is left of the open park and checks it. */
  check(request: CheckRequest): Promise<Outcome<Checked>>
  exportFindings(format: ExportFormat, language: Language): Promise<string>
  /** Stops what is under way; the park stays as it was. */
  cancel(): void
}

/** What the worker says meanwhile. */
export interface Listener {
  progress(step: Step): void
}
