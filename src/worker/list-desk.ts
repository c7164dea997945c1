import { InputError } from '../engine/model/trouble.ts'
import { listCommand } from '../jobs/list-back/apply-list.ts'
import { compareList } from '../jobs/list-back/compare-list.ts'
import type { ListComparison } from '../jobs/list-back/list-difference.ts'
import type { Progress } from '../jobs/progress.ts'
import type { WriteReview } from '../project/commands/review.ts'
import type { NamedFile } from './protocol.ts'
import type { Workplace } from './workplace.ts'

/** The filled-in list that is looked at; nothing of it applies before rows are chosen. */
export class ListDesk {
  readonly #place: Workplace
  #comparison: ListComparison | null = null

  constructor(place: Workplace) {
    this.#place = place
  }

  /** null when the file is no list of rectifications, or nothing was checked yet. */
  async read({ path, file }: NamedFile, progress: Progress): Promise<ListComparison | null> {
    const { answer } = this.#place
    if (!answer) return null
    let bytes: Uint8Array
    try {
      bytes = new Uint8Array(await file.arrayBuffer())
    } catch (error) {
      throw new InputError('unreadable-file', { reason: String((error as Error).name) }, { file: path })
    }
    const name = path.split('/').at(-1)!
    this.#comparison = await compareList({ name, bytes }, this.#place.reviews, answer, progress)
    return this.#comparison
  }

  /** The chosen rows as one change. */
  take(keys: readonly string[], by: string): WriteReview {
    const { answer } = this.#place
    if (!answer || !this.#comparison) throw new Error('no list was read')
    const taking = { by, at: new Date().toISOString(), newId: () => crypto.randomUUID() }
    return listCommand(this.#comparison, keys, this.#place.changeable().present, answer, taking)
  }
}
