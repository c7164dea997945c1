import type { CornerEdit } from '../engine/live/corner-edit.ts'
import type { OutlineFault } from '../engine/live/outline-fault.ts'
import type { Heads, Side } from '../engine/live/tally.ts'
import type { ObjectRef } from '../engine/model/finding.ts'
import type { Note } from '../engine/model/trouble.ts'
import type { Attachment, Rectification, Review } from '../engine/review/review.ts'
import type { ReviewState } from '../engine/review/review-state.ts'
import type { Standing } from '../engine/review/standing.ts'
import type { SurroundedFinding, Surroundings } from '../engine/surroundings/surroundings.ts'
import type { Language } from '../i18n/index.ts'
import type { DegreeBounds } from '../engine/model/neighbourhood.ts'
import type { BeyondView } from '../jobs/beyond-view.ts'
import type { CheckView } from '../jobs/check-view.ts'
import type { DraftOutlineView } from '../jobs/draft-outline.ts'
import type { DegreeShape, NewObject } from '../jobs/edit-objects.ts'
import type { CornerFile } from '../jobs/export-corners.ts'
import type { ListFile, ListFormat } from '../jobs/export-list.ts'
import type { RegisterFile, RegisterFormat } from '../jobs/export-register.ts'
import type { ExportFormat } from '../jobs/export.ts'
import type { DraftView } from '../jobs/import/draft-view.ts'
import type { LedgerView } from '../jobs/ledger-view.ts'
import type { ListComparison } from '../jobs/list-back/list-difference.ts'
import type { ParkSummary } from '../jobs/park-summary.ts'
import type { LayerView, ParkView } from '../jobs/park-view.ts'
import type { Step } from '../jobs/progress.ts'
import type { DistanceLine, DistanceRequest, DistanceTableView, ReachRequest, ReachView } from '../jobs/reach-view.ts'
import type { SeparationView } from '../jobs/separation.ts'
import type { PackageView } from '../jobs/seal/verify-package.ts'
import type { Command } from '../project/commands/command.ts'
import type { ImportSettings, Receipt } from '../project/receipt.ts'

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

/** What was written about a finding, and how it stands. */
export interface ReviewView extends Review {
  readonly standing: Standing
}

/** Reviews that the page does not have as they are. */
export interface ReviewPatch {
  readonly changed: readonly ReviewView[]
  /** By finding. */
  readonly removed: readonly string[]
}

/** What somebody writes about findings; time and evidence are put to it by the worker. */
export interface ReviewEntry {
  readonly findings: readonly string[]
  readonly by: string
  readonly state?: ReviewState
  readonly reason?: string
  readonly rectification?: Partial<Rectification>
  readonly comment?: string
  /** Photos and files of the device; each becomes an attachment of its own. */
  readonly files?: readonly File[]
}

/** A view of the park; a layer that the page has as it is comes as its file name. */
export interface ViewPatch extends Omit<ParkView, 'park'> {
  readonly park: Omit<ParkView['park'], 'layers'>
  readonly layers: readonly (LayerView | string)[]
  readonly reviews: ReviewPatch
}

/** How the open park is kept. */
export interface Keeping {
  /** `site`: a sample, read only; `device`: stored; `memory`: this browser does not store, see `trouble`. */
  readonly kind: 'site' | 'device' | 'memory'
  readonly project: string | null
  /** Another tab writes it: this one reads. */
  readonly readOnly: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** ISO date and time of the last change that is on the disk. */
  readonly saved: string | null
  readonly saving: boolean
  /** Why the last change is not on the disk. */
  readonly trouble: Note | null
}

export interface Opened {
  readonly view: ViewPatch
  readonly keeping: Keeping
}

/** What a change did to the findings. */
export interface Delta {
  readonly added: number
  readonly cleared: number
  readonly back: number
}

export interface CheckRequest {
  readonly asOf: string
  readonly versionId: string | null
}

export interface SealRequest extends CheckRequest {
  readonly by: string
  readonly language: Language
}

export interface SealedPackage {
  readonly blob: Blob
  /** SHA-256 of its manifest, to be noted on paper. */
  readonly seal: string
}

/** Which versions are compared: from A to B, both by their id; null for none. */
export interface LedgerRequest {
  readonly asOf: string
  readonly a: string | null
  readonly b: string | null
  /** Metres within which a border counts as the same; null: the sum of both stated accuracies, at least 1. */
  readonly toleranceMetres: number | null
}

/** The draft that is drawn, and the day on which people count as living somewhere. */
export interface DraftRequest {
  readonly version: string
  readonly asOf: string
}

/** What an edit of a draft would do, against the outline that is kept; the full check says the same of the result. */
export interface DraftMove {
  /** In the plane of the frame, or of the park's zone. */
  readonly squareMetres: number
  /** The new edges at the corner, in their order. */
  readonly edgeMetres: readonly number[]
  readonly heads: Readonly<Record<Side, Heads>>
  /** Those that would lie on another side, a thousand at most. */
  readonly affected: readonly { readonly layer: string; readonly row: number; readonly side: Side }[]
  readonly fault: OutlineFault | null
}

export interface Checked {
  readonly check: CheckView
  /** Against the check before, when a change of the data lies between them. */
  readonly delta: Delta | null
  /** What is new for the page, or null. */
  readonly view: ViewPatch | null
}

export interface ProjectInfo {
  readonly id: string
  readonly name: string
  readonly changed: string
}

/** A park that can be opened: a folder of the site, or a project of this device. */
export type ParkOrigin =
  { readonly kind: 'site'; readonly folder: string } | { readonly kind: 'device'; readonly id: string }

export interface NewPark {
  readonly name: string
  readonly lng: number
  readonly lat: number
}

/** What the worker can be asked. */
export interface Jobs {
  /** Opens a park of the site; its first view holds the files whose readers are at hand. */
  openSite(folder: string): Promise<Outcome<Opened>>
  /** A park folder, or a copy of a project in one zip: becomes a project of this device. */
  openFolder(files: readonly NamedFile[]): Promise<Outcome<Opened>>
  openProject(id: string): Promise<Outcome<Opened>>
  newPark(park: NewPark): Promise<Outcome<Opened>>
  listProjects(): Promise<Outcome<readonly ProjectInfo[]>>
  removeProject(id: string): Promise<Outcome<null>>
  /** A park as one line of the list of all parks; the open one stays open. */
  summarise(origin: ParkOrigin, asOf: string): Promise<Outcome<ParkSummary>>
  /** The list of all parks for a spreadsheet. */
  exportOverview(parks: readonly ParkSummary[], asOf: string, language: Language): Promise<string>

  /** Reads what is left of the open park and checks it. */
  check(request: CheckRequest): Promise<Outcome<Checked>>
  /** What changed from one boundary version to another, and what hangs on them. */
  ledger(request: LedgerRequest): Promise<Outcome<LedgerView>>
  exportFindings(format: ExportFormat, language: Language): Promise<string>
  /** The list of rectifications (整改清单), of the last check. */
  exportList(format: ListFormat, language: Language): Promise<Outcome<ListFile>>
  /** A filled-in list against what is found and written; null when the file holds none. Nothing applies by it. */
  readList(file: NamedFile): Promise<Outcome<ListComparison | null>>
  /** Takes the chosen rows of the list that was read, as one change. */
  applyList(keys: readonly string[], by: string): Promise<Outcome<Opened>>
  /** The hazard sources as a register. */
  exportRegister(format: RegisterFormat): Promise<Outcome<RegisterFile>>
  /** The park folder as one zip. */
  exportFolder(): Promise<Outcome<Blob>>
  /** SHA-256 of park.json and all layers, as in the manifest of a sealed package; for the foot of a print. */
  dataHash(): Promise<Outcome<string>>
  /** Park, findings, decisions and evidence as one zip with a manifest of hashes. */
  sealPackage(request: SealRequest): Promise<Outcome<SealedPackage>>
  /** Compares a sealed package with its manifest, and the manifest with a code from paper; nothing is opened by it. */
  verifyPackage(files: readonly NamedFile[], seal: string | null): Promise<Outcome<PackageView>>

  /** A park folder or a copy of a project, a sealed package of one, or data to be imported. */
  kindOf(files: readonly NamedFile[]): Promise<'park' | 'package' | 'data'>
  /** Reads files for import; nothing applies before `adopt`. `remembered` are settings by headings. */
  readDrafts(files: readonly NamedFile[], remembered: RememberedSettings): Promise<Outcome<Drafts>>
  /** The same from a table that was pasted or typed. */
  readPasted(text: string, name: string): Promise<Outcome<Drafts>>
  /** The file of a receipt again, when it is still at hand, with the settings of then. */
  readAgain(layer: string): Promise<Outcome<Drafts>>
  /** A draft with other settings. */
  redraft(id: string, settings: ImportSettings): Promise<Outcome<DraftView>>
  adopt(ids: readonly string[]): Promise<Outcome<Opened>>
  discardDrafts(): Promise<void>
  receiptOf(layer: string): Promise<Receipt | null>

  /** Makes a change, `undo` and `redo` among them. A sample becomes a project of this device first. */
  change(command: Command): Promise<Outcome<Opened>>
  /** An empty layer of a kind where there is none yet, then the row; coordinates in degrees. */
  addObject(object: NewObject): Promise<Outcome<Opened & { readonly ref: ObjectRef }>>
  /** Another place or outline for an object; coordinates in degrees. */
  moveObject(object: MovedObject): Promise<Outcome<Opened>>

  /** Writes about findings. The park stays as it was, so nothing is checked again. */
  review(entry: ReviewEntry): Promise<Outcome<Opened>>
  /** A file that was put to a finding. Refused when it did not come along. */
  attachment(attachment: Attachment): Promise<Outcome<Blob>>

  /** A draft with the outline of a version; its id comes back. */
  forkDraft(version: string): Promise<Outcome<Opened & { readonly version: string }>>
  /** Holds a draft for drawing, or takes over what was changed since; does not wait for jobs that are under way. */
  beginDraftEdit(request: DraftRequest): Promise<Outcome<DraftOutlineView>>
  /** What an edit would do; nothing is kept by it. Null takes it back. Answers while jobs are under way. */
  moveDraftCorner(edit: CornerEdit | null): Promise<DraftMove | null>
  endDraftEdit(): void
  /** A version as corner file (界址点 TXT). */
  exportCorners(version: string): Promise<Outcome<CornerFile>>

  /** People-dense places against production, by enterprise, of the last check; null when nothing was checked. */
  separation(): Promise<Outcome<SeparationView | null>>

  /** Distances and who is within reach; see NearJobs. Does not wait for jobs that are under way. */
  near(job: keyof NearJobs, args: readonly unknown[]): Promise<unknown>

  /** Stops what is under way; the park stays as it was. */
  cancel(): void
}

export type RememberedSettings = Readonly<Record<string, Partial<ImportSettings>>>

export interface Drafts {
  readonly drafts: readonly DraftView[]
  /** Files and layers that cannot be used. */
  readonly refused: readonly Note[]
}

export interface MovedObject {
  readonly layer: string
  readonly id: string
  readonly shape: DegreeShape
}

/** What the worker says meanwhile. */
export interface Listener {
  progress(step: Step): void
  keeping(keeping: Keeping): void
  /** Only the page may ask the browser not to evict what is stored. */
  askToPersist(): Promise<boolean>
}

/** What `near` can be asked; null when a later question, or a change of the park, has overtaken it. */
export interface NearJobs {
  /** Rows and columns of the distances from edge to edge, and the least of each row; then its cells, a column, a line. */
  table(request: DistanceRequest): Promise<DistanceTableView | null>
  cells(rows: Uint32Array): Promise<Float64Array | null>
  column(column: number): Promise<Float64Array | null>
  line(row: number, column: number): Promise<DistanceLine | null>
  /** Who is within some metres of a plant or a hazard; null, too, where there is no outline to measure from. */
  reach(request: ReachRequest): Promise<ReachView | null>
  /** The neighbours within that reach as a file for a spreadsheet. */
  neighbours(request: ReachRequest, language: Language): Promise<string | null>
  /** What a finding is explained with besides its evidence: the survey there, the nearest hazard sources. */
  surroundings(finding: SurroundedFinding, asOf: string, coverageMonths: number): Promise<Surroundings>
  /** What a view shows of large layers beyond the parts that were read; null stops what is under way. */
  beyond(view: DegreeBounds | null): Promise<BeyondView | null>
}
