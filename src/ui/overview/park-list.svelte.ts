import type { ParkSummary } from '../../jobs/park-summary.ts'
import type { Note } from '../../engine/model/trouble.ts'
import type { ParkOrigin, ProjectInfo } from '../../worker/protocol.ts'
import { SAMPLES, type Session } from '../state/session.svelte.ts'

/** A park that can be opened from this page, and what was found in it so far. */
export interface ListedPark {
  readonly key: string
  readonly name: string
  readonly nameEn: string | null
  readonly origin: ParkOrigin
  /** Of a project of this device. */
  readonly project: ProjectInfo | null
  /** Of a park of the site. */
  readonly sample: string | null
}

export type Found =
  | { readonly kind: 'found'; readonly summary: ParkSummary }
  | { readonly kind: 'refused'; readonly note: Note }
  | { readonly kind: 'stopped' }

/** Every park of this device and of the site; each is read and checked, one after another, while the list is open. */
export class ParkList {
  parks = $state.raw<readonly ListedPark[] | null>(null)
  found = $state.raw<ReadonlyMap<string, Found>>(new Map())
  readonly #session: Session
  #closed = false

  constructor(session: Session) {
    this.#session = session
  }

  async load(): Promise<void> {
    const { jobs } = this.#session
    await this.#session.ask(
      () => jobs.listProjects(),
      (projects) => (this.parks = [...projects.map(ofDevice), ...SAMPLES.map(ofSite)]),
    )
    this.parks ??= SAMPLES.map(ofSite)
    for (const park of this.parks) {
      if (this.#closed) return
      if (this.found.has(park.key)) continue
      const outcome = await jobs.summarise(park.origin, this.#session.asOf)
      this.#set(
        park.key,
        outcome.kind === 'done'
          ? { kind: 'found', summary: outcome.value }
          : outcome.kind === 'refused'
            ? { kind: 'refused', note: outcome.note }
            : { kind: 'stopped' },
      )
    }
    this.#session.step = null
  }

  /** Those that could be read, in their order. */
  get summaries(): ParkSummary[] {
    return (this.parks ?? []).flatMap(({ key }) => {
      const found = this.found.get(key)
      return found?.kind === 'found' ? [found.summary] : []
    })
  }

  close(): void {
    this.#closed = true
    if (this.parks?.some(({ key }) => !this.found.has(key))) this.#session.cancel()
  }

  #set(key: string, found: Found): void {
    this.found = new Map([...this.found, [key, found]])
  }
}

const ofDevice = (project: ProjectInfo): ListedPark => ({
  key: `device:${project.id}`,
  name: project.name,
  nameEn: null,
  origin: { kind: 'device', id: project.id },
  project,
  sample: null,
})

const ofSite = ({ id, zh, en }: (typeof SAMPLES)[number]): ListedPark => ({
  key: `site:${id}`,
  name: zh,
  nameEn: en,
  origin: { kind: 'site', folder: new URL(`data/parks/${id}/`, document.baseURI).href },
  project: null,
  sample: id,
})
