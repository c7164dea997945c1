import type { ExportFormat, Language } from '../jobs/export.ts'
import type { CheckView, ParkView } from '../jobs/view.ts'
import type { Step } from '../jobs/progress.ts'
import type { Note } from '../engine/model/trouble.ts'

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
}

/** What the worker can be asked. */
export interface Jobs {
  openSite(folder: string): Promise<Outcome<ParkView>>
  openFiles(files: readonly NamedFile[]): Promise<Outcome<ParkView>>
  check(request: CheckRequest): Promise<Outcome<CheckView>>
  exportFindings(format: ExportFormat, language: Language): Promise<string>
  /** Stops what is under way; the park stays as it was. */
  cancel(): void
}

/** What the worker says meanwhile. */
export interface Listener {
  progress(step: Step): void
}
