import { SvelteMap } from 'svelte/reactivity'
import type { Session } from '../state/session.svelte.ts'

/** A file that a layer was imported from, and the day. */
export interface SourceFile {
  readonly name: string
  readonly date: string
}

const NONE: readonly SourceFile[] = []

/** From which files the layers of the open park came, by their receipts; asked when somebody looks. */
export class Sources {
  readonly #session: Session
  readonly #files = new SvelteMap<string, readonly SourceFile[]>()
  readonly #asked = new Set<string>()

  constructor(session: Session) {
    this.#session = session
  }

  /** Of a layer; empty until the receipt is there, and for a layer that has none. */
  of(layer: string): readonly SourceFile[] {
    // Another park, or another import, has other receipts.
    const key = `${this.#session.opened} ${this.#session.keeping?.saved ?? ''} ${layer}`
    if (!this.#asked.has(key)) {
      this.#asked.add(key)
      void this.#session.jobs.receiptOf(layer).then((receipt) => {
        if (!receipt) return
        const date = receipt.importedAt.slice(0, 'YYYY-MM-DD'.length)
        this.#files.set(
          key,
          receipt.files.map(({ name }) => ({ name, date })),
        )
      })
    }
    return this.#files.get(key) ?? NONE
  }
}
