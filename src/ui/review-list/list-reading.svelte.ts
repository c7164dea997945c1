import type { ListBackWords } from '../../i18n/list-back.ts'
import type { ListWords } from '../../i18n/list.ts'
import type { ListComparison } from '../../jobs/list-back/list-difference.ts'
import type { NamedFile } from '../../worker/protocol.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import type * as Parts from './index.ts'

/** What may hold a list; anything else is not looked at twice. */
const MAY_BE_LIST = /\.(?:xlsx|xlsm|csv|txt|tsv)$/i

/** Finds a filled-in list among files, and keeps what it would change until it is applied. */
export class ListReading {
  shown = $state.raw<{
    readonly comparison: ListComparison
    readonly words: ListBackWords
    readonly list: ListWords
    readonly parts: typeof Parts
  } | null>(null)
  readonly #session: Session
  readonly #desk: Desk

  constructor(session: Session, desk: Desk) {
    this.#session = session
    this.#desk = desk
  }

  /** The first file that is a list of rectifications; null when none is. */
  async find(files: readonly NamedFile[]): Promise<NamedFile | null> {
    this.shown = null
    for (const file of files) {
      if (!MAY_BE_LIST.test(file.path)) continue
      let comparison: ListComparison | null = null
      await this.#session.ask(
        () => this.#session.jobs.readList(file),
        (found) => (comparison = found),
      )
      if (!comparison) continue
      const parts = await import('./index.ts')
      const { language } = this.#desk
      const [words, list] = await Promise.all([parts.loadListBackWords(language), parts.loadListWords(language)])
      this.shown = { comparison, words, list, parts }
      return file
    }
    return null
  }

  async speak(): Promise<void> {
    const { shown } = this
    if (!shown) return
    const { language } = this.#desk
    const [words, list] = await Promise.all([
      shown.parts.loadListBackWords(language),
      shown.parts.loadListWords(language),
    ])
    this.shown = { ...shown, words, list }
  }

  /** True when the rows were written. */
  async apply(keys: readonly string[], by: string): Promise<boolean> {
    return (await this.#session.change(() => this.#session.jobs.applyList(keys, by))) !== null
  }
}
