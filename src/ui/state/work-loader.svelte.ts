import { InputError } from '../../engine/model/trouble.ts'
import type { NamedFile } from '../../worker/protocol.ts'
import type * as Parts from '../work/index.ts'
import type { Work } from '../work/work.svelte.ts'
import type { Desk } from './desk.svelte.ts'
import type { Session } from './session.svelte.ts'

/** Fetches what importing and correcting need, once: after the first check, or when it is first wished for. */
export class WorkLoader {
  parts = $state.raw<typeof Parts | null>(null)
  /** Set when `parts` is. */
  work = null as unknown as Work
  readonly #session: Session
  readonly #desk: Desk
  #loading: Promise<void> | null = null

  constructor(session: Session, desk: Desk) {
    this.#session = session
    this.#desk = desk
  }

  async load(): Promise<Work> {
    this.#loading ??= import('../work/index.ts').then(async (parts) => {
      const { language } = this.#desk
      const [voice, words] = await Promise.all([
        parts.loadWorkWords(language),
        parts.loadDraftWords(language),
        this.#desk.learn(),
      ])
      this.work = new parts.Work(this.#session, this.#desk, voice, words)
      this.parts = parts
    })
    await this.#loading
    return this.work
  }

  /** Dropped or chosen files: a park is opened, anything else is read for import. */
  async take(files: readonly NamedFile[]): Promise<void> {
    if (files.length === 0) return
    const ground = files.find(({ path }) => /\.(pmtiles|tiff?)$/i.test(path))
    if (ground) {
      try {
        await (await this.load()).openBasemap(ground.file)
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        this.#session.refused = error.note
      }
      return
    }
    const kind = await this.#session.jobs.kindOf(files)
    if (kind === 'park') {
      this.#desk.select(null)
      await this.#session.openFolder(files)
    } else await (await this.load()).read(files, kind)
  }
}
